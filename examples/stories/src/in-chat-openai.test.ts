import { Maillon } from '@maillon/core'
import { OpenAIProvider } from '@maillon/openai'
import { finishLink } from '@maillon/testkit/browser'
import { type ModelReply, modelFetch } from '@maillon/testkit/models'
import OpenAI from 'openai'
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ask,
  done,
  firstTurn,
  handOut,
  linkIn,
  type ScriptedCall,
  secondTurn,
  summarize,
} from './script.ts'
import { startWorld } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('OpenAI: the agent hands out a link, the user connects, the agent carries on', async () => {
  const provider = new OpenAIProvider()
  const maillon = new Maillon({ baseURL: world.url, apiKey: world.apiKey, provider })
  const session = await maillon.create('openai_user')
  const tools = await session.tools()
  const fetch = modelFetch({
    vendor: 'openai',
    replies: [
      ...firstTurn.map(call),
      ({ results }) => ({ text: handOut(results.at(-1) ?? '') }),
      ...secondTurn.map(call),
      ({ results }) => ({ text: summarize(results.at(-1) ?? '') }),
    ],
  })
  const openai = new OpenAI({ apiKey: 'none', fetch, maxRetries: 0 })

  async function turn(messages: ChatCompletionMessageParam[]): Promise<string> {
    for (;;) {
      const completion = await openai.chat.completions.create({
        model: 'scripted',
        messages,
        tools,
      })
      const message = completion.choices[0]?.message
      if (!message) throw new Error('The model said nothing.')
      messages.push(message)
      if (!message.tool_calls?.length) return message.content ?? ''
      messages.push(...(await provider.handleToolCalls(session, completion)))
    }
  }

  const messages: ChatCompletionMessageParam[] = [{ role: 'user', content: ask }]
  const link = linkIn(await turn(messages))
  expect(link).toContain(`${world.url}/link/ln_`)
  await finishLink(await world.newPage(), link, { user: world.upstreams.users.ada.email })

  messages.push({ role: 'user', content: done })
  expect(await turn(messages)).toMatch(/^Here is a summary: .+, .+/)
})

/** A call by the script, as the model makes it. */
function call({ name, args }: ScriptedCall): ModelReply {
  return { calls: [{ name, arguments: args }] }
}
