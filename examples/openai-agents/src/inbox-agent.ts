import { Maillon } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import { OpenAIAgentsProvider } from '@maillon/openai-agents'
import { type Agent as Conversation, printCall } from '@maillon/testkit/story'
import { Agent, MemorySession, OpenAIResponsesModel, Runner } from '@openai/agents'
import type OpenAI from 'openai'

interface Options {
  client: OpenAI
  model: string
  engine: Engine
}

/** An agent that may use the user's Gmail, and remembers what was said. */
export async function inboxAgent({ client, model, engine }: Options): Promise<Conversation> {
  const maillon = new Maillon({ engine, provider: new OpenAIAgentsProvider() })
  const session = await maillon.create('user_123', { toolkits: ['gmail'] })
  const agent = new Agent({
    name: 'Inbox agent',
    model: new OpenAIResponsesModel(client, model),
    tools: await session.tools(),
  })
  // Left on, traces go to OpenAI: what tools were asked, and what they answered.
  const runner = new Runner({ tracingDisabled: true })
  runner.on('agent_tool_start', (_, __, tool, { toolCall }) => {
    if (toolCall.type === 'function_call') printCall(tool.name, toolCall.arguments)
  })
  const memory = new MemorySession()

  return async (said) => {
    const { finalOutput } = await runner.run(agent, said, { session: memory })
    return finalOutput ?? ''
  }
}
