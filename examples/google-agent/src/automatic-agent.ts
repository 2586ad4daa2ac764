import { Maillon } from '@maillon/core'
import { GoogleProvider } from '@maillon/google'
import { type Agent, printCall } from '@maillon/testkit/story'
import type { AgentOptions } from './agent-options.ts'

/** An agent whose tools the SDK calls by itself. */
export async function automaticAgent({ client, model, engine }: AgentOptions): Promise<Agent> {
  const provider = new GoogleProvider()
  const maillon = new Maillon({ engine, provider })
  const session = await maillon.create('user_123', { toolkits: ['gmail'] })
  const { tool, callTool } = await provider.callableTool(session)
  const shown: typeof callTool = (calls) => {
    for (const { name = '', args } of calls) printCall(name, args)
    return callTool(calls)
  }
  const config = { tools: [{ tool, callTool: shown }] }
  const chat = client.chats.create({ model, config })

  return async (said) => {
    const response = await chat.sendMessage({ message: said })
    return response.text ?? ''
  }
}
