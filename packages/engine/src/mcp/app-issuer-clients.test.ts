import {
  Client,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client'
import { expect, test } from 'vitest'
import { issuer, startRegisteringProvider } from '../oauth/registering-provider.contract.ts'
import { startMcpApi } from './fixtures.contract.ts'

const redirectUri = 'http://127.0.0.1:33418/callback'
const scope = 'tools:read tools:write'

test("the official client logs in at the app's own issuer, and calls", async () => {
  const place = { resource: '' }
  const app = await startRegisteringProvider(() => place.resource, { scope, format: 'jwt' })
  const api = await startMcpApi({ mcp: { issuer }, routes: app.routes })
  const id = await api.session({ user_id: 'ada', preload: { tools: ['HACKERNEWS_GET_FRONTPAGE'] } })
  place.resource = (await api.endpointOf(id)).url
  const { [issuer]: loopback = '' } = app.routes
  const fetch_ = (input: string | URL | Request, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input)
    return url.startsWith(issuer)
      ? fetch(url.replace(issuer, loopback), init)
      : api.fetch(input, init)
  }
  const kept: { client?: never; tokens?: never; verifier?: string; back?: URL } = {}
  const authProvider = {
    redirectUrl: redirectUri,
    clientMetadata: {
      redirect_uris: [redirectUri],
      client_name: 'Desk',
      token_endpoint_auth_method: 'none',
      application_type: 'native',
    },
    clientInformation: () => kept.client,
    saveClientInformation: (client: never) => void (kept.client = client),
    tokens: () => kept.tokens,
    saveTokens: (tokens: never) => void (kept.tokens = tokens),
    redirectToAuthorization: async (url: URL) =>
      void (kept.back = new URL(await app.consent(url.href, redirectUri))),
    saveCodeVerifier: (verifier: string) => void (kept.verifier = verifier),
    codeVerifier: () => kept.verifier ?? '',
  }
  const open = () =>
    new StreamableHTTPClientTransport(new URL(place.resource), {
      authProvider: authProvider as never,
      fetch: fetch_,
    })
  const first = open()
  await expect(new Client({ name: 'desk', version: '1' }).connect(first)).rejects.toThrow(
    UnauthorizedError,
  )
  await first.finishAuth(kept.back?.searchParams ?? new URLSearchParams())
  const client = new Client({ name: 'desk', version: '1' })
  await client.connect(open())
  const answer = await client.callTool({ name: 'HACKERNEWS_GET_FRONTPAGE', arguments: {} })
  expect(answer.isError).toBeFalsy()
  await client.close()
  await api.stop()
  app.stop()
})
