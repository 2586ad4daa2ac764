import { Command, INTERRUPT, isInterrupted, MemorySaver } from '@langchain/langgraph'
import { type ConnectionRequired, Maillon } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import { LangChainProvider } from '@maillon/langchain'
import { createAgent } from 'langchain'
import type { Conversation } from './converse.ts'
import { chatModel } from './model.ts'
import { sessionConfig, userId } from './session.ts'

/** An agent whose graph stops at a call that lacks an account, and goes on with that very call once it is connected. */
export async function agent(engine: Engine): Promise<Conversation> {
  const provider = new LangChainProvider({ onRequired: 'interrupt' })
  const maillon = new Maillon({ engine, provider })
  const session = await maillon.create(userId, {
    ...sessionConfig,
    preload: { tools: ['GMAIL_FETCH_EMAILS'] },
  })
  const graph = createAgent({
    model: await chatModel(),
    tools: await session.tools(),
    checkpointer: new MemorySaver(),
    systemPrompt: "You help with the user's own accounts. Answer briefly, for a terminal.",
  })
  const thread = { configurable: { thread_id: crypto.randomUUID() } }

  return {
    async answer(said) {
      const messages = [{ role: 'user', content: said }]
      let state: unknown = await graph.invoke({ messages }, thread)
      while (isInterrupted<ConnectionRequired>(state)) {
        // Each is answered by its id: several calls may have stopped.
        const answers: Record<string, { connected: boolean }> = {}
        for (const { id = '', value } of state[INTERRUPT]) {
          if (value) answers[id] = { connected: await connected(value) }
        }
        state = await graph.invoke(new Command({ resume: answers }), thread)
      }
      const { values } = await graph.graph.getState(thread)
      return values.messages.at(-1)?.text ?? ''
    },
  }

  async function connected({ message, connectedAccountId = '' }: ConnectionRequired) {
    console.log(`\n${message}\nThe answer goes on by itself then.`)
    return maillon.connectedAccounts
      .waitForConnection(connectedAccountId, { timeout: 600_000 })
      .then(
        () => true,
        () => false,
      )
  }
}
