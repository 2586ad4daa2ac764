import type { ClientCertificate, KeyAuth, KeyPlaces, SigV4 } from './key.ts'
import { type FieldValues, fillEach, fillText, parsed, segment, withMembers } from '../field.ts'

/** Everything of an account that connects by key: what may be shown, and what opens it. */
export interface Typed {
  fields: FieldValues
  secrets: FieldValues
}

/** Where the values of a key stand in a call. */
export interface Placed {
  headers: Record<string, string>
  query: Record<string, string>
  body: Record<string, string>
  /** Stands before paths below baseUrl. */
  path: string
  /** What of it opens the account as it is placed, beside the secrets themselves. */
  secrets: string[]
  /** What the whole call is signed with. */
  sigv4?: SigV4
  certificate?: ClientCertificate
}

/** The values of a key at the places that its toolkit names. */
export function placeKey(auth: KeyPlaces & Pick<KeyAuth, 'fields'>, typed: Typed): Placed {
  const values = valuesOf(auth, typed)
  const each = (templates: Readonly<Record<string, string>> = {}) =>
    fillEach(templates, values, auth.fields)
  const { basic, path = '', sigv4, certificate } = auth
  const encoded = basic && base64(basicPair(basic, values))
  const pair = encoded && `Basic ${encoded}`
  const unnamed = basic && base64(fillText(`${basic.user}:${basic.password}`, values))
  const ofBasic = basic ? Object.values(typed.secrets).map(base64) : []
  const ofPath = auth.path === undefined ? [] : Object.values(typed.secrets).map(segment)
  return {
    headers: { ...each(auth.headers), ...(pair && { authorization: pair }) },
    query: each(auth.query),
    body: each(auth.body),
    path: fillText(path, values, segment),
    secrets: [encoded ?? [], unnamed ?? [], ofBasic, ofPath].flat(),
    ...(sigv4 && { sigv4: each({ ...sigv4 }) as SigV4 & Record<string, string> }),
    ...(certificate && {
      certificate: each({ ...certificate }) as ClientCertificate & Record<string, string>,
    }),
  }
}

/** The names of the headers that a key stands in, in lower case: nobody else sets or reads them. */
export function keyHeaders({ headers, basic, sigv4 }: KeyPlaces): string[] {
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  if (sigv4) return [...names, 'authorization', ...headersOfSigV4]
  return basic ? [...names, 'authorization'] : names
}

const headersOfSigV4 = ['x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256']

/** The address of a call, with values that are no secrets where their names stand. */
export function withFields(path: string, values: FieldValues): string {
  return fillText(path, values, segment)
}

/** Each secret of a key, and the part of one that brings a name of its own. */
export function secretsOfKey({ secrets }: Typed): string[] {
  return Object.values(secrets).flatMap((secret) => {
    const file = secret.startsWith('{') ? parsed(secret) : undefined
    if (file) return [secret, ...secretMembers(file)]
    return [secret, secret.slice(secret.indexOf(':') + 1)]
  })
}

/** Of a file, what opens something by its name; an address in it is none, and services answer it. */
function secretMembers(file: object): string[] {
  return Object.entries(file).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return secretMembers(value)
    return typeof value === 'string' && /(private_?key|secret|token|password)$/i.test(name)
      ? [value]
      : []
  })
}

/** What was filled in, defaults where nothing was, and members of files. */
export function valuesOf({ fields }: Pick<KeyAuth, 'fields'>, typed: Typed): FieldValues {
  const usual = Object.entries(fields).flatMap(([name, field]) =>
    field.default === undefined ? [] : [[name, field.default] as const],
  )
  const all = { ...Object.fromEntries(usual), ...typed.fields, ...typed.secrets }
  return withMembers(fields, all)
}

/** RFC 7617 §2: the name, a colon, the password. */
function basicPair(
  { user, password, namedKeys }: NonNullable<KeyPlaces['basic']>,
  values: FieldValues,
) {
  const key = fillText(password, values)
  return namedKeys?.test(key) ? key : `${fillText(user, values)}:${key}`
}

/** Of the text in UTF-8 (RFC 7617 §2.1): `btoa` alone takes a few scripts only. */
function base64(text: string): string {
  return btoa(
    Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''),
  )
}
