import { createRequire } from 'node:module'
import {
  defineToolkit,
  type OAuth1Auth,
  oauth1,
  type OAuth2Auth,
  oauth2,
  type Toolkit,
} from '@maillon/core/toolkit'

/** An entry of `grant`'s config/oauth.json. */
interface GrantEntry {
  oauth: 1 | 2
  request_url?: string
  authorize_url: string
  access_url: string
  scope_delimiter?: string
  token_endpoint_auth_method?: string
}

const require = createRequire(import.meta.url)
const entries = require('grant/config/oauth.json') as Record<string, GrantEntry>

/** How `grant` differs by entry, as its lib/flow/oauth2.js and lib/response.js have it. */
const words: Readonly<Record<string, Partial<OAuth2Auth>>> = {
  basecamp: {
    authorizeParameters: { type: 'web_server' },
    tokenParameters: { type: 'web_server' },
  },
  freelancer: { parameterNames: { scope: 'advanced_scopes' } },
  notion: { tokenBody: 'json' },
  optimizely: { parameterNames: { scope: 'scopes' } },
  qq: { tokenBody: 'query' },
  tiktok: { parameterNames: { client_id: 'client_key' } },
  untappd: { tokenBody: 'query', tokenParameters: { response_type: 'code' } },
  // A plus sign that is not encoded is how a space is written.
  unsplash: { scopeSeparator: ' ' },
  wechat: {
    tokenBody: 'query',
    parameterNames: { client_id: 'appid', client_secret: 'secret' },
  },
  withings: {
    tokenParameters: { action: 'requesttoken' },
    tokenAnswer: {
      access_token: 'body.access_token',
      refresh_token: 'body.refresh_token',
      expires_in: 'body.expires_in',
      scope: 'body.scope',
    },
  },
  yammer: { tokenAnswer: { access_token: 'access_token.token' } },
}

const byHeader = /autodesk|ebay|fitbit|homeaway|hootsuite|notion|reddit|trustpilot|^twitter/

/** The same of OAuth 1, as its lib/flow/oauth1.js has it. */
const words1: Readonly<Record<string, Partial<OAuth1Auth>>> = {
  etsy: { requestParameters: { scope: 'one two' } },
  flickr: { authorizeParameters: { perms: 'read' } },
  freshbooks: { signatureMethod: 'PLAINTEXT' },
  ravelry: { authorizeParameters: { scope: 'one' } },
  trello: { authorizeParameters: { scope: 'read' } },
  tripit: { authorizeParameters: { oauth_callback: '{redirect_uri}' } },
  twitter: { requestParameters: { x_auth_access_type: 'read' } },
}

/** Entries that `grant` calls OAuth, and that are none, with why. */
export const noOAuth: Readonly<Record<string, string>> = {
  getpocket: 'Its requests are not signed: a code of its own is exchanged by the key alone.',
}

/** All other entries of `grant` as toolkits, by its own facts. */
export function grantToolkits(): Toolkit[] {
  return Object.entries(entries).flatMap(([name, entry]) =>
    Object.hasOwn(noOAuth, name) ? [] : [toolkitOf(name, entry)],
  )
}

function toolkitOf(name: string, entry: GrantEntry): Toolkit {
  const { authorize_url: authorizeUrl, access_url: tokenUrl } = entry
  const urls = [entry.request_url, authorizeUrl, tokenUrl].flatMap((text) => text ?? [])
  const hosts = hostsOf(urls)
  return defineToolkit({
    slug: name.toLowerCase(),
    name,
    description: 'An entry of grant.',
    version: '20261130_00',
    // Of addresses of calls, grant says nothing: they are at the token endpoint’s host here.
    baseUrl: templateOf(/^https:\/\/[^/]+/.exec(tokenUrl)?.[0]),
    ...(hosts && { hosts }),
    auth: {
      ...(entry.oauth === 1 ? oauth1Of(name, entry) : oauth2Of(name, entry)),
      ...(hosts && { fields: { subdomain: { label: 'Sub-domain' } } }),
    },
    verified: 'described',
    checked: { how: 'none' },
    tools: [],
  })
}

function oauth2Of(name: string, entry: GrantEntry): OAuth2Auth {
  const isBasic = entry.token_endpoint_auth_method === 'client_secret_basic' || byHeader.test(name)
  return oauth2({
    authorizeUrl: templateOf(entry.authorize_url),
    tokenUrl: templateOf(entry.access_url),
    scopes: { one: 'The first', two: 'The second' },
    scopeSeparator: entry.scope_delimiter ?? ',',
    ...(isBasic && { clientAuthentication: 'basic' }),
    ...words[name],
  })
}

function oauth1Of(name: string, entry: GrantEntry): OAuth1Auth {
  return oauth1({
    requestTokenUrl: templateOf(entry.request_url),
    authorizeUrl: templateOf(entry.authorize_url),
    accessTokenUrl: templateOf(entry.access_url),
    ...words1[name],
  })
}

function templateOf(url = ''): string {
  return url.replaceAll('[subdomain]', '{subdomain}')
}

/** Where the whole host is to be filled in, it is a service that people run themselves: an operator names it. */
function hostsOf(urls: readonly string[]): Toolkit['hosts'] {
  const own = urls.flatMap((text) => /^https:\/\/([^/]*\[subdomain\][^/]*)/.exec(text)?.[1] ?? [])
  if (own.length === 0) return undefined
  if (own.includes('[subdomain]')) return 'operator'
  return [...new Set(own)].map((host) => host.replace('[subdomain]', '*'))
}
