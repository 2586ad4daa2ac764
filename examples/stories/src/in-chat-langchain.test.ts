import { AIMessage, type BaseMessage } from '@langchain/core/messages'
import { fakeModel } from '@langchain/core/testing'
import { Maillon } from '@maillon/core'
import { LangChainProvider } from '@maillon/langchain'
import { finishLink } from '@maillon/testkit/browser'
import { createAgent } from 'langchain'
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

test('LangChain: the agent hands out a link, the user connects, the agent carries on', async () => {
  const maillon = new Maillon({
    baseURL: world.url,
    apiKey: world.apiKey,
    provider: new LangChainProvider(),
  })
  const session = await maillon.create('langchain_user')
  const model = fakeModel()
  for (const call of firstTurn) model.respondWithTools([toolCall(call)])
  model.respond((messages) => new AIMessage(handOut(lastText(messages))))
  for (const call of secondTurn) model.respondWithTools([toolCall(call)])
  model.respond((messages) => new AIMessage(summarize(lastText(messages))))
  const agent = createAgent({ model, tools: await session.tools() })

  const asked = await agent.invoke({ messages: [{ role: 'user', content: ask }] })
  const link = linkIn(lastText(asked.messages))
  expect(link).toContain(`${world.url}/link/ln_`)
  await finishLink(await world.newPage(), link, { user: world.upstreams.users.ada.email })

  const answered = await agent.invoke({
    messages: [...asked.messages, { role: 'user', content: done }],
  })
  expect(lastText(answered.messages)).toMatch(/^Here is a summary: .+, .+/)
})

let calls = 0
function toolCall({ name, args }: ScriptedCall) {
  calls += 1
  return { name, args, id: `call_${calls}` }
}

function lastText(messages: readonly BaseMessage[]): string {
  return messages.at(-1)?.text ?? ''
}
