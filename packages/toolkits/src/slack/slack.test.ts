import {
  callUpstream,
  createTestFiles,
  runTool,
  signIn,
  startUpstreams,
  type Upstreams,
} from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { slack } from './index.ts'

let world: Upstreams<'slack'>
let credential: string
beforeAll(async () => {
  world = await startUpstreams({ services: ['slack'] })
})
beforeEach(async () => {
  await world.reset()
  credential = await connect()
})
afterAll(() => world.stop())

async function connect(scopes?: readonly string[]): Promise<string> {
  if (slack.auth.scheme !== 'OAUTH2') throw new Error('Slack connects by OAuth')
  const { accessToken } = await signIn({
    auth: slack.auth,
    client: world.authConfigs.slack,
    routes: world.routes,
    email: 'ada@example.com',
    ...(scopes && { scopes }),
  })
  return accessToken
}

const run = (slug: string, input: Record<string, unknown> = {}, token = credential) =>
  runTool({ toolkit: slack, slug, input, routes: world.routes, credential: token })

interface Message {
  ts: string
  text: string
  user: string
  reply_count: number
}

async function channelId(name: string): Promise<string> {
  const { channels } = await run('SLACK_LIST_ALL_CHANNELS')
  return (
    (channels as { id: string; name: string }[]).find((channel) => channel.name === name)?.id ?? ''
  )
}

async function history(channel: string): Promise<Message[]> {
  return (await run('SLACK_FETCH_CONVERSATION_HISTORY', { channel })).messages as Message[]
}

test('the connected account is the app in its workspace', async () => {
  if (!slack.identity) throw new Error('Slack tells who it is')
  const { request, read } = slack.identity
  const body = await callUpstream(request, { toolkit: slack, routes: world.routes, credential })
  expect(read(body as never)).toEqual({
    subject: expect.stringMatching(/^T\w+:U\w+$/),
    label: 'maillon in Lumen Labs',
  })
})

test('public channels are listed, page by page', async () => {
  const first = await run('SLACK_LIST_ALL_CHANNELS', { limit: 3 })
  const second = await run('SLACK_LIST_ALL_CHANNELS', { limit: 3, cursor: first.next_cursor })
  expect(first.channels).toMatchObject([
    { name: 'general' },
    { name: 'random' },
    { name: 'launch' },
  ])
  expect(second.channels).toMatchObject([
    { name: 'support', topic: { value: 'Questions from customers' } },
  ])
  expect(second.next_cursor).toBeUndefined()
})

test('a private channel that the app is not in stays hidden', async () => {
  const { channels } = await run('SLACK_LIST_ALL_CHANNELS', { types: 'private_channel' })
  expect(channels).toEqual([])
})

test("today's messages are read, newest first, and threads apart", async () => {
  const launch = await channelId('launch')
  const messages = await history(launch)
  expect(messages).toMatchObject([
    { text: 'The voucher fix is in review, we should not open before it is merged.' },
    { text: 'The first 400 links are in the warehouse :tada:', reply_count: 2 },
  ])
  const thread = await run('SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION', {
    channel: launch,
    ts: messages[1]?.ts,
  })
  expect(thread.messages).toMatchObject([
    { reply_count: 2 },
    { text: 'Counted: 398. Two boxes were open.' },
    { text: 'I ask the carrier.' },
  ])
})

test('history is narrowed by time and size', async () => {
  const channel = await channelId('launch')
  await run('SLACK_FETCH_CONVERSATION_HISTORY', { channel, oldest: '1', latest: '2', limit: 5 })
  const sent = new URLSearchParams(world.upstreams.slack.requests.at(-1)?.body)
  expect(Object.fromEntries(sent)).toEqual({ channel, oldest: '1', latest: '2', limit: '5' })
})

test('a message that is sent is in the channel, and can be changed, liked and deleted', async () => {
  const channel = await channelId('support')
  const { ts } = await run('SLACK_SEND_MESSAGE', { channel, text: 'Passt! 🧗 <&>' })
  const [sent] = await history(channel)
  expect(sent).toMatchObject({ ts, text: 'Passt! 🧗 <&>' })

  await run('SLACK_UPDATES_A_SLACK_MESSAGE', { channel, ts, text: 'It fits.' })
  await run('SLACK_ADD_REACTION_TO_AN_ITEM', { channel, timestamp: ts, name: 'thumbsup' })
  expect((await history(channel))[0]).toMatchObject({
    text: 'It fits.',
    reactions: [{ name: 'thumbsup', count: 1 }],
  })

  await run('SLACK_DELETES_A_MESSAGE_FROM_A_CHAT', { channel, ts })
  expect((await history(channel)).map(({ text }) => text)).not.toContain('It fits.')
})

test('an answer goes into its thread', async () => {
  const channel = await channelId('launch')
  const parent = (await history(channel))[1]
  await run('SLACK_SEND_MESSAGE', { channel, text: 'Found them.', thread_ts: parent?.ts })
  expect((await history(channel))[1]).toMatchObject({ reply_count: 3 })
})

test('a file is shared in a thread, told with its message, and comes back byte for byte', async () => {
  const files = createTestFiles()
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251)
  const { id } = files.add({ name: 'größe.bin', bytes })
  const withFiles = (slug: string, input: Record<string, unknown>) =>
    runTool({ toolkit: slack, slug, input, routes: world.routes, credential, files })
  const channel = await channelId('launch')
  await run('SLACK_JOIN_AN_EXISTING_CONVERSATION', { channel })
  const [, parent] = await history(channel)
  const input = { channel, file: id, title: 'Sizes', initial_comment: 'Here they are.' }
  await withFiles('SLACK_UPLOAD_FILE', { ...input, thread_ts: parent?.ts })
  const thread = await run('SLACK_FETCH_MESSAGE_THREAD_FROM_A_CONVERSATION', {
    channel,
    ts: parent?.ts,
  })
  const message = (thread.messages as object[]).at(-1)
  expect(message).toMatchObject({
    text: 'Here they are.',
    files: [{ id: expect.stringMatching(/^F/), name: 'größe.bin', size: 100_000 }],
  })
  const listed = await run('SLACK_LIST_FILES', { channel })
  expect(listed).toMatchObject({ files: [{ title: 'Sizes' }] })
  const [{ id: file_id } = { id: '' }] = listed.files as { id: string }[]
  const { file } = await withFiles('SLACK_DOWNLOAD_FILE', { file_id })
  expect(file).toMatchObject({ name: 'größe.bin' })
  expect(Buffer.from(files.bytes((file as { id: string }).id)).equals(bytes)).toBe(true)
})

test('the address that a file goes to gets no token', async () => {
  const files = createTestFiles()
  const { id } = files.add({ name: 'a.txt', bytes: new Uint8Array(3) })
  const channel = await channelId('launch')
  await run('SLACK_JOIN_AN_EXISTING_CONVERSATION', { channel })
  await runTool({
    toolkit: slack,
    slug: 'SLACK_UPLOAD_FILE',
    input: { channel, file: id },
    routes: world.routes,
    credential,
    files,
  })
  const { requests } = world.upstreams.slack
  const sent = requests.filter(({ path }) => path.startsWith('/upload/'))
  expect(sent).toMatchObject([{ method: 'POST', headers: { 'content-length': '3' } }])
  expect(JSON.stringify(sent)).not.toContain(credential)
})

test('a file that Slack only links to is not fetched from wherever that is', async () => {
  const file = { url_private: 'https://drive.example/1', permalink: 'https://slack.example/f' }
  const body = JSON.stringify({ ok: true, file })
  world.upstreams.slack.faults.push({ match: /files\.info/, status: 200, body })
  await expect(run('SLACK_DOWNLOAD_FILE', { file_id: 'F1' })).rejects.toMatchObject({
    hint: 'Give the user its address: https://slack.example/f',
  })
})

test('the app can join a public channel', async () => {
  const channel = await channelId('launch')
  expect(await run('SLACK_JOIN_AN_EXISTING_CONVERSATION', { channel })).toMatchObject({
    channel: { name: 'launch', is_member: true },
  })
})

test('people are listed, and found by e-mail address', async () => {
  const { members } = await run('SLACK_LIST_ALL_USERS')
  expect(members).toMatchObject([
    { name: 'admin' },
    { name: 'ada', real_name: 'Ada Moreau', profile: { email: 'ada@example.com' } },
    { name: 'ben' },
    { name: 'maillon', is_bot: true },
  ])
  const found = await run('SLACK_FIND_USER_BY_EMAIL_ADDRESS', { email: 'ben@example.com' })
  expect(found).toMatchObject({ user: { name: 'ben', real_name: 'Ben Okafor' } })
})

test("Slack's failures with status 200 are failures", async () => {
  const nowhere = run('SLACK_SEND_MESSAGE', { channel: 'C0NOWHERE', text: 'hi' })
  await expect(nowhere).rejects.toMatchObject({
    message: 'Slack answered: channel_not_found.',
    details: { status: 200, reason: undefined },
  })
  const narrow = await connect(['users:read'])
  await expect(run('SLACK_LIST_ALL_CHANNELS', {}, narrow)).rejects.toMatchObject({
    message: expect.stringContaining('missing_scope; needed: channels:read'),
    details: { reason: 'missing_scopes' },
  })
})

test('an unknown, expired or revoked token is refused, and the failure says so', async () => {
  const refused = { details: { status: 200, reason: 'token_rejected' } }
  await expect(run('SLACK_LIST_ALL_USERS', {}, 'made-up')).rejects.toMatchObject(refused)
  world.upstreams.slack.expire(credential)
  await expect(run('SLACK_LIST_ALL_USERS')).rejects.toMatchObject(refused)
  credential = await connect()
  world.upstreams.slack.revoke(credential)
  await expect(run('SLACK_LIST_ALL_USERS')).rejects.toMatchObject(refused)
})

test('the revocation that the toolkit describes ends the token', async () => {
  if (slack.auth.scheme !== 'OAUTH2' || !slack.auth.revoke) throw new Error('Slack can revoke')
  const { request, authorization } = slack.auth.revoke({ accessToken: credential, clientId: 'x' })
  expect(authorization).toBe('token')
  await callUpstream(request, { toolkit: slack, routes: world.routes, credential })
  expect(world.upstreams.slack.tokenState(credential)).toBe('revoked')
})
