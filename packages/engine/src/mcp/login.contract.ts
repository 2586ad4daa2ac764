import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestEngineOptions } from '@maillon/testkit'
import { startMcpApi } from './fixtures.contract.ts'

export const clientOrigin = 'https://client.example.test'
export const clientId = `${clientOrigin}/oauth/client.json`
export const redirectUri = 'http://127.0.0.1:33418/callback'
export const verifierUrl = 'https://app.example.test/connect/verify'

/** An engine whose app says who its users are, and a client that publishes a document about itself. */
export async function startLogins(
  mcp: { registration?: boolean } = {},
  shared: Pick<TestEngineOptions, 'database' | 'encryptionKey'> = {},
) {
  const documents: Record<string, unknown> = {
    '/oauth/client.json': {
      client_id: clientId,
      client_name: 'Desk',
      redirect_uris: [
        'http://127.0.0.1/callback',
        'https://client.example.test/back',
        'desk://oauth/callback',
      ],
      token_endpoint_auth_method: 'none',
    },
  }
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const document = documents[request.url ?? '']
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(typeof document === 'string' ? document : JSON.stringify(document))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const clock = { ahead: 0 }
  const api = await startMcpApi({
    verification: 'app',
    verifierUrl,
    mcp,
    ...shared,
    routes: { [clientOrigin]: url },
    now: () => Date.now() + clock.ahead,
  })
  return {
    ...api,
    clock,
    documents,
    asked,
    stop: async () => {
      await api.stop()
      server.close()
    },
  }
}

export type Logins = Awaited<ReturnType<typeof startLogins>>

/** What a client keeps while its user decides. */
export function newRequest(resource: string, more: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'st4te',
    resource,
    ...more,
  })
  return { verifier, query }
}
