import { Maillon, MaillonError } from '@maillon/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectHandler } from './connect-handler.ts'
import { type MailWorld, startMailWorld, userKey } from './mail-world.contract.ts'

let world: MailWorld
let handler: ReturnType<typeof connectHandler>
let card: { connectedAccountId: string; redirectUrl: string }
beforeEach(async () => {
  world = await startMailWorld()
  const maillon = world.client()
  handler = connectHandler({
    maillon,
    authorize: (request) => request.headers.get('x-user') ?? undefined,
  })
  const session = await maillon.create('ada', { toolkits: ['resend'] })
  const { id, redirectUrl } = await session.authorize('resend')
  card = { connectedAccountId: id, redirectUrl }
})
afterEach(() => world.stop())

interface Ask {
  user?: string
  body?: unknown
  query?: string
  signal?: AbortSignal
}

function ask({ user = 'ada', body = card, query = '', signal }: Ask = {}) {
  const headers = user ? { 'x-user': user } : {}
  const init = { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) }
  return handler(new Request(`https://app.example/api/connect${query}`, init))
}

async function read(response: Response | Promise<Response>) {
  const { status, headers } = await response
  expect(headers.get('cache-control')).toBe('no-store')
  return [status, await (await response).json()]
}

test('a card that waits hears as soon as its user has connected', async () => {
  expect(await read(ask({ query: '?wait=0' }))).toEqual([200, { status: 'waiting' }])
  const [heard] = await Promise.all([read(ask()), world.connect(card.redirectUrl)])
  expect(heard).toEqual([200, { status: 'connected' }])
  expect(await read(ask())).toEqual([200, { status: 'connected' }])
})

test('a card hears that its user said no, or that its time is over', async () => {
  const [heard] = await Promise.all([read(ask()), world.cancel(card.redirectUrl)])
  expect(heard).toEqual([200, { status: 'failed' }])

  const session = await world.client().create('ada', { toolkits: ['resend'] })
  const { id, redirectUrl } = await session.authorize('resend')
  world.pass(11 * 60_000)
  const late = await read(ask({ body: { connectedAccountId: id, redirectUrl } }))
  expect(late).toEqual([200, { status: 'expired' }])
})

test('an account that is connected anew is waited for, though it is connected already', async () => {
  await world.connect(card.redirectUrl)
  const session = await world.client().create('ada', { toolkits: ['resend'] })
  const input = { toolkits: ['resend'], reinitiate_all: true }
  const { data } = await session.execute('COMPOSIO_MANAGE_CONNECTIONS', input)
  const { resend } = data.results as { resend: Record<string, string> }
  const body = { connectedAccountId: resend.connected_account_id, redirectUrl: resend.redirect_url }
  expect(body.connectedAccountId).toBe(card.connectedAccountId)
  expect(await read(ask({ body, query: '?wait=0' }))).toEqual([200, { status: 'waiting' }])
  const [heard] = await Promise.all([read(ask({ body })), world.connect(body.redirectUrl)])
  expect(heard).toEqual([200, { status: 'connected' }])
})

test('nobody learns of the accounts of others, or without a login', async () => {
  const notFound = [404, { error: 'connected_account_not_found' }]
  expect(await read(ask({ user: 'mallory' }))).toEqual(notFound)
  expect(await read(ask({ body: { connectedAccountId: 'ca_none' } }))).toEqual(notFound)
  expect(await read(ask({ body: { connectedAccountId: '../sessions' } }))).toEqual(notFound)
  expect(await read(ask({ user: '' }))).toEqual([401, { error: 'unauthorized' }])
  await world.connect(card.redirectUrl)
  expect(await read(ask({ user: 'mallory' }))).toEqual(notFound)
})

test('what is no question of a card is refused', async () => {
  const invalid = [400, { error: 'invalid_request' }]
  for (const body of [null, 'x', [], {}, { connectedAccountId: 5 }]) {
    expect(await read(ask({ body }))).toEqual(invalid)
  }
  for (const query of ['?wait=-1', '?wait=soon']) {
    expect(await read(ask({ query }))).toEqual(invalid)
  }
  const headers = { 'x-user': 'ada' }
  const get = await handler(new Request('https://app.example/api/connect', { headers }))
  expect(await read(get)).toEqual(invalid)
})

test('a page that is closed ends the waiting', async () => {
  const controller = new AbortController()
  const waiting = ask({ signal: controller.signal })
  setTimeout(() => controller.abort(), 50)
  expect((await waiting).status).toBe(499)
})

test('an engine that is away is no connection that failed', async () => {
  const away = connectHandler({
    maillon: new Maillon({
      baseURL: 'https://engine.example',
      apiKey: 'mk_1',
      maxRetries: 0,
      fetch: async () => {
        throw new TypeError('fetch failed')
      },
    }),
    authorize: () => 'ada',
  })
  const body = JSON.stringify(card)
  const response = await away(new Request('https://app.example', { method: 'POST', body }))
  expect(await read(response)).toEqual([503, { error: 'network_error' }])
})

test('it answers a status and nothing else of the account', async () => {
  await world.connect(card.redirectUrl)
  const text = JSON.stringify(await read(ask()))
  expect(text).toBe('[200,{"status":"connected"}]')
  expect(text).not.toContain(userKey)
})

test('a fault of the app throws, for the app to see', async () => {
  const broken = connectHandler({
    maillon: world.client(),
    authorize: () => Promise.reject(new MaillonError('internal')),
  })
  await expect(broken(new Request('https://app.example', { method: 'POST' }))).rejects.toThrow()
})
