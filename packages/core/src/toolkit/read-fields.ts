import { type Auth, isTokenAuth, isTyped } from './auth.ts'
import { choiceOf, fieldsOf } from './declared.ts'
import type { Toolkit } from './toolkit.ts'
import {
  type Field,
  type FieldValues,
  fieldRejected,
  fitsPattern,
  membersIn,
  namesIn,
  parsed,
  type Unfit,
  withMembers,
} from './field.ts'
import { fillKnown } from './fill-toolkit.ts'
import { hostField, withBareHost } from './host-field.ts'
import { isOwnHost, whyNotHost } from './own-host.ts'
import type { KeyPlaces } from './schemes/key.ts'
import { textsIn } from './texts-in.ts'

/** What was filled in, apart: what may be shown, and what opens the account. */
export interface ReadFields {
  fields: Record<string, string>
  secrets: Record<string, string>
}

/** The longest secret that a header takes at most servers, and more than a PEM or JSON file has. */
const maxSecret = 16 * 1024
const maxValue = 256

/** What a header can carry (RFC 9110 §5.5) without being read in another way than it was written. */
const inHeader = /^[\t\x20-\x7e]*$/
/** Elsewhere a value is encoded, so that it may be in any script, and a secret of several lines. */
const anywhere = /^[^\p{Cc}]*$/u

/**
 * What a person typed for a toolkit, beside what the app has fixed. What cannot be sent as it was typed is refused, and
 * so is what would lead to a host that is none of the toolkit's; whether it is right, only the service knows.
 * Throws `field_rejected`, with the `field` and the `problem` in its details.
 */
export function readFields(
  toolkit: Toolkit,
  typed: FieldValues,
  fixed: FieldValues = {},
): ReadFields {
  const all = fieldsOf(toolkit.auth)
  const read: ReadFields = { fields: {}, secrets: {} }
  const [given, own] = [withBareHost(toolkit, typed), withBareHost(toolkit, fixed)]
  for (const [name, field] of Object.entries(all)) {
    const filled = valueOf(name, field, given, own)
    if (filled === undefined) continue
    const value = asWritten(field, filled)
    check(toolkit, name, field, value)
    if (field.secret) read.secrets[name] = value
    else read.fields[name] = value
  }
  fillKnown(toolkit, read)
  return read
}

/** What an app fills in beforehand: some fields, of which none is a secret, and what its user would choose. Throws `field_rejected`. */
export function readFixed(toolkit: Toolkit, filled: FieldValues): Record<string, string> {
  const all = fieldsOf(toolkit.auth)
  const choice = choiceOf(toolkit.auth)?.name
  const given = withBareHost(toolkit, filled)
  const isWhole = Object.entries(all).every(
    ([name, { secret, optional, default: usual }]) =>
      secret || optional || usual !== undefined || Object.hasOwn(given, name),
  )
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(all, name) ? all[name] : undefined
    // Whether there is such a one, its service tells once it is asked.
    if (name === choice && value.length <= maxValue) continue
    if (!field) throw unknownField(toolkit, name)
    if (field.secret)
      throw fieldRejected(
        name,
        'fixed',
        `The ${field.label} is a secret, which the person types.`,
        'Leave it out, or make the account with connectedAccounts.create.',
      )
    if (value === '')
      throw fieldRejected(
        name,
        'missing',
        `The ${field.label} is empty.`,
        'Fill it in, or leave it out.',
      )
    check(toolkit, name, field, value)
  }
  const { [choice ?? '']: _, ...filledIn } = given
  if (isWhole) fillKnown(toolkit, { fields: filledIn })
  return { ...given }
}

/** A name that no field has. */
export function unknownField({ name: toolkit, auth }: Toolkit, name: string) {
  const choice = choiceOf(auth)?.name
  const names = [...Object.keys(fieldsOf(auth)), ...(choice === undefined ? [] : [choice])]
  return fieldRejected(
    name,
    'unknown',
    `${toolkit} has no field "${name.slice(0, 64)}".`,
    names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.',
  )
}

function valueOf(
  name: string,
  { label, optional, default: usual }: Field,
  typed: FieldValues,
  fixed: FieldValues,
): string | undefined {
  const given = Object.hasOwn(typed, name) ? typed[name] : undefined
  if (Object.hasOwn(fixed, name)) {
    if (given !== undefined && given !== fixed[name])
      throw fieldRejected(name, 'fixed', `The ${label} was filled in by the app.`)
    return fixed[name]
  }
  if (given) return given
  if (usual !== undefined || optional) return usual
  throw fieldRejected(name, 'missing', `The ${label} is missing.`, 'Fill it in.')
}

/** A value as the service wants it, however it was typed or copied. */
function asWritten({ format, letters }: Field, value: string): string {
  if (letters) return letters === 'upper' ? value.toUpperCase() : value.toLowerCase()
  const lines = format ? value.replaceAll('\r\n', '\n') : value
  // As it stands in a file of JSON or of an environment.
  return format === 'pem' ? lines.replaceAll('\\n', '\n') : lines
}

function check(toolkit: Toolkit, name: string, field: Field, value: string): void {
  const { auth } = toolkit
  const { label, secret, choices, pattern } = field
  const most = secret ? maxSecret : maxValue
  if (value.length > most)
    throw fieldRejected(name, 'too_long', `The ${label} is longer than ${most} characters.`)
  const unsendable = `The ${label} has a character that cannot be sent`
  if (isTyped(auth) && hasColonTaken(auth, name) && value.includes(':'))
    throw fieldRejected(name, 'unsendable', `${unsendable}.`)
  const header = headerOf(toolkit, name)
  const shown = secret ? value.replace(/[\t\n]/g, '') : value
  const isSendable = header ? inHeader.test(value) : anywhere.test(shown) && value.isWellFormed()
  if (!isSendable)
    throw fieldRejected(
      name,
      'unsendable',
      header ? `${unsendable} in the header ${header}.` : `${unsendable}.`,
    )
  // Wherever it stands in an address, dots alone lead elsewhere.
  if (!secret && /^\.{1,2}$/.test(value))
    throw fieldRejected(name, 'unsendable', `The ${label} cannot be dots alone.`)
  if (field.format) checkFormat(auth, name, field, value)
  if (hostField(toolkit) === name && !isOwnHost(toolkit, name, value))
    throw fieldRejected(name, 'unfit', ...whyNotHost(toolkit, name))
  const fits = choices ? Object.hasOwn(choices, value) : fitsPattern(pattern, value)
  if (fits) return
  const like = choices
    ? `It is one of ${Object.keys(choices).join(', ')}.`
    : field.example === undefined
      ? undefined
      : `It looks like ${field.example}.`
  const message = `The ${label} does not look as one of the service does.`
  throw fieldRejected(name, 'unfit', message, like, { unfit: choices ? 'choice' : 'pattern' })
}

/** Whether it is the file that the service gives, with all that is needed of it. */
function checkFormat(auth: Auth, name: string, { label, format, optional }: Field, value: string) {
  if (optional && value === '') return
  const unfit = (what: string, more: { unfit: Unfit; member?: string }) =>
    fieldRejected(
      name,
      'unfit',
      `The ${label} ${what}.`,
      'Copy the file whole, as the service gave it.',
      more,
    )
  if (format === 'pem') {
    if (!/-----BEGIN [A-Z0-9 ]+-----[^-]+-----END [A-Z0-9 ]+-----/.test(value))
      throw unfit('is no key as PEM: it has no BEGIN and END', { unfit: 'pem' })
    return
  }
  if (!parsed(value)) throw unfit('is no file of JSON', { unfit: 'json' })
  const members = withMembers({ [name]: { label, format: 'json' } }, { [name]: value })
  for (const { field, member } of textsIn(auth).flatMap(membersIn))
    if (field === name && !Object.hasOwn(members, `${name}.${member}`))
      throw unfit(`has no "${member}"`, { unfit: 'member', member })
}

/** The header that a value goes into as it is, in calls, in their signatures, or where a token is asked for. */
function headerOf({ headers, auth }: Toolkit, name: string): string | undefined {
  const all = [
    headers,
    isTyped(auth) ? { ...auth.headers, ...headersSigned(auth) } : {},
    auth.scheme === 'OAUTH2' ? (auth.callHeaders ?? {}) : {},
    ...(isTokenAuth(auth) ? [auth.request?.headers ?? {}, auth.revoke?.headers ?? {}] : []),
  ].flatMap((templates) => Object.entries(templates))
  return all.find(([, template]) => template.includes(`{${name}}`))?.[0]
}

/** Of the values that a call is signed with, those that its signature names. */
function headersSigned({ sigv4 }: KeyPlaces): Record<string, string> {
  if (!sigv4) return {}
  const { accessKeyId, region, service, sessionToken = '' } = sigv4
  return {
    authorization: `${accessKeyId}/${region}/${service}`,
    'x-amz-security-token': sessionToken,
  }
}

/** RFC 7617 §2: in the name, a colon would end it. */
function hasColonTaken({ basic }: KeyPlaces, name: string): boolean {
  return basic !== undefined && namesIn(basic.user).includes(name)
}
