import { glob, readFile } from 'node:fs/promises'
import {
  apiKeys,
  checkOf,
  defineToolkit,
  fillToolkit,
  get,
  type Hosts,
  isTokenAuth,
  type OAuth2Auth,
  oauth1,
  oauth2,
  post,
  readFields,
  signIn,
  type Toolkit,
  withOrigins,
} from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { createClientDocuments } from '../../authorization/client-documents.ts'
import { createIssuerLogin } from '../../console/issuer-login.ts'
import { readConsoleIssuer } from '../../console/issuer-options.ts'
import { askService } from '../../hooks/ask-service.ts'
import { authorizeUrl } from '../../oauth/authorize-url.ts'
import { discoverResource } from '../../oauth/discover-resource.ts'
import { issuerMetadata, metadataFetch } from '../../oauth/issuer-metadata.ts'
import { registerClient } from '../../oauth/register-client.ts'
import { askTemporary } from '../../oauth/ask-oauth1.ts'
import { mintToken } from '../../oauth/mint-token.ts'
import { revokeToken } from '../../oauth/revoke-token.ts'
import { exchangeCode, refreshTokens } from '../../oauth/token-endpoint.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import { type Place, ssrfContract } from '../../outbound/ssrf.contract.ts'
import { proxyUrl } from '../../sessions/proxy-url.ts'
import { createSigner } from '../../vault/signer.ts'
import { askUpstream } from '../accounts/ask-upstream.ts'
import { readIdentity } from '../accounts/identity.ts'
import { createDownload } from './download.ts'
import { memoryFiles } from './memory-files.contract.ts'
import { callUpstream } from './upstream-call.ts'

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

/** A way out on which an issuer says of itself what it is told to. */
function afterMetadata(outbound: Outbound, told: Record<string, string>): Outbound {
  const issuer = 'https://up.test'
  const document = { issuer, authorization_endpoint: `${issuer}/authorize`, ...told }
  const answer = {
    status: 200,
    headers: new Headers({ 'content-type': 'application/json' }),
    body: new TextEncoder().encode(JSON.stringify(document)),
  }
  const ask: typeof outbound = Object.assign(
    ((url, init) =>
      url.includes('/.well-known/') ? Promise.resolve(answer) : outbound(url, init)) as Outbound,
    { close: async () => {} },
  )
  return ask
}

/** Every feature that takes a URL from a toolkit, an app, a model or a document, and sends something there. */
const features: Record<string, Place['send']> = {
  'connections/calls/upstream-call.ts': async (url, outbound) =>
    callUpstream({ toolkit: toolkitAt(url), request: get(url), credential: undefined, outbound }),
  'sessions/proxy-url.ts': async (url, outbound) => {
    const toolkit = toolkitAt(url)
    const path = proxyUrl(toolkit, url)
    return callUpstream({ toolkit, request: get(path), credential: undefined, outbound })
  },
  'hooks/ask-service.ts': async (url, outbound) =>
    askService(
      { url, keys: [Buffer.alloc(32)], timeoutMs: 1_000, outbound, now: Date.now },
      { type: 'call.before', data: {} },
    ),
  'console/issuer-login.ts': async (url, outbound) => {
    const login = createIssuerLogin({
      issuer: readConsoleIssuer({
        issuer: 'https://up.test',
        clientId: 'c',
        clientSecret: 's',
        allow: { sub: 'u' },
      }),
      redirectUri: 'https://connect.example.test/console/callback',
      outbound: afterMetadata(outbound, { token_endpoint: url }),
      signer: createSigner(`k1:${Buffer.alloc(32).toString('base64')}`),
      now: Date.now,
    })
    const { location, flow } = await login.begin()
    const state = new URL(location).searchParams.get('state') ?? ''
    await login.finish(new URLSearchParams({ code: 'c', state }), flow)
  },
  'oauth/token-endpoint.ts': async (url, outbound) =>
    refreshTokens({ auth: auth(url), client, refreshToken: 'r', scopes: null, outbound }),
  'authorization/client-documents.ts': async (url, outbound) =>
    createClientDocuments(outbound, Date.now)(url),
  'oauth/discover-resource.ts': discoverResource,
  'oauth/issuer-metadata.ts': (url, outbound) => issuerMetadata(url, metadataFetch(outbound)),
  'oauth/register-client.ts': async (url, outbound) =>
    registerClient(
      { issuer: 'https://up.test', registration_endpoint: url },
      { redirectUri: 'https://connect.example.test/c', scopes: [], outbound },
    ),
  'oauth/ask-oauth1.ts': async (url, outbound) => {
    const urls = { requestTokenUrl: url, authorizeUrl: url, accessTokenUrl: url }
    await askTemporary({ auth: oauth1(urls), client, outbound }, 'https://app.test/callback')
  },
  'oauth/mint-token.ts': async (url, outbound) =>
    mintToken({
      auth: signIn({ fields: {}, request: { url } }),
      values: {},
      secrets: [],
      outbound,
      now: Date.now,
    }),
  'oauth/revoke-token.ts': async (url, outbound) =>
    revokeToken({ auth: auth(url), revokeUrl: url, client, token: 't', outbound }),
}
for (const [file, send] of Object.entries(features))
  ssrfContract(file, { send, sound: 'https://up.test/x' })

/** A service that is asked for a file, and leads to the address. */
const leading = (url: string): Toolkit => ({
  ...toolkitAt('https://up.test'),
  local: {
    fetch: async () => {
      const headers = new Headers()
      headers.set('location', url)
      return new Response(null, { status: 302, headers })
    },
    close: async () => {},
  },
})
const download = (toolkit: Toolkit, url: string, outbound: Outbound, isAnonymous = false) =>
  createDownload(async (_, once) => {
    const { answer } = await once({ toolkit, credential: undefined, outbound })
    return answer
  })({
    toolkit,
    account: undefined,
    request: { ...get(url), ...(isAnonymous && { anonymous: true }) },
    party: 'ada',
    files: memoryFiles().files,
  })
const files: Record<string, Place['send']> = {
  'the address of a download': async (url, outbound) => download(toolkitAt(url), url, outbound),
  'an address that a service gave': async (url, outbound) =>
    download(toolkitAt('https://up.test'), url, outbound, true),
  'an address to which a service leads': async (url, outbound) =>
    download(leading(url), '/file', outbound),
}
for (const [name, send] of Object.entries(files))
  ssrfContract(name, { send, sound: 'https://elsewhere.test/x' })

const facts = {
  slug: 'up',
  name: 'Up',
  description: 'Up.',
  version: '20261130_00',
  verified: 'specified',
  tools: [],
} as const
const fields = { host: { label: 'Host' } }

/** Toolkits in which what is filled in stands in each kind of place that leads somewhere, by whose hosts these are. */
const signedIn: Record<string, { toolkit: Toolkit; host: string; own: RegExp }> = {
  'a pattern of hosts': {
    toolkit: filledIn(['*.up.test', 'files.*.up.test'], '{host}.up.test', 'files.{host}.up.test'),
    host: 'acme',
    own: /^(?:files\.)?[a-z0-9-]+\.up\.test$/,
  },
  'the operator’s origins': {
    toolkit: withOrigins(filledIn('operator', '{host}'), ['https://up.test', 'https://up2.test']),
    host: 'up.test',
    own: /^up2?\.test$/,
  },
}

function filledIn(hosts: Hosts, host: string, files = host): Toolkit {
  return defineToolkit({
    ...facts,
    baseUrl: `https://${host}/api`,
    origins: [`https://${files}`],
    hosts,
    auth: oauth2({
      fields,
      authorizeUrl: `https://${host}/authorize`,
      tokenUrl: `https://${host}/token`,
      refreshUrl: `https://${host}/refresh`,
      revokeUrl: `https://${host}/revoke`,
      scopes: {},
    }),
    identity: { request: get('/me'), read: () => ({ subject: '1' }) },
  })
}

type Send = (toolkit: Toolkit, auth: OAuth2Auth, outbound: Outbound) => Promise<unknown>
const parameters = new URLSearchParams({ code: 'c', state: 's' })
const credential = {
  scheme: 'OAUTH2',
  accessToken: 'a',
  refreshToken: null,
  clientId: 'c',
} as const

/** Each address of a toolkit, and who sends something there. */
const addresses: Record<string, Send> = {
  baseUrl: async (toolkit, _, outbound) =>
    callUpstream({ toolkit, request: get('/x'), credential, outbound }),
  origins: async (toolkit, _, outbound) =>
    callUpstream({ toolkit, request: get(toolkit.origins[0] ?? ''), credential, outbound }),
  identity: async (toolkit, _, outbound) => {
    const { identity } = await readIdentity({ outbound }, toolkit, credential)
    if (!identity) throw new Error('Nobody said whose it is.')
  },
  authorizeUrl: async (_, own) =>
    authorizeUrl({
      auth: own,
      clientId: 'c',
      redirectUri: 'https://connect.example.test/c',
      scopes: [],
      state: 's',
      codeChallenge: 'x',
    }),
  tokenUrl: async (_, own, outbound) =>
    exchangeCode({
      auth: own,
      client,
      parameters,
      state: 's',
      redirectUri: 'https://connect.example.test/c',
      verifier: 'v'.repeat(43),
      outbound,
    }),
  refreshUrl: async (_, own, outbound) =>
    refreshTokens({ auth: own, client, refreshToken: 'r', scopes: null, outbound }),
  revokeUrl: async (_, own, outbound) =>
    revokeToken({ auth: own, revokeUrl: own.revokeUrl ?? '', client, token: 't', outbound }),
}
for (const [whose, { toolkit, host, own }] of Object.entries(signedIn))
  for (const [address, send] of Object.entries(addresses)) {
    const at = (typed: string, outbound: Outbound) => {
      const filled = fillToolkit(toolkit, { fields: { host: typed } })
      return send(filled, filled.auth as OAuth2Auth, outbound)
    }
    ssrfContract(`${address}, by ${whose},`, {
      send: async (typed, outbound) => at(typed, outbound),
      sound: host,
      hosts: own,
    })
  }

/** Of keys, beside these: a harmless check, paths, query, headers and body, where values have places of their own. */
const keyed = (hosts: Hosts | undefined, host: string) =>
  defineToolkit({
    ...facts,
    baseUrl: `https://${host}/api`,
    ...(hosts && { hosts }),
    headers: { 'x-part': '{part}' },
    auth: apiKeys({
      fields: {
        ...(hosts && fields),
        part: { label: 'Part' },
        key: { label: 'Key', secret: true },
      },
      headers: { 'x-key': '{key}', 'x-of': '{part}' },
      query: { key: '{key}', part: '{part}' },
      path: '/bot{key}',
      body: { key: '{key}' },
      check: get('/check/{part}'),
    }),
  })

async function check(toolkit: Toolkit, values: Record<string, string>, outbound: Outbound) {
  const { secrets, fields: shown } = readFields(toolkit, { part: 'p', key: 'k', ...values })
  const filled = fillToolkit(toolkit, { fields: shown })
  const request = checkOf(filled.auth)
  const own = { scheme: 'API_KEY', fields: shown, secrets } as const
  if (request) await askUpstream({ outbound }, filled, request, own)
  return callUpstream({
    toolkit: filled,
    request: post('/x/{part}', {}),
    credential: own,
    outbound,
  })
}
for (const name of ['part', 'key'])
  ssrfContract(`a ${name} of a key in path, query, headers and body`, {
    send: (typed, outbound) => check(keyed(undefined, 'up.test'), { [name]: typed }, outbound),
    sound: 'p',
    hosts: /^up\.test$/,
  })
ssrfContract('an address that a person types', {
  sound: 'up.test',
  send: (host, outbound) => check(keyed('public', '{host}'), { host }, outbound),
})
ssrfContract('an address that a person types where the operator names others', {
  sound: 'up.test',
  send: (host, outbound) =>
    check(withOrigins(keyed('public', '{host}'), ['https://up.test']), { host }, outbound),
  hosts: /^up\.test$/,
})

/** What is filled in is turned into a token by a call, and a token is ended by another. */
const minted = (hosts: Hosts, host: string) =>
  defineToolkit({
    ...facts,
    baseUrl: `https://${host}/api`,
    hosts,
    auth: signIn({
      fields: { ...fields, key: { label: 'Key', secret: true } },
      request: { url: `https://${host}/token`, form: { key: '{key}' } },
      revoke: { url: `https://${host}/revoke`, form: { token: '{token}' } },
    }),
  })
const minting: Record<string, { toolkit: Toolkit; sound: string; hosts?: RegExp }> = {
  'a pattern of hosts': {
    toolkit: minted(['*.up.test'], '{host}.up.test'),
    sound: 'acme',
    hosts: /^[a-z0-9-]+\.up\.test$/,
  },
  'the operator’s origins': {
    toolkit: withOrigins(minted('operator', '{host}'), ['https://up.test', 'https://up2.test']),
    sound: 'up.test',
    hosts: /^up2?\.test$/,
  },
  'a person who types it': { toolkit: minted('public', '{host}'), sound: 'up.test' },
}
for (const [whose, { toolkit, ...place }] of Object.entries(minting))
  for (const call of ['request', 'revoke'] as const)
    ssrfContract(`the ${call} of a token, by ${whose},`, {
      ...place,
      send: async (host, outbound) => {
        const { auth: own } = fillToolkit(toolkit, { fields: { host } })
        if (!isTokenAuth(own) || !own.revoke) throw new TypeError('It signs in.')
        const request = call === 'request' ? own.request : own.revoke
        const values = { host, key: 'k', token: 't' }
        const how = { values, secrets: [], outbound, now: Date.now }
        return mintToken({ ...how, auth: { ...own, ...(request && { request }) } })
      },
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

/** Where `fetch(` is the engine's own door, and nothing leaves, or `outbound(` hands on what another file asks. */
const allowed = ['engine.ts', 'http/http.ts', 'mcp/session-handler.ts', 'limits/aside-outbound.ts']
