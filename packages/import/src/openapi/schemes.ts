import type { AuthOfFile, KeyAuthOfFile } from '../auth-of-file.ts'
import { isNode, type Node } from './node.ts'
import { shortText, textOf, wordsOf } from './texts.ts'

export type KeyOfFile = KeyAuthOfFile
export type OAuthOfFile = Extract<AuthOfFile, { scheme: 'OAUTH2' }>
export type TokenOfFile = Extract<AuthOfFile, { request?: unknown }>

export type SchemeOfFile = KeyOfFile | OAuthOfFile | TokenOfFile

export interface SchemeOptions {
  /** Where relative addresses start. */
  base: string
  /** What stands before the key in its header, where the document does not say it. */
  prefix?: string | undefined
  /** What OpenID Connect discovery answered, by its address. */
  discovered?: Readonly<Record<string, unknown>> | undefined
  /** Its name among others that belong together; alone it needs none. */
  name?: string | undefined
}

/** One security scheme as a way to connect, or why it is none. */
export function authOf(scheme: unknown, options: SchemeOptions): SchemeOfFile | string {
  if (!isNode(scheme)) return 'This security scheme is not there.'
  if (scheme.type === 'apiKey') return keyAuth(scheme, options)
  if (scheme.type === 'http') return httpAuth(scheme, options)
  if (scheme.type === 'oauth2') return oauthOf(scheme, options)
  if (scheme.type === 'openIdConnect') return discoveredAuth(scheme, options)
  return `A security scheme of type "${textOf(scheme.type).slice(0, 40)}" cannot be used.`
}

function httpAuth(node: Node, options: SchemeOptions): KeyOfFile | string {
  const word = textOf(node.scheme).toLowerCase()
  if (word === 'bearer')
    return keyAt('header', 'authorization', { node, options, prefix: 'Bearer ' })
  if (word === 'basic') return basic(node, options)
  return `The HTTP scheme "${word.slice(0, 40)}" cannot be used; bearer tokens and basic can.`
}

/** A name and a password, or a key in its place, by HTTP Basic (RFC 7617). */
function basic(node: Node, { name }: SchemeOptions): KeyOfFile {
  const [user, password] = name
    ? [`${fieldName(name)}_user`, `${fieldName(name)}_password`]
    : ['username', 'password']
  return {
    scheme: 'API_KEY',
    fields: {
      [user]: { label: 'User name', ...helpOf(node) },
      [password]: { label: 'Password or API key', secret: true },
    },
    basic: { user: `{${user}}`, password: `{${password}}` },
  }
}

function keyAuth(node: Node, options: SchemeOptions): KeyOfFile | string {
  const name = typeof node.name === 'string' ? node.name : ''
  const told = `"${name.slice(0, 40)}"`
  if (name === '' || name.length > 200) return `The key ${told} has no name that can be sent.`
  if (node.in === 'query') return keyAt('query', name, { node, options })
  if (node.in !== 'header' && node.in !== 'cookie')
    return `The key ${told} goes into the ${textOf(node.in).slice(0, 40)}, which calls do not have.`
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return `${told} is no name of a ${node.in}.`
  if (node.in === 'cookie') return keyAt('cookie', name, { node, options })
  const prefix = options.prefix ?? wordBefore(node.description, name)
  return keyAt('header', name.toLowerCase(), { node, options, prefix })
}

interface KeyFacts {
  node: Node
  options: SchemeOptions
  prefix?: string
}

function keyAt(place: 'header' | 'query' | 'cookie', name: string, facts: KeyFacts): KeyOfFile {
  const { node, options, prefix = '' } = facts
  const field = options.name === undefined ? 'api_key' : fieldName(options.name)
  const alone = prefix.startsWith('Bearer') ? 'Access token' : 'API key'
  const label =
    options.name === undefined ? alone : shortText(node.name ?? options.name, 80) || alone
  const value = `${prefix}{${field}}`
  const placed =
    place === 'query'
      ? { query: { [name]: value } }
      : { headers: place === 'cookie' ? { cookie: `${name}=${value}` } : { [name]: value } }
  return {
    scheme: 'API_KEY',
    fields: { [field]: { label, ...helpOf(node), secret: true } },
    ...placed,
  }
}

/**
 * What a document's own instruction says stands before a key: `Authorization: ACME {API token}`, `Bot <token>`,
 * `Token token=YOUR_KEY`. A space, where there is none in the instruction, is none of it.
 */
export function wordBefore(description: unknown, header: string): string {
  if (typeof description !== 'string') return ''
  const text = description.slice(0, 5_000)
  const name = header.replaceAll(/[^\w]/g, String.raw`\$&`)
  const word = String.raw`([A-Za-z][\w.-]{0,30}(?:[ ]+\w{1,20}=["']?|[ ]+|=))`
  const key = String.raw`["'\`]?(?:[<{[(%$]|(?:YOUR|MY|THE)[_ -]?[\w-]*(?:KEY|TOKEN)|[A-Z_]*(?:API_?KEY|TOKEN)\b)`
  const found =
    new RegExp(String.raw`${name}["'\`]?\s*[:=]\s*["'\`]?${word}${key}`, 'i').exec(text) ??
    asSign(new RegExp(String.raw`^\W{0,3}${word}(${key})`, 'i').exec(text)) ??
    new RegExp(String.raw`["'\`]${word}${key}`, 'i').exec(text)
  if (found?.[1] !== undefined) return found[1].replace(/ +/g, ' ')
  return /^authorization$/i.test(header) &&
    /\bbearer\b/i.test(text) &&
    !/\b(basic|no bearer|without)\b/i.test(text)
    ? 'Bearer '
    : ''
}

/** What begins an instruction stands before a key that is no word of it: `Bot <token>`, and not `Access token`. */
function asSign(found: RegExpExecArray | null): RegExpExecArray | undefined {
  const key = found?.[2] ?? ''
  return found && (key === key.toUpperCase() || /^\W/.test(key)) ? found : undefined
}

/** What Google wants beside what documents say: without it, it gives a token for an hour and no more. */
const google = {
  revokeUrl: 'https://oauth2.googleapis.com/revoke',
  grant: 'shared',
  issuer: 'https://accounts.google.com',
  authorizeParameters: { access_type: 'offline', prompt: 'consent' },
} as const

function oauthOf(node: Node, { base }: SchemeOptions): SchemeOfFile | string {
  const { flows } = node
  const code = isNode(flows) ? flows.authorizationCode : undefined
  if (!isNode(code)) {
    const others = isNode(flows) ? Object.keys(flows).join(', ').slice(0, 80) : ''
    if (isNode(flows) && isNode(flows.clientCredentials))
      return clientCredentials(flows.clientCredentials, node, base)
    if (/implicit|password/.test(others)) return pastedToken(node)
    return `Of OAuth, an account is connected by authorizationCode or clientCredentials; it has ${others || 'none'}.`
  }
  const [authorizeUrl, tokenUrl] = [code.authorizationUrl, code.tokenUrl].map((url) =>
    https(url, base),
  )
  if (authorizeUrl === undefined || tokenUrl === undefined)
    return `"${textOf(authorizeUrl === undefined ? code.authorizationUrl : code.tokenUrl).slice(0, 200)}" is no https URL.`
  const refreshUrl = https(code.refreshUrl, base)
  return {
    scheme: 'OAUTH2',
    authorizeUrl,
    tokenUrl,
    ...(refreshUrl !== undefined && refreshUrl !== tokenUrl && { refreshUrl }),
    ...(URL.parse(authorizeUrl)?.host === 'accounts.google.com' && google),
    scopes: scopesIn(code),
  }
}

/** RFC 6749 §4.4: each account brings a client of its own. */
function clientCredentials(flow: Node, node: Node, base: string): TokenOfFile | string {
  const url = https(flow.tokenUrl, base)
  if (url === undefined) return `"${told(flow.tokenUrl)}" is no https URL.`
  const scopes = scopesIn(flow)
  return {
    scheme: 'S2S_OAUTH2',
    fields: {
      client_id: { label: 'Client id', ...helpOf(node) },
      client_secret: { label: 'Client secret', secret: true },
    },
    request: {
      url,
      form: {
        grant_type: 'client_credentials',
        client_id: '{client_id}',
        client_secret: '{client_secret}',
        ...(Object.keys(scopes).length > 0 && { scope: '{scopes}' }),
      },
    },
    scopes,
    headers: { authorization: 'Bearer {token}' },
  }
}

function scopesIn({ scopes }: Node): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isNode(scopes) ? scopes : {}).map(([scope, text]) => [
      scope,
      shortText(text, 100),
    ]),
  )
}

function told(value: unknown): string {
  return textOf(value).slice(0, 200)
}

/** Of a login that no server of ours can make, the token that the service or another tool gave out. */
function pastedToken(node: Node): KeyOfFile {
  return keyAt('header', 'authorization', { node, options: { base: '' }, prefix: 'Bearer ' })
}

/** OpenID Connect Discovery 1.0 §3. */
function discoveredAuth(
  node: Node,
  { base, discovered = {} }: SchemeOptions,
): OAuthOfFile | string {
  const url = https(node.openIdConnectUrl, base)
  if (url === undefined) return `"${textOf(node.openIdConnectUrl).slice(0, 200)}" is no https URL.`
  const metadata = discovered[url]
  if (!isNode(metadata))
    return `${url.slice(0, 200)} was not asked, or did not answer with its metadata.`
  const authorizeUrl = https(metadata.authorization_endpoint, url)
  const tokenUrl = https(metadata.token_endpoint, url)
  if (authorizeUrl === undefined || tokenUrl === undefined)
    return `${url.slice(0, 200)} names no endpoints for codes and tokens.`
  const revokeUrl = https(metadata.revocation_endpoint, url)
  const issuer = https(metadata.issuer, url)
  return {
    scheme: 'OAUTH2',
    authorizeUrl,
    tokenUrl,
    ...(revokeUrl !== undefined && { revokeUrl }),
    ...(issuer !== undefined && { issuer }),
    scopes: {},
  }
}

function https(url: unknown, base: string): string | undefined {
  if (typeof url !== 'string' || url === '') return undefined
  const parsed = URL.parse(url, base)
  if (parsed?.protocol !== 'https:') return undefined
  return URL.canParse(url) ? url : parsed.href
}

function helpOf({ description }: Node): { help?: string } {
  const help = shortText(description, 500)
  return help ? { help } : {}
}

/** A name that may stand in templates. */
export function fieldName(text: string): string {
  const name = wordsOf(text).join('_').toLowerCase().replace(/^\d+/, '').slice(0, 60)
  return /^[a-z]/.test(name) && name !== 'csrf_token' ? name : `key_${name}`
}
