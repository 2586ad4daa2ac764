import type { AnswerPaths, OAuth2Auth } from '@maillon/core/toolkit'

/** Tokens as a token endpoint has them. */
export interface IssuedAnswer {
  accessToken: string
  refreshToken: string
  /** In seconds. */
  lifetime: number
  scope: string
  /** When, in ms since 1970. */
  at: number
  /** Members beside those of tokens. */
  beside?: object | undefined
}

const inSecond = {
  milliseconds: 1_000,
  seconds: 1,
  minutes: 1 / 60,
  hours: 1 / 3_600,
  days: 1 / 86_400,
}

/** Writes tokens where a service has them, and how it counts. */
export function dialectAnswer(
  auth: Pick<OAuth2Auth, 'expiryUnit' | 'callHeaders'>,
  paths: AnswerPaths,
  { accessToken, refreshToken, lifetime, scope, at, beside }: IssuedAnswer,
): object {
  const { expiryUnit: unit = 'seconds' } = auth
  const members = {
    access_token: accessToken,
    refresh_token: refreshToken,
    token_type: auth.callHeaders ? 'own' : 'bearer',
    expires_in:
      unit === 'date' ? new Date(at + lifetime * 1000).toISOString() : lifetime * inSecond[unit],
    scope,
  }
  const answer = structuredClone(beside ?? {})
  for (const [name, value] of Object.entries(members))
    put(answer, (paths[name as keyof AnswerPaths] ?? name).split('.'), value)
  return answer
}

/** A token endpoint's no to a grant that is over, in the service's own words. */
export function dialectRefusal({
  grantEnded: [first = 'invalid_grant'] = [],
}: Pick<OAuth2Auth, 'grantEnded'>): object {
  return typeof first === 'string'
    ? { error: first }
    : { error: first.error, error_description: `It says: ${first.saying}` }
}

/** Puts a value at a path of an object, which it makes where it is not there. */
export function put(into: object, [name = '', ...rest]: readonly string[], value: unknown): void {
  const place = into as Record<string, unknown>
  if (rest.length === 0) {
    place[name] = value
    return
  }
  place[name] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {}
  put(place[name] as object, rest, value)
}
