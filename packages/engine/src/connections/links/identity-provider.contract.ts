import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { defineTool, defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
// @ts-expect-error It has no types of its own.
import { Provider } from 'oidc-provider'
import { z } from 'zod'

interface Grant {
  addOIDCScope(scope: string): void
  save(): Promise<string>
}

interface OidcProvider {
  callback(): (request: IncomingMessage, response: ServerResponse) => void
  interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
  interactionFinished(
    request: IncomingMessage,
    response: ServerResponse,
    result: object,
    options?: object,
  ): Promise<void>
  on(event: string, listener: () => void): void
  Grant: new (facts: { accountId: string; clientId: string }) => Grant
}

interface Interaction {
  prompt: { name: string; details: { missingOIDCScope?: string[] } }
  params: { client_id: string }
  session?: { accountId: string }
}

const origin = 'https://idp.test'
const client = { clientId: 'maillon:1', clientSecret: 'secret & co' }

/**
 * A certified OpenID provider on loopback: PKCE is required, clients sign in by Basic, callbacks tell `iss`, and each
 * refresh token works once; one that comes again ends all that came of it.
 */
export async function startIdentityProvider(redirectUri: string) {
  const requests: string[] = []
  const events: string[] = []
  let provider: OidcProvider
  let trouble: Trouble | undefined
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${new URL(request.url ?? '', origin).pathname}`)
    if (trouble !== undefined && request.url === '/token') return makeTrouble(trouble, response)
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response)
    else provider.callback()(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = newProvider(url, redirectUri)
  for (const event of ['grant.revoked', 'grant.error', 'refresh_token.consumed'])
    provider.on(event, () => events.push(event))
  return {
    toolkit: newToolkit(url),
    client,
    routes: { [origin]: url },
    requests,
    /** What the provider did with refresh tokens. */
    events,
    /** What comes of refreshes from now on in place of an answer; undefined ends it. */
    trouble: (next: Trouble | undefined) => {
      trouble = next
    },
    consent: (authorizeUrl: string) => consent(authorizeUrl, redirectUri),
    stop: () => server.close(),
  }
}

/** A status, or what else a token endpoint may do instead of answering. */
export type Trouble = number | 'html' | 'reset' | 'nothing' | 'numbers' | 'invalid_grant'

function makeTrouble(trouble: Trouble, response: ServerResponse): void {
  if (trouble === 'reset') return void response.destroy()
  if (typeof trouble === 'number') return void response.writeHead(trouble).end('{}')
  const json = { 'content-type': 'application/json' }
  if (trouble === 'invalid_grant')
    return void response.writeHead(400, json).end('{"error":"invalid_grant"}')
  if (trouble === 'html') return void response.writeHead(200).end('<h1>Sorry</h1>')
  response.writeHead(200, json).end(trouble === 'numbers' ? '{"access_token":7}' : '')
}

function newProvider(issuer: string, redirectUri: string): OidcProvider {
  const make = Provider as new (issuer: string, configuration: object) => OidcProvider
  const { info, warn } = console
  // It has much to say about its own defaults.
  console.info = console.warn = () => undefined
  try {
    return new make(issuer, {
      clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          redirect_uris: [redirectUri],
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          token_endpoint_auth_method: 'client_secret_basic',
        },
      ],
      pkce: { required: () => true, methods: ['S256'] },
      rotateRefreshToken: true,
      issueRefreshToken: async () => true,
      scopes: ['openid', 'offline_access'],
      features: { devInteractions: { enabled: false } },
      ttl: {
        AccessToken: 3600,
        RefreshToken: 86_400,
        AuthorizationCode: 60,
        Interaction: 60,
        Session: 60,
        Grant: 86_400,
        IdToken: 60,
      },
      cookies: { keys: ['key'] },
      findAccount: async (_: unknown, id: string) => ({
        accountId: id,
        claims: async () => ({ sub: id }),
      }),
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    })
  } finally {
    Object.assign(console, { info, warn })
  }
}

/** The person signs in as Ada and says yes. */
async function interact(
  provider: OidcProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login')
    return provider.interactionFinished(request, response, { login: { accountId: 'ada' } })
  const grant = new provider.Grant({
    accountId: session?.accountId ?? '',
    clientId: params.client_id,
  })
  grant.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(' '))
  const result = { consent: { grantId: await grant.save() } }
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
}

/** Follows the provider's redirects with its cookies, up to the callback. */
async function consent(authorizeUrl: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = authorizeUrl
  while (!url.startsWith(redirectUri)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`${response.status}: ${await response.text()}`)
    url = new URL(location, url).href
  }
  return url
}

function newToolkit(issuer: string): Toolkit {
  return defineToolkit({
    slug: 'idp',
    name: 'Identity',
    description: 'Who one is.',
    version: '20261123_00',
    baseUrl: origin,
    auth: oauth2({
      authorizeUrl: `${origin}/auth`,
      tokenUrl: `${origin}/token`,
      issuer,
      scopes: { openid: 'Know who you are', offline_access: 'Know it later' },
      authorizeParameters: { prompt: 'consent' },
      clientAuthentication: 'encoded_basic',
    }),
    verified: 'specified',
    identity: { request: get('/me'), read: ({ sub }: { sub: string }) => ({ subject: sub }) },
    tools: [
      defineTool({
        slug: 'IDP_WHO_AM_I',
        name: 'Who am I',
        description: 'Tells who one is.',
        effect: 'read',
        input: z.object({}),
        output: z.object({ sub: z.string() }),
        request: () => get('/me'),
      }),
    ],
  })
}
