import {
  type FieldValues,
  type Keep,
  type Kept,
  keepOf,
  type OAuth2Auth,
  type Toolkit,
} from '@maillon/core/toolkit'
import { dialectClient } from './oauth2-rules.ts'
import { put } from './oauth2-answers.ts'

/** What a third party tells of accounts beside their tokens. */
export interface DialectTold {
  /** Members of answers that give tokens for a code. */
  token?: object
  /** Members of answers to refreshes; those of `token` when left out. */
  refresh?: object
  /** Parameters of callbacks. */
  callback?: Record<string, string>
  /** What calls are answered, by their address without its query; `{ sub }` of whose it is when left out. */
  calls?: Record<string, unknown>
}

/** What has to be told for a toolkit to keep these values; of a list, it is the only one. */
export function toldOf({ baseUrl }: Toolkit, auth: OAuth2Auth, values: FieldValues): DialectTold {
  const keep = keepOf(auth)
  const token = {}
  const calls: Record<string, unknown> = {}
  const callback: Record<string, string> = {}
  const claims = {}
  const toldAs = (name: string, { as }: Kept) =>
    as === 'host' ? `https://${values[name]}` : (values[name] ?? '')
  for (const [name, kept] of Object.entries(keep)) {
    const told = toldAs(name, kept)
    if (kept.from === 'token') put(token, kept.path.split('.'), told)
    else if (kept.from === 'id_token') put(claims, kept.claim.split('.'), told)
    else if (kept.from === 'callback') callback[kept.parameter] = told
    else if (kept.from === 'call') {
      const { request, list, value } = kept
      const item = {}
      put(item, value.split('.'), told)
      for (const [other, beside] of Object.entries(keep))
        if (beside.from === 'choice' && beside.of === name)
          put(item, beside.value.split('.'), toldAs(other, beside))
      const path = request.path.replace(/\?.*$/, '')
      calls[path.startsWith('https://') ? path : baseUrl + path] = answerWith(item, list)
    }
  }
  const hasClaims = Object.keys(claims).length > 0
  return {
    token: hasClaims ? { ...token, id_token: idToken(auth, claims) } : token,
    callback,
    calls,
  }
}

function answerWith(item: object, list: string | undefined): object {
  if (list === undefined) return item
  if (list === '.') return [item]
  const answer = {}
  put(answer, list.split('.'), [item])
  return answer
}

/** A value for each that a toolkit keeps: its example, or a host of the toolkit's. */
export function sampleKept(keep: Keep, hosts: readonly string[] = []): Record<string, string> {
  const [host = 'acme.example.test'] = hosts
  return Object.fromEntries(
    Object.entries(keep).map(([name, { example, as }]) => [
      name,
      example ?? (as === 'host' ? host.replaceAll('*', 'acme') : 'kept1'),
    ]),
  )
}

/** Not signed: it comes from the token endpoint itself. */
function idToken({ issuer }: OAuth2Auth, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const { clientId: aud } = dialectClient
  const exp = 4_102_444_800
  return `${part({ alg: 'none' })}.${part({ ...(issuer && { iss: issuer }), aud, exp, ...claims })}.`
}
