import type Anthropic from '@anthropic-ai/sdk'
import { AnthropicProvider } from '@maillon/anthropic'
import { Maillon } from '@maillon/core'
import { type Agent, printCall } from '@maillon/testkit/story'
import type { AgentOptions } from './agent-options.ts'

/** An agent whose tools the SDK's tool runner calls. */
export async function runnerAgent({ client, model, engine }: AgentOptions): Promise<Agent> {
  const provider = new AnthropicProvider()
  const maillon = new Maillon({ engine, provider })
  const session = await maillon.create('user_123', { toolkits: ['gmail'] })
  const tools = await provider.runnableTools(session)
  let messages: Anthropic.Beta.BetaMessageParam[] = []

  return async (said) => {
    messages.push({ role: 'user', content: said })
    const runner = client.beta.messages.toolRunner({ model, max_tokens: 4096, messages, tools })
    let text = ''
    for await (const { content } of runner) {
      text = content.map((block) => (block.type === 'text' ? block.text : '')).join('')
      for (const block of content) {
        if (block.type === 'tool_use') printCall(block.name, block.input)
      }
    }
    messages = [...runner.params.messages]
    return text
  }
}
