import type { Auth } from './auth.ts'
import type { Toolkit } from './define-toolkit.ts'
import {
  type FieldValues,
  fieldRejected,
  fillEach,
  fillText,
  isLeftOut,
  namesIn,
  segment,
} from './field.ts'
import { hostFits } from './hosts.ts'
import { inWay } from './ways.ts'

/** What makes a toolkit that of one account. */
export interface Filling {
  /** The way in which it connects; the one that the toolkit is in already when left out or null. */
  way?: string | null | undefined
  /** What was filled in for it, by the fields' names. */
  fields: FieldValues | null | undefined
}

/**
 * A toolkit as it is for one account: in its way, and with what was filled in where the names of fields stand in
 * addresses, headers and parameters. Secrets stay out of it. Throws `field_rejected` where an address would be none of the
 * toolkit's hosts, and `connection_not_usable` for a way that there is no more.
 */
export function fillToolkit(ofAll: Toolkit, { way, fields }: Filling): Toolkit {
  const toolkit = way == null ? ofAll : inWay(ofAll, way)
  const { auth } = toolkit
  if (auth.scheme === 'NO_AUTH' || !auth.fields) return toolkit
  const known = withDefaults(toolkit, fields ?? {})
  const url = (template: string) => fillUrl(toolkit, template, known)
  return {
    ...toolkit,
    baseUrl: url(toolkit.baseUrl),
    origins: toolkit.origins.map(url),
    headers: fillEach(toolkit.headers, known, auth.fields),
    // Where the values of a key stand, its secrets stand too: they are put there as the request leaves.
    auth: auth.scheme === 'OAUTH2' ? fillAuth(toolkit, auth, known) : auth,
  }
}

/** What was filled in, and the defaults of what was not. */
function withDefaults({ auth }: Toolkit, values: FieldValues): FieldValues {
  if (auth.scheme === 'NO_AUTH') return {}
  const known = Object.entries(auth.fields ?? {}).flatMap(([name, field]) => {
    const value = (Object.hasOwn(values, name) ? values[name] : undefined) ?? field.default
    return value === undefined || field.secret ? [] : [[name, value] as const]
  })
  return Object.fromEntries(known)
}

/** Parts of an auth that are no templates. */
const asIs = new Set([
  'label',
  'baseUrl',
  'origins',
  'hosts',
  'fields',
  'scopes',
  'includes',
  'grantEnded',
  'registerUrl',
])

function fillAuth<A extends Extract<Auth, { scheme: 'OAUTH2' }>>(
  toolkit: Toolkit,
  auth: A,
  values: FieldValues,
): A {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.startsWith('https://')
        ? fillUrl(toolkit, value, values)
        : fillText(value, values)
    if (Array.isArray(value)) return value.map(fill)
    if (!isPlain(value)) return value
    // An optional field that nobody filled in takes its parameter with it.
    const kept = Object.entries(value).filter(([, inner]) => !isLeftOut(auth.fields, values, inner))
    return Object.fromEntries(kept.map(([name, inner]) => [name, fill(inner)]))
  }
  const parts = Object.entries(auth).map(([name, value]) => [
    name,
    asIs.has(name) ? value : fill(value),
  ])
  return Object.fromEntries(parts) as A
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}

/**
 * An address with values in place of names. In its host they are taken as they are, and what a parser makes of them has
 * to be that very host and one of the toolkit's; behind it each is one encoded segment.
 */
function fillUrl(toolkit: Toolkit, template: string, values: FieldValues): string {
  const [, host = '', rest = ''] = /^https:\/\/([^/?#]*)(.*)$/s.exec(template) ?? []
  const [field] = namesIn(host)
  const filled = `https://${fillText(host, values).toLowerCase()}${fillText(rest, values, segment)}`
  if (field !== undefined) checkHost(toolkit, field, fillText(host, values).toLowerCase(), filled)
  return filled
}

function checkHost(
  { name, hosts = [], auth }: Toolkit,
  field: string,
  host: string,
  filled: string,
) {
  const url = URL.canParse(filled) ? new URL(filled) : undefined
  const isItself = url?.origin === `https://${host}` && url.username === '' && url.password === ''
  if (isItself && hosts.some((pattern) => hostFits(pattern, host))) return
  const label = (auth.scheme !== 'NO_AUTH' && auth.fields?.[field]?.label) || field
  throw fieldRejected(
    field,
    'unfit',
    `With this ${label} the address would be none of ${name}'s, so nothing is sent there.`,
    `Addresses of ${name} are ${hosts.join(', ')}; fill in the part for * alone.`,
  )
}
