import { createRequire } from 'node:module'
import { defineToolkit, oauth2, type OAuth2Auth, type Toolkit } from '@maillon/core/toolkit'

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

/** Entries of OAuth 2 as toolkits, by `grant`'s own facts. */
export function grantToolkits(): Toolkit[] {
  return Object.entries(entries).flatMap(([name, entry]) =>
    entry.oauth === 2 ? toolkitOf(name, entry) : [],
  )
}

function toolkitOf(name: string, entry: GrantEntry): Toolkit {
  const { authorize_url: authorizeUrl, access_url: tokenUrl } = entry
  const isBasic = entry.token_endpoint_auth_method === 'client_secret_basic' || byHeader.test(name)
  const url = (text: string) => text.replaceAll('[subdomain]', '{subdomain}')
  const hosts = hostsOf([authorizeUrl, tokenUrl])
  return defineToolkit({
    slug: name.toLowerCase(),
    name,
    description: 'An entry of grant.',
    version: '20261130_00',
    // Of addresses of calls, grant says nothing: they are at the token endpoint’s host here.
    baseUrl: url(/^https:\/\/[^/]+/.exec(tokenUrl)?.[0] ?? ''),
    ...(hosts && { hosts }),
    auth: oauth2({
      authorizeUrl: url(authorizeUrl),
      tokenUrl: url(tokenUrl),
      scopes: { one: 'The first', two: 'The second' },
      scopeSeparator: entry.scope_delimiter ?? ',',
      ...(isBasic && { clientAuthentication: 'basic' }),
      ...(hosts && { fields: { subdomain: { label: 'Sub-domain' } } }),
      ...words[name],
    }),
    verified: 'described',
    checked: { how: 'none' },
    tools: [],
  })
}

/** Where the whole host is to be filled in, it is a service that people run themselves: an operator names it. */
function hostsOf(urls: readonly string[]): Toolkit['hosts'] {
  const own = urls.flatMap((text) => /^https:\/\/([^/]*\[subdomain\][^/]*)/.exec(text)?.[1] ?? [])
  if (own.length === 0) return undefined
  if (own.includes('[subdomain]')) return 'operator'
  return [...new Set(own)].map((host) => host.replace('[subdomain]', '*'))
}
