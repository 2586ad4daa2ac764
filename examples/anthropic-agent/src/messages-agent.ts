import type Anthropic from '@anthropic-ai/sdk'
import { AnthropicProvider } from '@maillon/anthropic'
import { Maillon } from '@maillon/core'
import { type Agent, printCall } from '@maillon/testkit/story'
import type { AgentOptions } from './agent-options.ts'

/** An agent with a loop of its own, whose answers are streamed. */
export async function messagesAgent({ client, model, engine }: AgentOptions): Promise<Agent> {
  const provider = new AnthropicProvider()
  const maillon = new Maillon({ engine, provider })
  const session = await maillon.create('user_123', { toolkits: ['gmail'] })
  const tools = await session.tools()
  const messages: Anthropic.MessageParam[] = []

  return async (said) => {
    messages.push({ role: 'user', content: said })
    for (;;) {
      const stream = client.messages.stream({ model, max_tokens: 4096, messages, tools })
      let text = ''
      stream.on('text', (piece) => (text += piece))
      const message = await stream.finalMessage()
      messages.push({ role: 'assistant', content: message.content })
      for (const block of message.content) {
        if (block.type === 'tool_use') printCall(block.name, block.input)
      }
      const results = await provider.handleToolCalls(session, message)
      if (results.length === 0 && message.stop_reason !== 'pause_turn') return text
      messages.push(...results)
    }
  }
}
