import { isStepCount } from 'ai'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cards, chatTurn, said } from './chat-turn.contract.ts'
import { isWaitingForUser } from './is-waiting-for-user.ts'
import { type MailWorld, mail, startMailWorld, userKey } from './mail-world.contract.ts'
import { scriptedModel, told } from './scripted-model.contract.ts'

let world: MailWorld
beforeEach(async () => {
  world = await startMailWorld()
})
afterEach(() => world.stop())

const direct = {
  toolkits: ['resend'],
  sessionPreset: 'direct_tools',
  manageConnections: true,
} as const
const send = ['RESEND_SEND_EMAIL', mail] as const
const both = [
  'COMPOSIO_MULTI_EXECUTE_TOOL',
  {
    tools: [
      { tool_slug: 'RESEND_SEND_EMAIL', arguments: mail },
      { tool_slug: 'RESEND_SEND_EMAIL', arguments: { ...mail, subject: 'Bread' } },
    ],
  },
] as const

async function start(config: object = direct) {
  const { sessionId } = await world.client().create('user_1', config)
  return { world, sessionId }
}

/** What the page shows of a message, without ids. */
function outline({ parts }: Parameters<typeof cards>[0]) {
  return parts.flatMap((part) => {
    if (part.type === 'text') return [part.text]
    if (part.type === 'data-connect') return [part.data.status]
    return part.type === 'dynamic-tool' ? [part.toolName] : []
  })
}

test('a call without its account shows a card, and once it is connected the answer goes on by itself', async () => {
  const chat = await start()
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
  const chat = await start({ toolkits: ['resend'] })
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
  const chat = await start({ toolkits: ['resend', 'hackernews'] })
  const first = scriptedModel([both], 'Connect Resend first.')
  const asked = await chatTurn({ ...chat, model: first, messages: [said('Send them.')] })
  await world.connect(cards(asked.answer)[0]?.data.redirectUrl)
  const second = scriptedModel('Sent.')
  const done = await chatTurn({ ...chat, model: second, messages: asked.messages })
  expect(told(second)).toMatchObject([{ success_count: 2, error_count: 0 }])
  expect(world.sent).toHaveLength(2)
  expect(outline(done.answer)).toContain('connected')
  await chatTurn({ ...chat, model: scriptedModel('Yes.'), messages: [...done.messages, said('?')] })
  expect(world.sent).toHaveLength(2)
})

test('an account that the agent asked for has a card too, and the agent hears that it is connected', async () => {
  const chat = await start({ toolkits: ['resend'] })
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
  const chat = await start()
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

test('a chat that goes on too early runs nothing, and keeps its card', async () => {
  const chat = await start()
  const asked = await chatTurn({
    ...chat,
    model: scriptedModel([send], 'Connect Resend first.'),
    messages: [said('Send it.')],
  })
  const second = scriptedModel('It is not connected yet.')
  const again = await chatTurn({ ...chat, model: second, messages: asked.messages })
  expect(cards(again.answer)).toEqual(cards(asked.answer))
  expect(told(second)).toMatchObject([{ code: 'connection_required' }])
  expect(world.sent).toEqual([])
})

test('two requests that go on at once run the call once', async () => {
  const chat = await start()
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
  const chat = await start()
  const asked = await chatTurn({
    ...chat,
    model: scriptedModel([send], 'Connect Resend first.'),
    messages: [said('Send it.')],
  })
  await world.connect(cards(asked.answer)[0]?.data.redirectUrl)
  const { sessionId } = await world.client().create('mallory', direct)
  const model = scriptedModel('Well.')
  const { answer } = await chatTurn({ world, sessionId, model, messages: asked.messages })
  expect(outline(answer)).toContain('waiting')
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
  const chat = await start()
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

test('where the session says interrupt, the turn can end with the card', async () => {
  const manageConnections = { onRequired: 'interrupt' } as const
  const stopWhen = [isStepCount(5), isWaitingForUser()]
  const messages = [said('Send it.')]
  const interrupting = await start({ ...direct, manageConnections })
  const model = scriptedModel([send], 'I should not speak.')
  const { answer } = await chatTurn({ ...interrupting, model, messages, stopWhen })
  expect(outline(answer)).toEqual(['RESEND_SEND_EMAIL', 'waiting'])

  const returning = await start()
  const speaking = scriptedModel([send], 'Connect Resend first.')
  const spoken = await chatTurn({ ...returning, model: speaking, messages, stopWhen })
  expect(outline(spoken.answer)).toContain('Connect Resend first.')
})

test('where the app connects accounts, the card has no link', async () => {
  const chat = await start({ ...direct, manageConnections: false })
  const model = scriptedModel([send], 'Connect Resend in the settings.')
  const { answer, messages } = await chatTurn({ ...chat, model, messages: [said('Send it.')] })
  const data = { status: 'waiting', toolkit: 'resend', missingScopes: [] }
  expect(cards(answer)).toEqual([{ type: 'data-connect', id: 'resend', data }])
  const next = await chatTurn({ ...chat, model: scriptedModel('Well.'), messages })
  expect(outline(next.answer)).toContain('waiting')
})
