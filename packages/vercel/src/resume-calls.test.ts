import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  both,
  cards,
  chatTurn,
  direct,
  outline,
  said,
  send,
  startChat,
} from './chat-turn.contract.ts'
import { type MailWorld, mail, startMailWorld, userKey } from './mail-world.contract.ts'
import { scriptedModel, told } from './scripted-model.contract.ts'

let world: MailWorld
beforeEach(async () => {
  world = await startMailWorld()
})
afterEach(() => world.stop())

test('a chat that goes on too early runs nothing, and keeps its card', async () => {
  const chat = await startChat(world, direct)
  const asked = await chatTurn({
    ...chat,
    model: scriptedModel([send], 'Connect Resend first.'),
    messages: [said('Send it.')],
  })
  const second = scriptedModel('It is not connected yet.')
  const again = await chatTurn({ ...chat, model: second, messages: asked.messages })
  expect(cards(again.answer)).toEqual(cards(asked.answer))
  expect(JSON.stringify(again.chunks)).not.toContain('"connected"')
  expect(told(second)).toMatchObject([{ code: 'connection_required' }])
  expect(world.sent).toEqual([])
})

test('a call that waited too long is not run late: the model may make it anew', async () => {
  const chat = await startChat(world, direct)
  const asked = await chatTurn({
    ...chat,
    model: scriptedModel([send], 'Connect Resend first.'),
    messages: [said('Send it.')],
  })
  world.pass(11 * 60_000)
  const model = scriptedModel([send], 'Connect Resend first.')
  const messages = [...asked.messages, said('Once more')]
  const { answer } = await chatTurn({ ...chat, model, messages })
  expect(world.sent).toEqual([])
  await world.connect(cards(answer)[0]?.data.redirectUrl)
  const last = await chatTurn({
    ...chat,
    model: scriptedModel('It is sent.'),
    messages: [...messages, answer],
  })
  expect(outline(last.answer)).toContain('connected')
  expect(world.sent).toEqual([mail])
})

test('two requests that go on at once run the call once', async () => {
  const chat = await startChat(world, direct)
  const asked = await chatTurn({
    ...chat,
    model: scriptedModel([send], 'Connect Resend first.'),
    messages: [said('Send it.')],
  })
  await world.connect(cards(asked.answer)[0]?.data.redirectUrl)
  const models = [scriptedModel('Sent.'), scriptedModel('Sent.'), scriptedModel('Sent.')]
  const turns = models.map((model) => chatTurn({ ...chat, model, messages: asked.messages }))
  await Promise.all(turns)
  expect(models.map(told)).toEqual([[{ id: 'mail_1' }], [{ id: 'mail_1' }], [{ id: 'mail_1' }]])
  expect(world.sent).toEqual([mail])
})

test('another session, made-up ids and broken parts run nothing, and the chat goes on', async () => {
  const chat = await startChat(world, { toolkits: ['resend'] })
  const asked = await chatTurn({
    ...chat,
    model: scriptedModel([both], 'Connect Resend first.'),
    messages: [said('Send it.')],
  })
  await world.connect(cards(asked.answer)[0]?.data.redirectUrl)
  const { sessionId } = await world.client().create('mallory', direct)
  const model = scriptedModel('Well.')
  const { answer } = await chatTurn({ world, sessionId, model, messages: asked.messages })
  expect(outline(answer)).toContain('waiting')
  expect(JSON.stringify(model.doStreamCalls[0]?.prompt)).toContain('Connect Resend first.')
  expect(world.sent).toEqual([])

  const part = asked.answer.parts.find(({ type }) => type === 'dynamic-tool')
  for (const output of [null, 'x', { data: null }, { data: { results: [null] }, error: null }]) {
    const parts = [{ ...part, output }] as typeof asked.answer.parts
    const messages = [...asked.messages.slice(0, -1), { ...asked.answer, parts }]
    const turn = await chatTurn({ ...chat, model: scriptedModel('Well.'), messages })
    expect(outline(turn.answer)).toContain('Well.')
  }
  expect(world.sent).toEqual([])
})

test('no key is in what the page or the model is told', async () => {
  const chat = await startChat(world, direct)
  const model = scriptedModel([send], 'Connect Resend first.')
  const asked = await chatTurn({ ...chat, model, messages: [said('Send it.')] })
  await world.connect(cards(asked.answer)[0]?.data.redirectUrl)
  const second = scriptedModel([['RESEND_LIST_DOMAINS', {}]], 'Done.')
  const done = await chatTurn({ ...chat, model: second, messages: asked.messages })
  const all = JSON.stringify([asked.chunks, done.chunks, model.doStreamCalls, second.doStreamCalls])
  expect(all).toContain('lumen.example')
  expect(all).not.toContain(userKey)
  expect(all).not.toContain(world.apiKey)
})
