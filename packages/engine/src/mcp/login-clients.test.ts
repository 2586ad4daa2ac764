import {
  Client as ClientV2,
  StreamableHTTPClientTransport as TransportV2,
  UnauthorizedError as UnauthorizedV2,
} from '@modelcontextprotocol/client'
import { UnauthorizedError as UnauthorizedV1 } from '@modelcontextprotocol/sdk/client/auth.js'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as TransportV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientId, type Logins, redirectUri, startLogins } from './login.contract.ts'

const publicUrl = 'http://localhost:4000'
let withDocument: Logins
let registering: Logins
beforeAll(async () => {
  withDocument = await startLogins()
  registering = await startLogins({ registration: true })
})
afterAll(async () => {
  await withDocument.stop()
  await registering.stop()
})

const ways = [
  ['by its document', () => withDocument, { clientMetadataUrl: clientId }],
  ['by registering itself', () => registering, {}],
] as const

/** What a client keeps, with a person who does what has to be done in the browser and says yes. */
function newProvider(logins: Logins, userId: string, known: { clientMetadataUrl?: string }) {
  const kept: { tokens?: never; verifier?: string; client?: never } = {}
  const person = { code: '', iss: '', visits: 0 }
  const visit = async (url: URL) => {
    const get = (at: string) => logins.fetch(at, { redirect: 'manual' })
    const app = new URL((await get(url.href)).headers.get('location') ?? '')
    const body = { session_uri: app.searchParams.get('session_uri') ?? '', user_id: userId }
    const page = (await logins.call('completeAuth', { body })).body.redirect_url
    const answer = {
      method: 'POST',
      body: new URLSearchParams({ decision: 'allow' }),
      headers: { origin: publicUrl },
      redirect: 'manual',
    } as const
    const back = new URL((await logins.fetch(page, answer)).headers.get('location') ?? '')
    person.visits += 1
    person.code = back.searchParams.get('code') ?? ''
    person.iss = back.searchParams.get('iss') ?? ''
  }
  const provider = {
    redirectUrl: redirectUri,
    ...known,
    clientMetadata: {
      redirect_uris: [redirectUri],
      client_name: 'Desk',
      token_endpoint_auth_method: 'none',
    },
    clientInformation: () => kept.client,
    saveClientInformation: (client: never) => void (kept.client = client),
    tokens: () => kept.tokens,
    saveTokens: (tokens: never) => void (kept.tokens = tokens),
    redirectToAuthorization: visit,
    saveCodeVerifier: (verifier: string) => void (kept.verifier = verifier),
    codeVerifier: () => kept.verifier ?? '',
  }
  return { provider, person, kept }
}

async function newSession(logins: Logins) {
  const endpoint = await logins.endpoint({ preload: { tools: ['HACKERNEWS_GET_FRONTPAGE'] } })
  const { body } = await logins.call('getSession', { path: { sessionId: endpoint.id } })
  return { url: new URL(endpoint.url), userId: body.config.user_id ?? '' }
}

const call = { name: 'HACKERNEWS_GET_FRONTPAGE', arguments: {} }

test.each(ways)(
  'the official client of the second version logs in %s, calls, and refreshes by itself',
  async (_, engine, known) => {
    const logins = engine()
    const { url, userId } = await newSession(logins)
    const { provider, person } = newProvider(logins, userId, known)
    const open = () =>
      new TransportV2(url, { authProvider: provider as never, fetch: logins.fetch })
    const first = open()
    await expect(new ClientV2({ name: 'desk', version: '1' }).connect(first)).rejects.toThrow(
      UnauthorizedV2,
    )
    await first.finishAuth(new URLSearchParams({ code: person.code, iss: person.iss }))
    const client = new ClientV2({ name: 'desk', version: '1' })
    await client.connect(open())
    expect((await client.callTool(call)).isError).toBeFalsy()
    logins.clock.ahead += 11 * 60_000
    expect((await client.callTool(call)).isError).toBeFalsy()
    expect(person.visits).toBe(1)
    await client.close()
  },
)

test.each(ways)('the one of the first version logs in %s, and calls', async (_, engine, known) => {
  const logins = engine()
  const { url, userId } = await newSession(logins)
  const { provider, person } = newProvider(logins, userId, known)
  const open = () => new TransportV1(url, { authProvider: provider, fetch: logins.fetch })
  const first = open()
  await expect(new ClientV1({ name: 'desk', version: '1' }).connect(first)).rejects.toThrow(
    UnauthorizedV1,
  )
  await first.finishAuth(person.code)
  const client = new ClientV1({ name: 'desk', version: '1' })
  await client.connect(open())
  expect((await client.callTool(call)).isError).toBeFalsy()
  expect(person.visits).toBe(1)
  await client.close()
})
