import { keyInHeader } from '../key-in-header.ts'
import type { ToolkitFile } from '../toolkit-file.ts'
import { isNode, type Node, type OpenApiDocument } from './document.ts'
import type { Problem } from './problems.ts'
import { pointer } from './problems.ts'
import { shortText } from './texts.ts'

type Auth = ToolkitFile['auth']

/** How accounts are connected, and by which of the document's security schemes. */
export interface ReadSecurity {
  auth: Auth
  /** Undefined when the document has none that can be used. */
  scheme: string | undefined
}

/** The first security scheme that the document asks for and that can be used: OAuth before keys. */
export function readSecurity(document: OpenApiDocument, problems: Problem[]): ReadSecurity {
  const { components, security } = document.root
  const schemes =
    isNode(components) && isNode(components.securitySchemes) ? components.securitySchemes : {}
  const asked = Array.isArray(security)
    ? security.flatMap((one) => (isNode(one) ? Object.keys(one) : []))
    : []
  const names = [...new Set([...asked, ...Object.keys(schemes)])]
  const usable: { scheme: string; auth: Auth }[] = []
  for (const scheme of names) {
    const at = pointer('components', 'securitySchemes', scheme)
    const auth = authOf(
      Object.hasOwn(schemes, scheme) ? safely(document, schemes[scheme]) : undefined,
    )
    if (typeof auth === 'string') problems.push({ at, message: auth })
    else usable.push({ scheme, auth })
  }
  const first = usable.find(({ auth }) => auth.scheme === 'OAUTH2') ?? usable[0]
  return first ?? { auth: { scheme: 'NO_AUTH' }, scheme: undefined }
}

/** The scopes that an operation asks for, by the scheme that is used. */
export function scopesOf(
  document: OpenApiDocument,
  operation: Node,
  scheme: string | undefined,
): string[] {
  const security = operation.security ?? document.root.security
  if (scheme === undefined || !Array.isArray(security)) return []
  const asked = security.find((one) => isNode(one) && Object.hasOwn(one, scheme)) as
    | Node
    | undefined
  const scopes = asked?.[scheme]
  return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : []
}

/** A scheme as auth, or why it cannot be one. */
function authOf(scheme: unknown): Auth | string {
  if (!isNode(scheme)) return 'This security scheme is not there.'
  if (scheme.type === 'apiKey') return keyAuth(scheme)
  if (scheme.type === 'http') {
    const { scheme: word } = scheme
    if (String(word).toLowerCase() === 'bearer') return bearer
    if (String(word).toLowerCase() === 'basic') return basic
    return `The HTTP scheme "${String(word).slice(0, 40)}" cannot be used; bearer tokens and basic can.`
  }
  if (scheme.type === 'oauth2') return oauthOf(scheme)
  return `A security scheme of type "${String(scheme.type).slice(0, 40)}" cannot be used.`
}

/** Sent as `Authorization: Bearer <token>` (RFC 6750). */
export const bearer: Auth = keyInHeader('Access token', 'authorization', 'Bearer ')

/** A name and a password, or a key in its place, by HTTP Basic (RFC 7617). */
const basic: Auth = {
  scheme: 'API_KEY',
  fields: {
    username: { label: 'User name' },
    password: { label: 'Password or API key', secret: true },
  },
  basic: { user: '{username}', password: '{password}' },
}

function keyAuth(scheme: Node): Auth | string {
  const name = typeof scheme.name === 'string' ? scheme.name : ''
  if (scheme.in === 'query' && name !== '' && name.length <= 200)
    return { scheme: 'API_KEY', fields: apiKeyField, query: { [name]: '{api_key}' } }
  if (scheme.in !== 'header')
    return `The key "${name.slice(0, 40)}" goes into the ${String(scheme.in).slice(0, 40)}, which calls do not have; one in a header or in the query can be used.`
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return `"${name.slice(0, 40)}" is no name of a header.`
  return keyInHeader('API key', name.toLowerCase())
}

const apiKeyField = { api_key: { label: 'API key', secret: true } }

function oauthOf({ flows }: Node): Auth | string {
  const code = isNode(flows) ? flows.authorizationCode : undefined
  if (!isNode(code))
    return 'Of OAuth, only the flow authorizationCode connects a user’s account; it has none.'
  const { authorizationUrl, tokenUrl, scopes } = code
  for (const url of [authorizationUrl, tokenUrl]) {
    if (typeof url !== 'string' || !URL.canParse(url) || new URL(url).protocol !== 'https:')
      return `"${String(url).slice(0, 200)}" is no https URL.`
  }
  return {
    scheme: 'OAUTH2',
    authorizeUrl: String(authorizationUrl),
    tokenUrl: String(tokenUrl),
    scopes: Object.fromEntries(
      Object.entries(isNode(scopes) ? scopes : {}).map(([scope, text]) => [
        scope,
        shortText(text, 100),
      ]),
    ),
  }
}

function safely(document: OpenApiDocument, node: unknown): unknown {
  try {
    return document.resolve(node)
  } catch {
    return undefined
  }
}
