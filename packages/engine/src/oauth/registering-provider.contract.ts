import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error It has no types of its own.
import { Provider } from 'oidc-provider'

interface Grant {
  addOIDCScope(scope: string): void
  addResourceScope(resource: string, scope: string): void
  save(): Promise<string>
}

interface RegisteringProvider {
  proxy: boolean
  callback(): (request: IncomingMessage, response: ServerResponse) => void
  interactionDetails(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<{
    prompt: { name: string; details: { missingResourceScopes?: Record<string, string[]> } }
    params: { client_id: string; scope?: string }
    session?: { accountId: string }
  }>
  interactionFinished(
    request: IncomingMessage,
    response: ServerResponse,
    result: object,
    options?: object,
  ): Promise<void>
  AccessToken: { find(token: string): Promise<{ aud?: string | string[] } | undefined> }
  Grant: new (facts: { accountId: string; clientId: string }) => Grant
}

export const issuer = 'https://idp.example.test'

/**
 * A certified authorization server on loopback that registers clients by itself, gives tokens for one resource alone,
 * asks for PKCE and says `iss` in callbacks.
 */
export async function startRegisteringProvider(
  named: string | (() => string),
  { scope = 'notes', format = 'opaque' }: { scope?: string; format?: 'opaque' | 'jwt' } = {},
) {
  const resource = () => (typeof named === 'string' ? named : named())
  const requests: { method: string; path: string; query: URLSearchParams }[] = []
  let provider: RegisteringProvider
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', issuer)
    requests.push({ method: request.method ?? '', path: pathname, query: searchParams })
    // As behind the proxy that ends TLS.
    Object.assign(request.headers, { host: new URL(issuer).host, 'x-forwarded-proto': 'https' })
    if (pathname.startsWith('/interaction/')) void interact(provider, request, response)
    else provider.callback()(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = newProvider(resource, scope, format)
  return {
    routes: { [issuer]: url },
    requests,
    /** Whether a token was given for this resource. */
    isFor: async (token: string) => (await provider.AccessToken.find(token))?.aud === resource(),
    consent: (authorizeUrl: string, redirectUri: string) => consent(authorizeUrl, redirectUri, url),
    stop: () => server.close(),
  }
}

function newProvider(resource: () => string, scope: string, format: string): RegisteringProvider {
  const make = Provider as new (issuer: string, configuration: object) => RegisteringProvider
  const { info, warn } = console
  // It has much to say about its own defaults.
  console.info = console.warn = () => undefined
  try {
    const provider = new make(issuer, {
      pkce: { required: () => true, methods: ['S256'] },
      rotateRefreshToken: true,
      issueRefreshToken: async () => true,
      scopes: scope.split(' '),
      clientDefaults: { grant_types: ['authorization_code', 'refresh_token'] },
      features: {
        devInteractions: { enabled: false },
        registration: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => undefined,
          useGrantedResource: () => false,
          getResourceServerInfo: (_: unknown, asked: string) => {
            if (asked !== resource()) throw new Error('Another resource.')
            return { scope, audience: asked, accessTokenFormat: format }
          },
        },
      },
      ttl: {
        AccessToken: 3600,
        RefreshToken: 86_400,
        Interaction: 60,
        Session: 60,
        Grant: 86_400,
      },
      cookies: { keys: ['key'] },
      findAccount: async (_: unknown, id: string) => ({
        accountId: id,
        claims: async () => ({ sub: id }),
      }),
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    })
    provider.proxy = true
    return provider
  } finally {
    Object.assign(console, { info, warn })
  }
}

/** The person signs in as Ada and says yes. */
async function interact(
  provider: RegisteringProvider,
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
  grant.addOIDCScope(params.scope ?? '')
  for (const [name, scopes] of Object.entries(prompt.details.missingResourceScopes ?? {}))
    grant.addResourceScope(name, scopes.join(' '))
  const result = { consent: { grantId: await grant.save() } }
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
}

/** Follows the provider's redirects with its cookies, up to the callback. */
async function consent(authorizeUrl: string, redirectUri: string, url: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = authorizeUrl
  while (!at.startsWith(redirectUri)) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(at.replace(issuer, url), {
      redirect: 'manual',
      headers: { cookie },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`${response.status}: ${await response.text()}`)
    at = new URL(location, at).href
  }
  return at
}
