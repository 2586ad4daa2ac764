import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose'
import { startMcpApi } from './fixtures.contract.ts'

export const issuer = 'https://login.app.example.test'

/** An engine whose app has an issuer of its own, of which a test decides every token and every answer. */
export async function startIssuer(mcp: { audience?: string; userClaim?: string } = {}) {
  const keys = new Map<string, CryptoKey>()
  const published: object[] = []
  const asked: string[] = []
  const trouble = { status: 200, issuer }

  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const documents: Record<string, object> = {
      '/.well-known/oauth-authorization-server': {
        issuer: trouble.issuer,
        jwks_uri: `${issuer}/keys`,
      },
      '/keys': { keys: published },
    }
    const document = documents[request.url ?? '']
    const status = document ? trouble.status : 404
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(document ?? {}))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const clock = { ahead: 0 }
  const api = await startMcpApi({
    mcp: { issuer, ...mcp },
    routes: { [issuer]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    now: () => Date.now() + clock.ahead,
  })

  async function addKey(kid: string): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    keys.set(kid, privateKey)
    published.push({ ...(await exportJWK(publicKey)), kid, alg: 'ES256' })
  }
  await addKey('first')

  /** A sound token, but for what is told. */
  async function token(
    claims: Record<string, unknown>,
    header: Partial<JWTHeaderParameters> = {},
    key: CryptoKey | Uint8Array | undefined = keys.get(header.kid ?? 'first'),
  ): Promise<string> {
    const seconds = Math.floor((Date.now() + clock.ahead) / 1000)
    const all = { iss: issuer, iat: seconds, exp: seconds + 300, scope: 'tools:read', ...claims }
    return new SignJWT(all)
      .setProtectedHeader({ alg: 'ES256', kid: 'first', typ: 'at+jwt', ...header })
      .sign(key ?? new Uint8Array(32))
  }
  return {
    ...api,
    issuer,
    clock,
    trouble,
    asked,
    published,
    addKey,
    token,
    /** A session of a user of its own, and what a sound token for it says. */
    async place() {
      const { id, url, headers } = await api.endpoint()
      const { body } = await api.call('getSession', { path: { sessionId: id } })
      return { id, url, headers, claims: { aud: url, sub: body.config.user_id ?? '' } }
    },
    stop: async () => {
      await api.stop()
      server.close()
    },
  }
}

export type Issuer = Awaited<ReturnType<typeof startIssuer>>
