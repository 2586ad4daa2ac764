import { readFile } from 'node:fs/promises'
import { glob } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import {
  defineToolkit,
  fillToolkit,
  get,
  type OAuth2Auth,
  oauth2,
  signIn,
  type Toolkit,
} from '@maillon/core/toolkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClientDocuments } from '../../authorization/client-documents.ts'
import { hostileUrls } from '../../outbound/hostile-urls.contract.ts'
import { createOutbound, type Outbound } from '../../outbound/outbound.ts'
import { originRoutes } from '../../outbound/routes.ts'
import { issuerMetadata, metadataFetch } from '../../oauth/issuer-metadata.ts'
import { discoverResource } from '../../oauth/discover-resource.ts'
import { registerClient } from '../../oauth/register-client.ts'
import { mintToken } from '../../oauth/mint-token.ts'
import { refreshTokens } from '../../oauth/token-endpoint.ts'
import { revokeToken } from '../../oauth/revoke-token.ts'
import { proxyUrl } from '../../sessions/proxy-url.ts'
import { callUpstream } from './upstream-call.ts'

/** Counts who connects: whatever name a URL has, the system would lead it here. */
let connections = 0
const canary = createServer((socket) => {
  connections += 1
  socket.destroy()
})
let outbound: Outbound
beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
  expect((canary.address() as AddressInfo).port).toBeGreaterThan(0)
  outbound = createOutbound(originRoutes({}), {
    lookup: (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
  })
})
afterAll(async () => {
  await outbound.close()
  canary.close()
})

const client = { clientId: 'c', clientSecret: 's' }
const auth = (url: string) =>
  oauth2({ authorizeUrl: 'https://up.test/authorize', tokenUrl: url, scopes: {} })

/** A toolkit whose own address is the hostile one, so that nothing but the address can be why a call is refused. */
function toolkitAt(url: string): Toolkit {
  const { origin } = new URL(url)
  const safe = defineToolkit({
    slug: 'up',
    name: 'Up',
    description: 'Up.',
    version: '20261126_00',
    baseUrl: 'https://up.test',
    auth: auth('https://up.test/token'),
    verified: 'specified',
    tools: [],
  })
  return { ...safe, baseUrl: origin, origins: [origin] }
}

/** Every feature that takes a URL from a toolkit, an app, a model or a document, and sends something there. */
const features: Record<string, (url: string) => Promise<unknown>> = {
  'connections/calls/upstream-call.ts': async (url) =>
    callUpstream({ toolkit: toolkitAt(url), request: get(url), credential: undefined, outbound }),
  'sessions/proxy-url.ts': async (url) => {
    const toolkit = toolkitAt(url)
    const path = proxyUrl(toolkit, url)
    return callUpstream({ toolkit, request: get(path), credential: undefined, outbound })
  },
  'oauth/token-endpoint.ts': async (url) =>
    refreshTokens({ auth: auth(url), client, refreshToken: 'r', scopes: null, outbound }),
  'authorization/client-documents.ts': async (url) =>
    createClientDocuments(outbound, Date.now)(url),
  'oauth/discover-resource.ts': async (url) => discoverResource(url, outbound),
  'oauth/issuer-metadata.ts': async (url) => issuerMetadata(url, metadataFetch(outbound)),
  'oauth/register-client.ts': async (url) =>
    registerClient(
      { issuer: 'https://up.test', registration_endpoint: url },
      { redirectUri: 'https://connect.example.test/c', scopes: [], outbound },
    ),
  'oauth/mint-token.ts': async (url) =>
    mintToken({
      auth: signIn({ fields: {}, request: { url } }),
      values: {},
      secrets: [],
      outbound,
      now: Date.now,
    }),
  'oauth/revoke-token.ts': async (url) =>
    revokeToken({ auth: auth(url), revokeUrl: url, client, token: 't', outbound }),
}

test.each(Object.entries(features))('T20 %s reaches none of them', async (_, send) => {
  for (const url of hostileUrls) await expect(send(url), url).rejects.toThrow()
  expect(connections).toBe(0)
})

/** Toolkits in which what a person fills in stands in each kind of place that leads somewhere. */
const filledIn = defineToolkit({
  slug: 'up',
  name: 'Up',
  description: 'Up.',
  version: '20261130_00',
  baseUrl: 'https://{host}.up.test',
  origins: ['https://files.{host}.up.test'],
  hosts: ['*.up.test', 'files.*.up.test'],
  auth: oauth2({
    fields: { host: { label: 'Host' } },
    authorizeUrl: 'https://{host}.up.test/authorize',
    tokenUrl: 'https://{host}.up.test/token',
    refreshUrl: 'https://{host}.up.test/refresh',
    revokeUrl: 'https://{host}.up.test/revoke',
    scopes: {},
  }),
  verified: 'specified',
  tools: [],
})

test('T20 T21 whatever a person fills in for a host, none of its places reaches one of them', async () => {
  const hostsOf = (url: string) => [url, url.replace(/^https:\/*/, '').replace(/[/?#].*$/, '')]
  for (const host of hostileUrls.flatMap(hostsOf)) {
    const sends = [
      (toolkit: Toolkit) =>
        callUpstream({ toolkit, request: get('/x'), credential: undefined, outbound }),
      (toolkit: Toolkit) => {
        const request = get(toolkit.origins[0] ?? '')
        return callUpstream({ toolkit, request, credential: undefined, outbound })
      },
      ({ auth: own }: Toolkit) =>
        refreshTokens({
          auth: own as OAuth2Auth,
          client,
          refreshToken: 'r',
          scopes: null,
          outbound,
        }),
      ({ auth: own }: Toolkit) => {
        const { revokeUrl = '' } = own as OAuth2Auth
        const auth = own as OAuth2Auth
        return revokeToken({ auth, revokeUrl, client, token: 't', outbound })
      },
    ]
    for (const send of sends) {
      const filled = async (): Promise<unknown> => send(fillToolkit(filledIn, { fields: { host } }))
      await expect(filled(), host).rejects.toThrow()
    }
  }
  expect(connections).toBe(0)
})

test('T20 whatever calls outbound is on the list: a new feature has to be tried too', async () => {
  const callers: string[] = []
  const folder = new URL('../..', import.meta.url).pathname
  for await (const file of glob('**/*.ts', { cwd: folder })) {
    if (/\.(test|contract)\.ts$/.test(file) || file.startsWith('outbound/')) continue
    const source = await readFile(folder + file, 'utf8')
    if (/\boutbound\(|\bfetch\(/.test(source.replace(/^.*(?:\/\/|\*).*$/gm, ''))) callers.push(file)
  }
  const dialling = Object.keys(features).filter((name) => name !== 'sessions/proxy-url.ts')
  expect(callers.filter((file) => !allowed.includes(file)).toSorted()).toEqual(dialling.toSorted())
})

/** Where `fetch(` is the engine's own door, and nothing leaves. */
const allowed = ['engine.ts', 'mcp/session-handler.ts']
