import { isKey, together } from './combine-schemes.ts'
import type { Node } from './node.ts'
import { authOf, type KeyOfFile, type SchemeOfFile, type SchemeOptions } from './schemes.ts'
import { textOf } from './texts.ts'

/** Names of what opens an account, whatever else is known of it. */
const credential =
  /^(x[-_])?((api|app|application|auth|access|client|secret|private|session|user|bearer|subscription)[-_]?(key|token|secret)|phpsessid|jsessionid|password|csrf[-_]?token|jwt)$/i
/** In a query, they mostly are what is looked for. */
const session = /^(x[-_])?(session([-_]?id)?|s(ess)?id)$/i
/** What is one where most operations take it: any other name would be an argument of some of them alone. */
const usualInHeader = /^authorization$|(token|key|secret|password)$/i
const usualInQuery = /^(key|token|oauth[-_]?token)$/i
const other = /idempot|request|page|next|continu|sync/i

/** In an operation's path, other keys mostly are what the service calls its things by. */
const surelyKey = /^(x[-_])?(api|access|auth|secret|private|bearer)[-_]?(key|token|secret)$/i

/** Whether a parameter opens an account by its name: nothing for a model to write. */
export function isCredential(place: string, name: string): boolean {
  return credential.test(name) || (place !== 'query' && session.test(name))
}

/** Whether a variable of a server's path is what opens an account. */
export function isPathKey(name: string): boolean {
  return credential.test(name) || /^(token|key)$/i.test(name)
}

/**
 * Whether a variable of an operation's path is what opens the account, and not what the operation is about: by its name
 * where no segment before it says that keys are what stands there, or by what the document says of it.
 */
export function isKeyInPath(path: string, { name, description }: Node): boolean {
  const variable = textOf(name)
  if (!isPathKey(variable)) return false
  const [before = ''] = path.split(`{${variable}}`)
  const [named = ''] = before.split(/[/.:]/).filter(Boolean).slice(-1)
  const isAbout =
    /(key|token|secret|password|session|credential|jwt)s?$|reset|verif|confirm|revok|grant|shar|invit|download/i
  if (isAbout.test(named.replaceAll(/[{}]/g, ''))) return false
  if (surelyKey.test(variable)) return true
  return (
    typeof description === 'string' && /\b(api|access|auth\w*)[ -]?(key|token)\b/i.test(description)
  )
}

/** Where a parameter stands: `query key`. */
export function placeOf({ in: place, name }: Node): string {
  return `${textOf(place)} ${textOf(name).toLowerCase()}`
}

/** Keys that stand among the parameters of at least half of all operations, each once. */
export function usualKeys(all: readonly (readonly Node[])[]): Node[] {
  const found = all.flatMap((parameters) => parameters.filter(isUsual))
  return [...Map.groupBy(found, placeOf).values()].flatMap(([one, ...more]) => {
    const count = more.length + 1
    const isKnown = one && isCredential(textOf(one.in), textOf(one.name))
    return one && count * 2 >= all.length && (isKnown || count > 2) ? [one] : []
  })
}

function isUsual({ in: where, name }: Node): boolean {
  const place = textOf(where)
  const text = textOf(name)
  if (!/^(header|query)$/.test(place) || other.test(text)) return false
  // Services about passwords take one to look at.
  if (place === 'query' && /^password$/i.test(text)) return false
  const usual = place === 'header' ? usualInHeader : usualInQuery
  return isCredential(place, text) || usual.test(text)
}

/** What people paste for keys that no security scheme names: those that are needed, or the first one. */
export function authOfKeys(usual: readonly Node[], options: SchemeOptions): KeyOfFile | undefined {
  const needed = usual.filter(({ required }) => required === true)
  const keys = needed.length > 0 ? needed : usual.slice(0, 1)
  const auths = keys.map((one) => {
    const name = keys.length > 1 ? { name: textOf(one.name) } : {}
    return authOf({ ...one, type: 'apiKey' }, { ...options, ...name })
  })
  const usable = auths.filter((auth) => typeof auth !== 'string').filter(isKey)
  return usable.length > 0 ? usable.reduce(together) : undefined
}

/**
 * A way to connect with the keys that its operations need beside it. What is a token is the one that goes out anyway; beside
 * OAuth, accounts have no other.
 */
export function withKeys(
  auth: SchemeOfFile,
  keys: readonly Node[],
  options: SchemeOptions,
): { auth: SchemeOfFile; placed: Node[] } {
  const isToken = auth.scheme === 'OAUTH2' || auth.headers?.authorization?.startsWith('Bearer ')
  const isOfToken = ({ name }: Node) => isToken === true && /token$/i.test(textOf(name))
  const isNeeded = (one: Node) => one.required === true && !isOfToken(one)
  const needed = isKey(auth) ? keys.filter(isNeeded) : []
  const named = needed.map((one) => authOfKeys([one], { ...options, name: textOf(one.name) }))
  const more = named.filter((one) => one !== undefined)
  const placed = keys.filter((one) => !isNeeded(one) || needed.includes(one))
  return { auth: isKey(auth) ? [auth, ...more].reduce(together) : auth, placed }
}
