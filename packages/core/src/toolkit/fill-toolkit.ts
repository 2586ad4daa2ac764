import { MaillonError } from '../errors/maillon-error.ts'
import { type Auth, isTokenAuth } from './auth.ts'
import { fieldsOf, keepOf } from './declared.ts'
import type { Toolkit } from './toolkit.ts'
import {
  type FieldValues,
  fieldRejected,
  fillEach,
  fillText,
  isLeftOut,
  namesIn,
  segment,
} from './field.ts'
import { hostIn } from './host-field.ts'
import { isOwnHost, whyNotHost } from './own-host.ts'
import type { TokenRequest } from './schemes/token.ts'
import { inWay } from './ways.ts'

/** What makes a toolkit that of one account. */
export interface Filling {
  /** The way in which it connects, null for the first one; left out, the one that the toolkit is in already. */
  way?: string | null | undefined
  /** What was filled in for it and kept of it, by the names that stand in templates. */
  fields: FieldValues | null | undefined
}

/** A toolkit as it is for one account. */
export interface FilledToolkit extends Toolkit {
  /** What has a name in its templates: stands in paths of its calls too. */
  values: FieldValues
}

/**
 * A toolkit as it is for one account: in its way, and with what was filled in and kept where its names stand in addresses,
 * headers and parameters. Secrets stay out of it. Throws `field_rejected` where an address would be none of the toolkit's
 * hosts, `upstream_error` where what the service told would make it one, and `connection_not_usable` for a way that there
 * is no more, and an account that has not what an address needs.
 */
export function fillToolkit(ofAll: Toolkit, filling: Filling): FilledToolkit {
  const filled = fillKnown(ofAll, filling)
  const keep = keepOf(filled.auth)
  if (Object.keys(keep).length === 0) return filled
  const addresses = [filled.baseUrl, ...filled.origins, ...tokenUrls(filled.auth)]
  for (const name of addresses.flatMap(namesIn))
    if (Object.hasOwn(keep, name)) throw notKept(filled, name)
  return filled
}

/** Toolkits whose accounts are all alike but for what is secret: each is filled once. */
const alike = new WeakMap<Toolkit, FilledToolkit>()

/** The same before all is known: addresses that need what the service has not told yet stay as they are. */
export function fillKnown(ofAll: Toolkit, { way, fields }: Filling): FilledToolkit {
  const toolkit = way === undefined ? ofAll : inWay(ofAll, way)
  const before = alike.get(toolkit)
  if (before) return before
  const filled = fillEachPlace(toolkit, fields ?? {})
  const isAlike = Object.values(declaredBy(toolkit.auth)).every(({ secret }) => secret)
  if (isAlike) alike.set(toolkit, filled)
  return filled
}

function fillEachPlace(toolkit: Toolkit, fields: FieldValues): FilledToolkit {
  const { auth } = toolkit
  const declared = declaredBy(auth)
  if (Object.keys(declared).length === 0) return { ...toolkit, values: {} }
  const known = withDefaults(toolkit, fields)
  const url = (template: string) => fillUrl(toolkit, template, known)
  return {
    ...toolkit,
    baseUrl: url(toolkit.baseUrl),
    origins: toolkit.origins.map(url),
    headers: fillEach(toolkit.headers, known, declared),
    auth: filledAuth(toolkit, known),
    values: known,
  }
}

/** Where what is typed stands, secrets stand too: but for addresses, that is put there as the request leaves. */
function filledAuth(toolkit: Toolkit, values: FieldValues): Auth {
  const { auth } = toolkit
  if (auth.scheme === 'OAUTH2' || auth.scheme === 'OAUTH1') return fillAuth(toolkit, auth, values)
  if (!isTokenAuth(auth)) return auth
  const { request, revoke } = auth
  const at = (sent: TokenRequest) => ({ ...sent, url: fillUrl(toolkit, sent.url, values) })
  return {
    ...auth,
    ...(request && { request: at(request) }),
    ...(revoke && { revoke: at(revoke) }),
  }
}

function tokenUrls(auth: Auth): string[] {
  return auth.scheme === 'OAUTH2' ? [auth.refreshUrl ?? auth.tokenUrl] : []
}

/** All that has a name in a toolkit's templates. */
function declaredBy(
  auth: Auth,
): Readonly<Record<string, { optional?: boolean; secret?: boolean }>> {
  return { ...fieldsOf(auth), ...keepOf(auth) }
}

/** What was filled in and kept, and the defaults of what was not. */
function withDefaults({ auth }: Toolkit, values: FieldValues): FieldValues {
  const told = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined)
  const known = [
    ...Object.entries(fieldsOf(auth)).flatMap(([name, { default: usual, secret }]) =>
      secret ? [] : [[name, told(name) ?? usual] as const],
    ),
    ...Object.keys(keepOf(auth)).map((name) => [name, told(name)] as const),
  ]
  return Object.fromEntries(known.filter(([, value]) => value !== undefined)) as FieldValues
}

/** Parts of an auth that are no templates. */
const asIs = new Set([
  'label',
  'baseUrl',
  'origins',
  'hosts',
  'fields',
  'keep',
  'scopes',
  'furtherTokens',
  'includes',
  'grantEnded',
  'registerUrl',
])

function fillAuth<A extends Extract<Auth, { scheme: 'OAUTH2' | 'OAUTH1' }>>(
  toolkit: Toolkit,
  auth: A,
  values: FieldValues,
): A {
  const declared = declaredBy(auth)
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.startsWith('https://')
        ? fillUrl(toolkit, value, values)
        : fillText(value, values)
    if (Array.isArray(value)) return value.map(fill)
    if (!isPlain(value)) return value
    // What nobody filled in or told takes its parameter with it, but no address.
    const kept = Object.entries(value).filter(([, inner]) => !isLeftOut(declared, values, inner))
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
 * to be that very host and one of the toolkit's; behind it each is one encoded segment. One that needs what is kept and
 * not known stays as it is, whole, so that what a value looks like is never read.
 */
function fillUrl(toolkit: Toolkit, template: string, values: FieldValues): string {
  const keep = keepOf(toolkit.auth)
  const isUnknown = (name: string) => Object.hasOwn(keep, name) && !Object.hasOwn(values, name)
  if (namesIn(template).some(isUnknown)) return template
  const host = hostIn(template)
  const rest = template.slice(`https://${host}`.length)
  const [field] = namesIn(host)
  const filled = `https://${fillText(host, values).toLowerCase()}${fillText(rest, values, segment)}`
  if (field !== undefined) checkHost(toolkit, field, fillText(host, values).toLowerCase(), filled)
  return filled
}

function checkHost(toolkit: Toolkit, field: string, host: string, filled: string) {
  const url = URL.canParse(filled) ? new URL(filled) : undefined
  const isItself = url?.origin === `https://${host}` && url.username === '' && url.password === ''
  if (isItself && isOwnHost(toolkit, field, host)) return
  if (Object.hasOwn(keepOf(toolkit.auth), field)) throw strayed(toolkit, field)
  throw fieldRejected(field, 'unfit', ...whyNotHost(toolkit, field))
}

function strayed({ name, hosts = [] }: Toolkit, kept: string): MaillonError {
  return new MaillonError('upstream_error', {
    message: `The ${kept} that ${name} told leads to none of its hosts, so nothing is sent there.`,
    hint: `Addresses of ${name} are ${[hosts].flat().join(', ')}.`,
    details: { kept },
  })
}

function notKept({ name, slug }: Toolkit, kept: string): MaillonError {
  return new MaillonError('connection_not_usable', {
    message: `This ${name} account has no ${kept}, which ${name} tells when an account is connected.`,
    hint: 'Connect the account again.',
    details: { toolkit: slug, kept },
  })
}
