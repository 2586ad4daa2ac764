import { captureRequests, runSpecifiedCase, type WireRequest } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { Api, InputFile } from 'grammy'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { telegramFailure } from './failure.ts'
import { telegram } from './index.ts'

const token = '123456:specified'
const api = new Api(token)
const answered = (result: unknown) => ({ ok: true, result })

const chat = { id: -100, type: 'supergroup', title: 'Ropes' }
const hello = {
  message_id: 5,
  date: 1_795_683_600,
  chat,
  from: { id: 7, is_bot: false, first_name: 'Ana' },
  text: 'Hello',
}
const picture = { message_id: 6, date: 1_795_683_600, chat, caption: 'A rope' }

const cases: ToolCase[] = [
  {
    slug: 'TELEGRAM_SEND_MESSAGE',
    input: { chat_id: -100, text: '<b>Hello</b>', parse_mode: 'HTML', reply_to_message_id: 4 },
    answer: answered({ ...hello, entities: [{ type: 'bold', offset: 0, length: 5 }] }),
    sdk: () =>
      api.sendMessage(-100, '<b>Hello</b>', {
        parse_mode: 'HTML',
        reply_parameters: { message_id: 4 },
      }),
    output: hello,
  },
  {
    slug: 'TELEGRAM_SEND_PHOTO',
    input: { chat_id: '@ropes', photo: 'https://example.com/rope.png', caption: 'A rope' },
    answer: answered({ ...picture, photo: [{ file_id: 'f1', width: 1, height: 1 }] }),
    sdk: () => api.sendPhoto('@ropes', 'https://example.com/rope.png', { caption: 'A rope' }),
    output: picture,
  },
  {
    slug: 'TELEGRAM_SEND_DOCUMENT',
    input: {
      chat_id: -100,
      document: 'https://example.com/rope.pdf',
      disable_notification: true,
    },
    answer: answered(picture),
    sdk: () =>
      api.sendDocument(-100, 'https://example.com/rope.pdf', { disable_notification: true }),
    output: picture,
  },
  {
    slug: 'TELEGRAM_EDIT_MESSAGE',
    input: { chat_id: -100, message_id: 5, text: 'Hello' },
    answer: answered(hello),
    sdk: () => api.editMessageText(-100, 5, 'Hello'),
    output: hello,
  },
  {
    slug: 'TELEGRAM_FORWARD_MESSAGE',
    input: { chat_id: -200, from_chat_id: -100, message_id: 5 },
    answer: answered(hello),
    sdk: () => api.forwardMessage(-200, -100, 5),
    output: hello,
  },
  {
    slug: 'TELEGRAM_PIN_MESSAGE',
    input: { chat_id: -100, message_id: 5 },
    answer: answered(true),
    sdk: () => api.pinChatMessage(-100, 5),
    output: { done: true },
  },
  {
    slug: 'TELEGRAM_DELETE_MESSAGE',
    input: { chat_id: -100, message_id: 5 },
    answer: answered(true),
    sdk: () => api.deleteMessage(-100, 5),
    output: { done: true },
  },
  {
    slug: 'TELEGRAM_GET_UPDATES',
    input: { limit: 10 },
    answer: answered([
      { update_id: 1, message: hello },
      { update_id: 2, channel_post: picture },
      { update_id: 3, poll: {} },
    ]),
    sdk: () => api.getUpdates({ limit: 10, allowed_updates: ['message', 'channel_post'] }),
    output: { messages: [hello, picture] },
  },
  {
    slug: 'TELEGRAM_GET_CHAT',
    input: { chat_id: -100 },
    answer: answered({ ...chat, description: 'Of ropes.', permissions: {} }),
    sdk: () => api.getChat(-100),
    output: { ...chat, description: 'Of ropes.' },
  },
  {
    slug: 'TELEGRAM_GET_CHAT_ADMINISTRATORS',
    input: { chat_id: -100 },
    answer: answered([{ user: hello.from, status: 'creator', is_anonymous: false }]),
    sdk: () => api.getChatAdministrators(-100),
    output: { administrators: [{ user: hello.from, status: 'creator' }] },
  },
]

specified(
  telegram,
  cases.map((one) => ({ ...one, credential: token })),
)

test('the account is the bot, asked for as the SDK asks', async () => {
  const identity = telegram.identity
  if (!identity) throw new Error('Telegram tells which bot it is.')
  const answer = answered({ id: 9, is_bot: true, first_name: 'Ropes', username: 'ropes_bot' })
  const sending = { toolkit: telegram, routes: {}, credential: token }
  const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
  const theirs = await captureRequests(() => api.getMe(), answer)
  expect(ours.requests).toEqual(theirs.requests)
  expect(identity.read(ours.result as never)).toEqual({ subject: '9', label: '@ropes_bot' })
})

test.each([
  [401, 'Unauthorized', 'token_rejected'],
  [404, 'Not Found', 'token_rejected'],
  [400, 'Bad Request: chat not found'],
  [403, 'Forbidden: bot was blocked by the user'],
  [429, 'Too Many Requests: retry after 5', 'rate_limited'],
])('a refusal with %i says what Telegram says: %s', (status, description, reason?: string) => {
  const body = { ok: false, error_code: status, description }
  expect(telegramFailure({ status, body })).toEqual({
    message: description,
    ...(reason && { reason }),
  })
})

test('an answer is no failure, and an outage is one', () => {
  expect(telegramFailure({ status: 200, body: answered(true) })).toBeUndefined()
  expect(telegramFailure({ status: 502, body: 'Bad Gateway' })?.message).toBe(
    'Telegram answered with status 502.',
  )
})

test.each([
  ['TELEGRAM_SEND_DOCUMENT', 'sendDocument'],
  ['TELEGRAM_SEND_PHOTO', 'sendPhoto'],
] as const)('%s sends a file as the SDK does', async (slug, method) => {
  const { ours, theirs, output } = await runSpecifiedCase(telegram, {
    slug,
    input: { chat_id: -100, file: 'file_1', caption: 'Größe', reply_to_message_id: 4 },
    files: [{ name: 'rope.pdf', mimetype: 'application/pdf', text: '%PDF' }],
    credential: token,
    answer: answered(picture),
    sdk: () =>
      api[method](-100, new InputFile(Buffer.from('%PDF'), 'rope.pdf'), {
        caption: 'Größe',
        reply_parameters: { message_id: 4 },
      }),
  })
  expect(ours.map(valuesOf)).toEqual(theirs.map(valuesOf))
  expect(output).toEqual(picture)
})

/** What a form says; the SDK attaches a file under another name, and tells that name where the file belongs. */
function valuesOf({ url, body }: WireRequest) {
  const parts = body as { name: string; filename?: string; body: unknown }[]
  const values = Object.fromEntries(
    parts.map(({ name, filename, body: value }) => [name, filename ? { filename, value } : value]),
  )
  const attached = Object.entries(values).filter(([, value]) =>
    String(value).startsWith('attach://'),
  )
  for (const [field, value] of attached) {
    const name = String(value).replace('attach://', '')
    values[field] = values[name]
    delete values[name]
  }
  return { url, values }
}
