import { Maillon } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import { OpenAIProvider } from '@maillon/openai'
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import type { Conversation } from './converse.ts'
import { chatModel } from './model.ts'
import { sessionConfig, userId } from './session.ts'

/** An agent by function calling: the model calls tools, the session runs them, until the model has an answer. */
export async function agent(engine: Engine): Promise<Conversation> {
  const { client, model } = await chatModel()
  const provider = new OpenAIProvider()
  const maillon = new Maillon({ engine, provider })
  const session = await maillon.create(userId, sessionConfig)
  const tools = await session.tools()
  const messages: ChatCompletionMessageParam[] = [{ role: 'system', content: instructions }]

  return {
    async answer(said) {
      messages.push({ role: 'user', content: said })
      for (;;) {
        const completion = await client.chat.completions.create({ model, messages, tools })
        const message = completion.choices[0]?.message
        if (!message) throw new Error('The model said nothing.')
        messages.push(message)
        if (!message.tool_calls?.length) return message.content ?? ''
        messages.push(...(await provider.handleToolCalls(session, completion)))
      }
    },
    /** Whoever has opened the agent's link need not say so. */
    async news(signal) {
      const { items } = await maillon.connectedAccounts.list({
        userIds: [userId],
        statuses: ['INITIALIZING', 'INITIATED'],
      })
      const links = items.map(async ({ id, toolkit }) => {
        await maillon.connectedAccounts.waitForConnection(id, { timeout: 600_000, signal })
        return `I have connected ${toolkit.slug}.`
      })
      return Promise.any(links).catch(() => new Promise<never>(() => {}))
    },
  }
}

const instructions =
  "You help with the user's own accounts. Where one is not connected, hand out the link that connects it, as it is. " +
  'Answer briefly, for a terminal.'
