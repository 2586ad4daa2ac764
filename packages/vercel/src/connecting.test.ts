import { isStepCount } from 'ai'
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
import { isWaitingForUser } from './is-waiting-for-user.ts'
import { type MailWorld, mail, startMailWorld } from './mail-world.contract.ts'
import { scriptedModel, told } from './scripted-model.contract.ts'

let world: MailWorld
beforeEach(async () => {
  world = await startMailWorld()
})
afterEach(() => world.stop())

test('a call without its account shows a card, and once it is connected the answer goes on by itself', async () => {
  const chat = await startChat(world, direct)
  const first = scriptedModel([send], 'Connect Resend first.')
  const asked = await chatTurn({ ...chat, model: first, messages: [said('Send it.')] })
  const [card] = cards(asked.answer)
  expect(outline(asked.answer)).toEqual(['RESEND_SEND_EMAIL', 'waiting', 'Connect Resend first.'])
  expect(card).toMatchObject({
    id: expect.stringMatching(/^ca_/),
    data: { status: 'waiting', toolkit: 'resend', missingScopes: [] },
  })
  expect(card?.data.redirectUrl).toMatch(/\/link\/ln_\w+$/)
  expect(card?.data.connectedAccountId).toBe(card?.id)
  expect(Date.parse(card?.data.expiresAt ?? '')).toBeGreaterThan(Date.now())

  await world.connect(card?.data.redirectUrl)
  const second = scriptedModel('It is sent.')
  const done = await chatTurn({ ...chat, model: second, messages: asked.messages })
  expect(done.answer.id).toBe(asked.answer.id)
  expect(outline(done.answer)).toEqual([
    'RESEND_SEND_EMAIL',
    'connected',
    'Connect Resend first.',
    'It is sent.',
  ])
  expect(done.answer.parts).toContainEqual(
    expect.objectContaining({
      type: 'dynamic-tool',
      state: 'output-available',
      output: expect.objectContaining({ data: { id: 'mail_1' }, error: null }),
    }),
  )
  expect(told(second)).toEqual([{ id: 'mail_1' }])
  expect(second.doStreamCalls[0]?.prompt.at(-1)?.role).toBe('tool')
  expect(world.sent).toEqual([mail])
})

test('the model is not given the link that the card shows', async () => {
  const chat = await startChat(world, { toolkits: ['resend'] })
  const model = scriptedModel(
    [both, ['COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['resend'] }]],
    'Connect Resend first.',
  )
  const { answer } = await chatTurn({ ...chat, model, messages: [said('Send them.')] })
  expect(cards(answer)).toHaveLength(1)
  const text = JSON.stringify(told(model))
  expect(text).toContain('a button that the app shows')
  expect(text).not.toContain('ln_')
})

test('of a multi-execute, what waited is run once and nothing else again', async () => {
  const chat = await startChat(world, { toolkits: ['resend', 'hackernews'] })
  const first = scriptedModel([both], 'Connect Resend first.')
  const asked = await chatTurn({ ...chat, model: first, messages: [said('Send them.')] })
  await world.connect(cards(asked.answer)[0]?.data.redirectUrl)
  const second = scriptedModel('Sent.')
  const done = await chatTurn({ ...chat, model: second, messages: asked.messages })
  expect(told(second)).toMatchObject([{ error_count: 0 }])
  expect(world.sent).toHaveLength(2)
  expect(outline(done.answer)).toContain('connected')
  await chatTurn({ ...chat, model: scriptedModel('Yes.'), messages: [...done.messages, said('?')] })
  expect(world.sent).toHaveLength(2)
})

test('an account that the agent asked for has a card too, and the agent hears that it is connected', async () => {
  const chat = await startChat(world, { toolkits: ['resend'] })
  const ask = ['COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['resend'] }] as const
  const asked = await chatTurn({
    ...chat,
    model: scriptedModel([ask], 'Connect Resend first.'),
    messages: [said('Send it.')],
  })
  const [card] = cards(asked.answer)
  expect(card).toMatchObject({ id: expect.stringMatching(/^ca_/), data: { status: 'waiting' } })
  await world.connect(card?.data.redirectUrl)
  const second = scriptedModel('Now I can.')
  const done = await chatTurn({ ...chat, model: second, messages: asked.messages })
  expect(cards(done.answer)).toMatchObject([{ id: card?.id, data: { status: 'connected' } }])
  expect(told(second)).toMatchObject([{ results: { resend: { status: 'active' } } }])
})

test('a user who says that they are done is answered with the very call that waited', async () => {
  const chat = await startChat(world, direct)
  const asked = await chatTurn({
    ...chat,
    model: scriptedModel([send], 'Connect Resend first.'),
    messages: [said('Send it.')],
  })
  const [card] = cards(asked.answer)
  await world.connect(card?.data.redirectUrl)
  const second = scriptedModel('It is sent.')
  const messages = [...asked.messages, said('Done')]
  const { answer } = await chatTurn({ ...chat, model: second, messages })
  expect(outline(answer)).toEqual(['connected', 'It is sent.'])
  expect(cards(answer)[0]?.id).toBe(card?.id)
  expect(told(second)).toEqual([{ id: 'mail_1' }])
  expect(JSON.stringify(second.doStreamCalls[0]?.prompt)).toContain('Connect Resend first.')
  expect(world.sent).toEqual([mail])
})

test('a card whose link came to nothing is rewritten with a new link', async () => {
  const chat = await startChat(world, direct)
  const asked = await chatTurn({
    ...chat,
    model: scriptedModel([send], 'Connect Resend first.'),
    messages: [said('Send it.')],
  })
  const [first] = cards(asked.answer)
  await world.cancel(first?.data.redirectUrl)
  const model = scriptedModel('Then connect it now.')
  const again = await chatTurn({ ...chat, model, messages: asked.messages })
  expect(cards(again.answer)).toMatchObject([
    { id: first?.id, data: { status: 'waiting', toolkit: 'resend' } },
  ])
  const [second] = cards(again.answer)
  expect(second?.data.redirectUrl).not.toBe(first?.data.redirectUrl)
  await world.connect(second?.data.redirectUrl)
  const last = scriptedModel('It is sent.')
  const done = await chatTurn({ ...chat, model: last, messages: again.messages })
  expect(cards(done.answer)).toMatchObject([{ data: { status: 'connected' } }])
  expect(world.sent).toEqual([mail])
})

test('where the session says interrupt, the turn can end with the card', async () => {
  const manageConnections = { onRequired: 'interrupt' } as const
  const stopWhen = [isStepCount(5), isWaitingForUser()]
  const messages = [said('Send it.')]
  const interrupting = await startChat(world, { ...direct, manageConnections })
  const model = scriptedModel([send], 'I should not speak.')
  const { answer } = await chatTurn({ ...interrupting, model, messages, stopWhen })
  expect(outline(answer)).toEqual(['RESEND_SEND_EMAIL', 'waiting'])

  const returning = await startChat(world, direct)
  const speaking = scriptedModel([send], 'Connect Resend first.')
  const spoken = await chatTurn({ ...returning, model: speaking, messages, stopWhen })
  expect(outline(spoken.answer)).toContain('Connect Resend first.')
})

test('where the app connects accounts, the card has no link', async () => {
  const chat = await startChat(world, { ...direct, manageConnections: false })
  const model = scriptedModel([send], 'Connect Resend in the settings.')
  const { answer, messages } = await chatTurn({ ...chat, model, messages: [said('Send it.')] })
  const data = { status: 'waiting', toolkit: 'resend', missingScopes: [] }
  expect(cards(answer)).toEqual([{ type: 'data-connect', id: 'resend', data }])
  const next = await chatTurn({ ...chat, model: scriptedModel('Well.'), messages })
  expect(outline(next.answer)).toContain('waiting')
})
