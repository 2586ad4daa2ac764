import { Maillon } from '@maillon/core'
import { GoogleProvider } from '@maillon/google'
import { type Agent, printCall } from '@maillon/testkit/story'
import type { AgentOptions } from './agent-options.ts'

/** An agent in a chat, which keeps what was said. */
export async function chatAgent({ client, model, engine }: AgentOptions): Promise<Agent> {
  const provider = new GoogleProvider()
  const maillon = new Maillon({ engine, provider })
  const session = await maillon.create('user_123', { toolkits: ['gmail'] })
  const chat = client.chats.create({ model, config: { tools: await session.tools() } })

  return async (said) => {
    let response = await chat.sendMessage({ message: said })
    while (response.functionCalls) {
      for (const { name = '', args } of response.functionCalls) printCall(name, args)
      const message = await provider.handleToolCalls(session, response)
      response = await chat.sendMessage({ message })
    }
    return response.text ?? ''
  }
}
