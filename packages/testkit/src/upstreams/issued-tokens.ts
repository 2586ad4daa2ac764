/** What one person allowed one client; all tokens that come of it hold the same object. */
export interface Grant {
  /** Who pressed the button, in the service's own words. */
  user: string
  clientId: string
}

/** What became of a token that a service gave out. */
export type TokenState = 'live' | 'unknown' | 'expired' | 'revoked'

/** The tokens that a service gave out, and what became of them. */
export interface IssuedTokens {
  /** Remembers a token; `seconds` is how long it lives, undefined: until revoked. */
  add(token: string, grant: Grant, kind: 'access' | 'refresh', seconds?: number): void
  state(token: string): TokenState
  grant(token: string): Grant | undefined
  /** Access tokens that pass now. */
  live(): string[]
  /** Ends this access token, or all of them, as time would. */
  expire(token?: string): void
  /** Ends the tokens that fit. */
  revoke(fits: (token: string, grant: Grant) => boolean): void
  clear(): void
}

interface Issued {
  grant: Grant
  kind: 'access' | 'refresh'
  endsAt: number
  revoked: boolean
}

/** Starts with no token; times are the machine's clock. */
export function issuedTokens(): IssuedTokens {
  const issued = new Map<string, Issued>()

  function state(token: string): TokenState {
    const found = issued.get(token)
    if (!found) return 'unknown'
    if (found.revoked) return 'revoked'
    return found.endsAt <= Date.now() ? 'expired' : 'live'
  }

  return {
    state,
    add: (token, grant, kind, seconds) => {
      const endsAt = seconds === undefined ? Number.POSITIVE_INFINITY : Date.now() + seconds * 1000
      issued.set(token, { grant, kind, endsAt, revoked: false })
    },
    grant: (token) => issued.get(token)?.grant,
    live: () => {
      const access = [...issued].filter(([, { kind }]) => kind === 'access')
      return access.map(([token]) => token).filter((token) => state(token) === 'live')
    },
    expire: (token) => {
      for (const [value, entry] of issued) {
        if (entry.kind === 'access' && (token === undefined || token === value)) entry.endsAt = 0
      }
    },
    revoke: (fits) => {
      for (const [value, entry] of issued) {
        if (fits(value, entry.grant)) entry.revoked = true
      }
    },
    clear: () => issued.clear(),
  }
}
