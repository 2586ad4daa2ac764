import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  Client as ClientV2,
  StreamableHTTPClientTransport as TransportV2,
} from '@modelcontextprotocol/client'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as TransportV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { testEncryptionKey } from '@maillon/testkit'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { clientId, type Logins, startLogins } from './login.contract.ts'
import { newLoginSession, newProvider } from './login-person.contract.ts'

let logins: Logins
beforeAll(async () => {
  logins = await startLogins()
})
afterAll(() => logins.stop())

type Provider = ReturnType<typeof newProvider>['provider']
const desk = { name: 'desk', version: '1' }

/** The official clients, logged in. */
const generations = {
  first: async (url: URL, { provider, person }: ReturnType<typeof newProvider>) => {
    const open = (authProvider: Provider) =>
      new TransportV1(url, { authProvider, fetch: logins.fetch })
    const refused = open(provider)
    await expect(new ClientV1(desk).connect(refused)).rejects.toThrow()
    await refused.finishAuth(person.code)
    const client = new ClientV1(desk)
    await client.connect(open(provider))
    return client
  },
  second: async (url: URL, { provider, person }: ReturnType<typeof newProvider>) => {
    const open = () =>
      new TransportV2(url, { authProvider: provider as never, fetch: logins.fetch })
    const refused = open()
    await expect(new ClientV2(desk).connect(refused)).rejects.toThrow()
    await refused.finishAuth(new URLSearchParams({ code: person.code, iss: person.iss }))
    const client = new ClientV2(desk)
    await client.connect(open())
    return client
  },
}

const call = { name: 'HACKERNEWS_GET_FRONTPAGE', arguments: {} }

test.each(['first', 'second'] as const)(
  '[a] calls that the official client of the %s generation makes at once, each time after its token ended, are all answered, and nobody logs in again',
  async (generation) => {
    const { url, userId } = await newLoginSession(logins)
    const login = newProvider(logins, userId, { clientMetadataUrl: clientId })
    const client = await generations[generation](url, login)
    const atOnce = [2, 3, 5, 20, 2, 3, 5, 3, 2, 3]
    for (const [rotation, count] of atOnce.entries()) {
      logins.clock.ahead += 11 * 60_000
      const answers = await Promise.allSettled(
        Array.from({ length: count }, () => client.callTool(call)),
      )
      const lost = answers.flatMap((one) =>
        one.status === 'fulfilled' && !one.value.isError ? [] : [one],
      )
      expect([rotation, lost, login.person.visits]).toEqual([rotation, [], 1])
    }
    await client.close()
  },
)

test('[a] another process that shares the store answers with the same successor', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  const shared = { database: join(folder, 'maillon.db'), encryptionKey: testEncryptionKey() }
  const one = await startLogins({}, shared)
  const other = await startLogins({}, shared)
  onTestFinished(async () => {
    await Promise.all([one.stop(), other.stop()])
    await rm(folder, { recursive: true })
  })
  const { url, userId } = await newLoginSession(one)
  const { provider, person, kept } = newProvider(one, userId, { clientMetadataUrl: clientId })
  const transport = new TransportV1(url, { authProvider: provider, fetch: one.fetch })
  await expect(new ClientV1(desk).connect(transport)).rejects.toThrow()
  await transport.finishAuth(person.code)
  const { refresh_token: token = '' } = (kept.tokens ?? {}) as { refresh_token?: string }
  const form = { grant_type: 'refresh_token', refresh_token: token, client_id: clientId }
  const answers = await Promise.all(
    [one, other, one, other].map(async ({ fetch }) => {
      const body = new URLSearchParams(form)
      const answer = await fetch(new URL('/token', url), { method: 'POST', body })
      return ((await answer.json()) as { refresh_token?: string }).refresh_token
    }),
  )
  expect(answers[0]).toMatch(/^mrt_/)
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).not.toBe(token)
})
