import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { inspect } from 'node:util'
import {
  apiKey,
  defineTool,
  defineToolkit,
  get,
  oauth2,
  path,
  type Toolkit,
  type ToolRequest,
} from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type Outbound, createOutbound } from '../../outbound/outbound.ts'
import type { OutboundInit } from '../../outbound/outbound-init.ts'
import { onBehalfOf } from '../../outbound/party.ts'
import { originRoutes } from '../../outbound/routes.ts'
import type { Credential } from './credential.ts'
import { failureError } from './outcome.ts'
import { callUpstream } from './upstream-call.ts'

const accessToken = 'canary-token-0123456789'
const credential: Credential = {
  scheme: 'OAUTH2',
  accessToken,
  clientId: undefined,
  refreshToken: 'canary-refresh',
}

let answer: { status: number; headers?: Record<string, string>; body: string }
const seen: { url: string; headers: Record<string, unknown>; body: string }[] = []
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  seen.push({ url: request.url ?? '', headers: request.headers, body })
  response.writeHead(answer.status, answer.headers).end(answer.body)
})
let outbound: Outbound
/** What outbound was asked for: the origin is known before a route maps it. */
const asked: { url: string; init: OutboundInit }[] = []

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const real = createOutbound(
    originRoutes({ 'https://api.test': target, 'https://files.test': target }),
  )
  const watched = (url: string, init: OutboundInit) => {
    asked.push({ url, init })
    return real(url, init)
  }
  outbound = Object.assign(watched, { close: real.close })
})
beforeEach(() => {
  answer = { status: 200, body: '{}' }
  seen.length = 0
  asked.length = 0
})
afterAll(async () => {
  await outbound.close()
  server.close()
})

function toolkit(changes: Partial<Toolkit> = {}): Toolkit {
  return defineToolkit({
    slug: 'api',
    name: 'API',
    description: 'For tests.',
    version: '1',
    baseUrl: 'https://api.test/v1',
    origins: ['https://files.test'],
    auth: oauth2({
      authorizeUrl: 'https://api.test/a',
      tokenUrl: 'https://api.test/t',
      scopes: {},
    }),
    verified: 'specified',
    tools: [],
    ...changes,
  })
}

const call = (request: ToolRequest, changes: Partial<Toolkit> = {}, own: Credential = credential) =>
  callUpstream({ toolkit: toolkit(changes), request, credential: own, outbound })

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    '@evil.test/',
    '.evil.test/',
    ':443@evil.test/',
    ':8443/',
    '//evil.test/',
    '\\\\evil.test/',
    '/\\evil.test',
    '/../../evil',
    '%2e%2e/',
    '#@evil.test',
    '?@evil.test',
    'https://evil.test/',
    'HTTPS://evil.test/',
    'https:evil.test',
    'https://api.test@evil.test/',
    'https://api.test.evil.test/',
    'https://files.test:444/',
    'http://api.test/',
    'http://169.254.169.254/',
    'x\r\nHost: evil.test\r\n\r\n',
    '\t//evil.test',
    '\u0000',
  ),
)

test('T21: whatever path and query a tool makes, the credential goes to the origins of its toolkit, or nowhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(hostile, { minLength: 1, maxLength: 3 }),
      fc.dictionary(hostile, hostile, { maxKeys: 3 }),
      async (parts, query) => {
        asked.length = 0
        seen.length = 0
        const outcome = await call({ ...get(parts.join(''), query) }).catch((error) => error)
        const [sent] = asked
        const allowed = ['https://api.test', 'https://files.test']
        expect(sent?.init.origins).toEqual(allowed)
        const url = sent?.url ?? ''
        const good = URL.canParse(url) && allowed.includes(new URL(url).origin)
        const plain = good && new URL(url).username === '' && new URL(url).password === ''
        if (plain) expect(seen).toHaveLength(1)
        else {
          expect(outcome).toMatchObject({ code: 'outbound_refused' })
          expect(seen).toEqual([])
        }
      },
    ),
    { numRuns: 1000 },
  )
})

test('T21: whatever input a model gives, a path template stays below its own endpoint', async () => {
  const { tools } = toolkit({
    tools: [
      defineTool({
        slug: 'API_GET',
        name: 'Get',
        description: 'Gets.',
        effect: 'read',
        input: z.object({ owner: z.string(), id: z.string(), q: z.string() }),
        output: z.unknown(),
        request: ({ owner, id, q }) => get(path`/repos/${owner}/${id}/issues`, { q }),
      }),
    ],
  })
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (owner, id, q) => {
      seen.length = 0
      const never = () => Promise.reject(new Error('No tool here does.'))
      const run = async () =>
        tools[0]?.run({ owner, id, q } as never, {
          call: (request) => call(request),
          exchange: never,
          download: never,
          keepFile: never,
          file: never,
        })
      await run().catch((error) => expect(error).toHaveProperty('code'))
      for (const { url, headers } of seen) {
        expect(url).toMatch(/^\/v1\/repos\/[^/?#]+\/[^/?#]+\/issues\?q=[^?#]*$/)
        expect(url).not.toMatch(/\/\.\.?\//)
        expect(headers.authorization).toBe(`Bearer ${accessToken}`)
      }
    }),
    { numRuns: 500 },
  )
})

test('T22: a credential in a header of its own does not follow a redirect', async () => {
  const auth = apiKey({ header: 'X-Api-Key', prefix: '' })
  answer = { status: 302, headers: { location: 'https://evil.test/' }, body: '' }
  const outcome = await call(
    get('/x'),
    { auth },
    { scheme: 'API_KEY', fields: {}, secrets: { api_key: accessToken } },
  )
  expect(outcome).toMatchObject({ status: 302, failure: { message: expect.any(String) } })
  expect(seen.map(({ headers }) => headers['x-api-key'])).toEqual([accessToken])
})

test("T23: a tool's own headers do not replace the credential", async () => {
  for (const name of ['authorization', 'Authorization', 'AUTHORIZATION']) {
    seen.length = 0
    await call({ ...get('/x'), headers: { [name]: 'Bearer evil', Accept: 'text/plain' } })
    expect(seen[0]?.headers).toMatchObject({
      authorization: `Bearer ${accessToken}`,
      accept: 'text/plain',
    })
  }
})

test('T40: an upstream that repeats the token in an answer does not get it out', async () => {
  const echo = { headers: { authorization: `Bearer ${accessToken}` }, list: [`x${accessToken}x`] }
  for (const status of [200, 400, 401, 500]) {
    answer = { status, body: JSON.stringify({ ...echo, message: `No: ${accessToken}` }) }
    const outcome = await call(get('/x'))
    expect(inspect(outcome, { depth: null })).not.toContain(accessToken)
    if (outcome.failure) expect(failureError(toolkit(), outcome).message).toBe('API: No: [secret]')
  }
  answer = { status: 200, body: `plain ${accessToken}` }
  expect(await call(get('/x'))).toEqual({ body: 'plain [secret]' })
})

test('T40: a key too short to be told from other words is not looked for', async () => {
  answer = { status: 200, body: '{"all":"words"}' }
  const outcome = await call(
    get('/x'),
    { auth: apiKey() },
    { scheme: 'API_KEY', fields: {}, secrets: { api_key: 'l' } },
  )
  expect(outcome).toEqual({ body: { all: 'words' } })
})

test('a message that is no text, or without end, is told all the same', async () => {
  const failure = () => ({ message: { nested: 'x' } as unknown as string })
  answer = { status: 400, body: '{}' }
  expect((await call(get('/x'), { failure })).failure?.message).toBe('[object Object]')
  answer = { status: 400, body: JSON.stringify({ message: 'x'.repeat(100_000) }) }
  expect((await call(get('/x'))).failure?.message).toHaveLength(1000)
})

test('no tool of the catalogue names an origin outside of its toolkit', () => {
  for (const { baseUrl, origins, identity, auth } of allToolkits) {
    const own = [new URL(baseUrl).origin, ...origins]
    const check = auth.scheme === 'API_KEY' ? auth.check : undefined
    for (const request of [identity?.request, check]) {
      const absolute = request?.path.startsWith('https:')
      if (absolute) expect(own).toContain(new URL(request?.path ?? '').origin)
    }
  }
})

test('large answers have eight places at a time, and one user takes no more than six of them', async () => {
  const entered: string[] = []
  const go = Promise.withResolvers<void>()
  const slow = async (_: string, { party = '', beforeLarge }: OutboundInit) => {
    await beforeLarge?.(party, new AbortController().signal)
    entered.push(party)
    await go.promise
    return { status: 200, headers: new Headers(), body: Buffer.from('{}') }
  }
  const calls = [...Array.from({ length: 20 }, () => 'ada'), 'bob'].map((party) =>
    callUpstream({
      toolkit: toolkit(),
      request: get('/'),
      credential: undefined,
      outbound: onBehalfOf(Object.assign(slow, { close: async () => {} }), party, 'up'),
    }),
  )
  await setImmediate()
  expect(entered.toSorted()).toEqual([...Array.from({ length: 6 }, () => 'ada'), 'bob'])
  go.resolve()
  await Promise.all(calls)
  expect(entered).toHaveLength(21)
})
