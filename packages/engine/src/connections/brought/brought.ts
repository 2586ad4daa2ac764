import { MaillonError } from '@maillon/core'
import type { BroughtState } from '@maillon/core/contract'
import type { Toolkit } from '@maillon/core/toolkit'
import type { Credential } from '../calls/credential.ts'
import { readTypedKey } from '../accounts/typed-key.ts'

/** A credential that the app has already, with what it tells of it. */
export interface Brought {
  credential: Credential
  scopes: string[] | null
  /** When the access token ends; 0 where there is but a refresh token. */
  tokenExpiresAt: number | null
}

/**
 * Reads what the app brings for a toolkit. Throws `unsupported` where there is nothing to keep or the toolkit takes
 * another kind, and `credential_rejected` for what cannot be a key.
 */
export function readBrought(
  toolkit: Toolkit,
  state: BroughtState | undefined,
  at: number,
): Brought {
  const { auth } = toolkit
  if (state === undefined || isEmpty(state)) throw linkNeeded()
  if (auth.scheme === 'OAUTH2') {
    const tokens = tokensOf(state)
    if (tokens) return fromTokens(tokens, at)
  }
  if (auth.scheme === 'API_KEY') {
    const typed = auth.basic ? pairOf(state) : keyOf(state)
    if (typed) {
      const credential = { scheme: 'API_KEY', ...readTypedKey(auth, typed) } as const
      return { credential, scopes: null, tokenExpiresAt: null }
    }
  }
  throw otherKind(toolkit, state)
}

type Tokens = Extract<BroughtState, { authScheme: 'OAUTH2' }>['val']

function tokensOf(state: BroughtState): Tokens | undefined {
  if (state.authScheme === 'OAUTH2') return state.val
  return state.authScheme === 'BEARER_TOKEN' ? { access_token: state.val.token } : undefined
}

function fromTokens(tokens: Tokens, at: number): Brought {
  const { access_token: accessToken, refresh_token: refreshToken = null, scope } = tokens
  const { expires_at: until, expires_in: seconds } = tokens
  const told = until ? Date.parse(until) : seconds == null ? null : at + seconds * 1000
  const scopes = typeof scope === 'string' ? scope.split(/[\s,]+/).filter(Boolean) : (scope ?? [])
  return {
    credential: {
      scheme: 'OAUTH2',
      accessToken: accessToken ?? '',
      refreshToken,
      clientId: undefined,
    },
    scopes: scopes.length > 0 ? scopes : null,
    tokenExpiresAt: accessToken ? told : 0,
  }
}

function pairOf(state: BroughtState) {
  return state.authScheme === 'BASIC'
    ? { user: state.val.username, key: state.val.password }
    : undefined
}

function keyOf(state: BroughtState) {
  if (state.authScheme === 'BEARER_TOKEN') return { key: state.val.token }
  const keys = state.authScheme === 'API_KEY' ? keysIn(state.val) : []
  return keys.length === 1 ? { key: keys[0] ?? '' } : undefined
}

function keysIn({
  api_key,
  generic_api_key,
  bearer_token,
}: Extract<BroughtState, { authScheme: 'API_KEY' }>['val']): string[] {
  return [api_key, generic_api_key, bearer_token].filter((key) => key !== undefined)
}

/** A connection that has yet to be made, as the contract's older clients ask for one. */
function isEmpty(state: BroughtState): boolean {
  return state.authScheme === 'OAUTH2' && !state.val.access_token && !state.val.refresh_token
}

function linkNeeded(): MaillonError {
  return new MaillonError('unsupported', {
    message:
      'Creating a connected account without its credential is no longer supported; use POST /api/v3/connected_accounts/link.',
    hint: 'Make a Connect Link for the user with POST /api/v3/connected_accounts/link, or bring the key or the tokens.',
  })
}

function otherKind({ name, auth }: Toolkit, { authScheme }: BroughtState): MaillonError {
  const wanted =
    auth.scheme === 'OAUTH2'
      ? 'OAUTH2, with access_token, refresh_token or both'
      : auth.scheme === 'API_KEY' && auth.basic
        ? `BASIC, with the ${auth.basic.label} as username and the ${auth.label} as password`
        : 'API_KEY, with one api_key'
  return new MaillonError('unsupported', {
    message: `${name} takes ${wanted}, and not this ${authScheme}.`,
    hint: 'Send connection.state as the toolkit takes it.',
  })
}
