import {
  type Declared,
  type FieldValues,
  type Fields,
  fillEach,
  fillText,
  segment,
  type TokenRequest,
} from '@maillon/core/toolkit'
import { basicPair } from './basic-pair.ts'

/** A request that leaves as it is. */
export interface FilledRequest {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
  /** What of it opens something as it stands there, beside what was filled in. */
  secrets: string[]
}

/** A call for a token, with values where their names stand. */
export function fillRequest(
  request: TokenRequest,
  values: FieldValues,
  fields: Fields,
): FilledRequest {
  const { method = 'POST', basic, form, json } = request
  // What the engine has no value for is left out like a field that nobody filled in.
  const known: Declared = { scopes: {}, ...fields }
  const each = (templates: Readonly<Record<string, string>> = {}) =>
    fillEach(templates, values, known)
  const url = new URL(fillText(request.url, values, segment))
  for (const [name, value] of Object.entries(each(request.query))) url.searchParams.set(name, value)
  const pair =
    basic &&
    basicPair(fillText(basic.user, values), fillText(basic.password, values), basic.encoded)
  const content = json ? JSON.stringify(each(json)) : new URLSearchParams(each(form)).toString()
  const type = json ? 'application/json' : 'application/x-www-form-urlencoded'
  const own = Object.entries(each(request.headers)).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ])
  return {
    url: url.href,
    method,
    headers: {
      // Some servers answer a form unless JSON is asked for.
      accept: 'application/json',
      'user-agent': 'maillon',
      ...((json ?? form) && { 'content-type': type }),
      ...(pair !== undefined && { authorization: `Basic ${pair}` }),
      ...(Object.fromEntries(own) as Record<string, string>),
    },
    ...((json ?? form) && { body: content }),
    secrets: pair === undefined ? [] : [pair],
  }
}
