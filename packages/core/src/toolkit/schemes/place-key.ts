import type { KeyAuth } from './key.ts'
import { type FieldValues, fillEach, fillText, segment } from '../field.ts'

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
}

/** The values of a key at the places that its toolkit names. */
export function placeKey(auth: KeyAuth, typed: Typed): Placed {
  const values = valuesOf(auth, typed)
  const each = (templates: Readonly<Record<string, string>> = {}) =>
    fillEach(templates, values, auth.fields)
  const { basic, path = '' } = auth
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
  }
}

/** The names of the headers that a key stands in, in lower case: nobody else sets or reads them. */
export function keyHeaders({ headers, basic }: KeyAuth): string[] {
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  return basic ? [...names, 'authorization'] : names
}

/** The address of a call, with values that are no secrets where their names stand. */
export function withFields(path: string, values: FieldValues): string {
  return fillText(path, values, segment)
}

/** Each secret of a key, and the part of one that brings a name of its own. */
export function secretsOfKey({ secrets }: Typed): string[] {
  return Object.values(secrets).flatMap((secret) => [secret, secret.slice(secret.indexOf(':') + 1)])
}

function valuesOf({ fields }: KeyAuth, typed: Typed): FieldValues {
  const usual = Object.entries(fields).flatMap(([name, field]) =>
    field.default === undefined ? [] : [[name, field.default] as const],
  )
  return { ...Object.fromEntries(usual), ...typed.fields, ...typed.secrets }
}

/** RFC 7617 §2: the name, a colon, the password. */
function basicPair(
  { user, password, namedKeys }: NonNullable<KeyAuth['basic']>,
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
