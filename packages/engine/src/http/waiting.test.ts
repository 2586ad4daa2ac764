import { waitRequest } from '@maillon/core/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApi, type TestApi } from './test-api.contract.ts'

let api: TestApi
let later = 0
let link: { redirect_url: string; link_token: string; connected_account_id: string }
beforeEach(async () => {
  later = 0
  api = await startTestApi({ now: () => Date.now() + later })
  link = await newLink()
})
afterEach(() => api.stop())

async function newLink(toolkit = 'gmail') {
  const sessionId = await api.session()
  return (await api.call('linkInSession', { path: { sessionId }, body: { toolkit } })).body
}

function read(headers: Record<string, string>, account = link.connected_account_id) {
  return api.call('getConnectedAccount', { path: { accountId: account }, headers })
}

const token = () => ({ [waitRequest.linkToken]: link.link_token })

test('who does not ask to wait gets an answer at once, without a word of waiting', async () => {
  const { headers, body } = await read({})
  expect(headers.get(waitRequest.applied)).toBeNull()
  expect(body).toMatchObject({ status: 'INITIATED' })
  expect(body).not.toHaveProperty('attempt')
})

test('a waiter gets its attempt when that ends', async () => {
  const waiting = read({ prefer: 'wait=25', ...token() })
  await api.finish(link)
  const { headers, body } = await waiting
  expect(headers.get(waitRequest.applied)).toBe('wait=25')
  expect(body).toMatchObject({ status: 'ACTIVE', attempt: { status: 'done', reason: null } })
})

test('a waiter waits for its own attempt, whatever became of the account before', async () => {
  await api.finish(link)
  const { data } = await api.execute(await api.session(), 'COMPOSIO_MANAGE_CONNECTIONS', {
    toolkits: ['gmail'],
    reinitiate_all: true,
  })
  const { gmail } = data.results as Record<string, { redirect_url: string }>
  const url = gmail?.redirect_url ?? ''
  const second = { [waitRequest.linkToken]: url.split('/').at(-1) ?? '' }
  const waiting = read({ prefer: 'wait=25', ...second })
  api.world.upstreams.google.deny(true)
  await api.finish({ redirect_url: url })
  expect((await waiting).body).toMatchObject({
    status: 'ACTIVE',
    attempt: { status: 'failed', reason: expect.any(String) },
  })
})

test('when time is up, a waiter is told how it stands', async () => {
  const { headers, body } = await read({ prefer: 'respond-async, wait=0', ...token() })
  expect(headers.get(waitRequest.applied)).toBe('wait=0')
  expect(body).toMatchObject({ status: 'INITIATED', attempt: { status: 'open' } })
  later = 10 * 60_000
  expect((await read({ prefer: 'wait=25', ...token() })).body).toMatchObject({
    status: 'EXPIRED',
    status_reason: expect.stringContaining('10 minutes'),
    attempt: { status: 'expired' },
  })
})

test('nobody waits longer than 25 seconds, and what is no wait is none', async () => {
  await api.finish(link)
  const applied = async (prefer: string) =>
    (await read({ prefer, ...token() })).headers.get(waitRequest.applied)
  expect(await applied('wait=600')).toBe('wait=25')
  expect(await applied('return=minimal;wait=5, x')).toBe('wait=5')
  for (const prefer of ['wait', 'wait=', 'wait=-1', 'wait=1.5', 'await=5', 'wait=99999999'])
    expect(await applied(prefer)).toBeNull()
})

test('a token of another account, of nothing, or of another project is not found', async () => {
  const other = await newLink('github')
  for (const wrong of [other.link_token, 'ln_none', '']) {
    const { status } = await read({ prefer: 'wait=25', [waitRequest.linkToken]: wrong })
    expect(status).toBe(404)
  }
  const foreign = await api.otherProject()
  const path = { accountId: link.connected_account_id }
  const { error } = await foreign('getConnectedAccount', { path, headers: token() })
  expect(error?.slug).toBe('connected_account_not_found')
})

test('a waiter in this process that gives up is told so at once', async () => {
  const stop = new AbortController()
  const url = `http://localhost/api/v3.1/connected_accounts/${link.connected_account_id}`
  const headers = { prefer: 'wait=25', ...token() }
  const waiting = api.engine.as()(url, { headers, signal: stop.signal })
  stop.abort(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
})
