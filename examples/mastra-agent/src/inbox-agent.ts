import { Maillon } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import { MastraProvider } from '@maillon/mastra'
import { type Agent as Conversation, printCall } from '@maillon/testkit/story'
import { Agent } from '@mastra/core/agent'
import type { MastraModelConfig } from '@mastra/core/llm'

interface Options {
  model: MastraModelConfig
  engine: Engine
}

/** An agent that may use the user's Gmail, and remembers what was said. */
export async function inboxAgent({ model, engine }: Options): Promise<Conversation> {
  const maillon = new Maillon({ engine, provider: new MastraProvider() })
  const session = await maillon.create('user_123', { toolkits: ['gmail'] })
  const agent = new Agent({
    id: 'inbox',
    name: 'Inbox agent',
    instructions: "Answer from the user's mailbox.",
    model,
    tools: await session.tools(),
    hooks: { beforeToolCall: ({ toolName, input }) => printCall(toolName, input) },
  })
  const messages: Parameters<typeof agent.generate>[0] & unknown[] = []

  return async (said) => {
    messages.push({ role: 'user', content: said })
    const { text, response } = await agent.generate(messages)
    messages.push(...(response.messages ?? []))
    return text
  }
}
