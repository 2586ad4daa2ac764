import {
  Client as ClientV2,
  StreamableHTTPClientTransport as TransportV2,
  UnauthorizedError as UnauthorizedV2,
} from '@modelcontextprotocol/client'
import { UnauthorizedError as UnauthorizedV1 } from '@modelcontextprotocol/sdk/client/auth.js'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as TransportV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientId, type Logins, startLogins } from './login.contract.ts'
import { newLoginSession, newProvider } from './login-person.contract.ts'

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

const call = { name: 'HACKERNEWS_GET_FRONTPAGE', arguments: {} }

test.each(ways)(
  'the official client of the second version logs in %s, calls, and refreshes by itself',
  async (_, engine, known) => {
    const logins = engine()
    const { url, userId } = await newLoginSession(logins)
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
  const { url, userId } = await newLoginSession(logins)
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
