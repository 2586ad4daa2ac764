import { MaillonError } from '@maillon/core'
import type { BroughtState } from '@maillon/core/contract'
import {
  fieldRejected,
  fieldsOf,
  inWay,
  isTyped,
  type KeyAuth,
  keepOf,
  namesIn,
  type TokenAuth,
  readFields,
  readKept,
  type Toolkit,
  unknownField,
} from '@maillon/core/toolkit'
import { together } from '../auth-configs/config-fields.ts'
import type { Credential } from '../calls/credential.ts'
import { hasFields } from '../kept/kept-fields.ts'
import { wayColumn } from '../links/chosen-way.ts'
import { schemeFor } from '../schemes/schemes.ts'

/** A credential that the app has already, with what it tells of it. */
export interface Brought {
  credential: Credential
  /** The way in which it connects; null for the toolkit's first. */
  way: string | null
  /** What is no secret of it; null where the toolkit has no fields. */
  fields: Record<string, string> | null
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
  {
    state,
    ways,
    at,
    filledIn,
  }: {
    state: BroughtState | undefined
    ways: readonly string[]
    at: number
    /** What the auth config fills in of a way. */
    filledIn: (toolkit: Toolkit) => Record<string, string>
  },
): Brought {
  if (state === undefined || isEmpty(state)) throw linkNeeded()
  const found = ways
    .map((way) => inWay(toolkit, way))
    .flatMap((own) => readInWay(own, state, at, filledIn(own)) ?? [])[0]
  if (found) return found
  throw otherKind(
    ways.map((way) => inWay(toolkit, way)),
    state,
  )
}

/** Undefined for a kind that the way does not take. */
function readInWay(
  toolkit: Toolkit,
  state: BroughtState,
  at: number,
  filledIn: Record<string, string>,
): Brought | undefined {
  const { auth } = toolkit
  const scheme = schemeFor(auth)
  if (!scheme?.broughtAs.includes(state.authScheme)) return undefined
  if (isTyped(auth) && scheme.ofTyped) {
    const typed = typedOf(auth, state)
    if (!typed) return undefined
    const read = readKnown(toolkit, together(filledIn, typed))
    const credential = scheme.ofTyped(read)
    // What can be renewed is asked for before anything is kept.
    const tokenExpiresAt = scheme.canRenew(credential) ? 0 : null
    const way = wayColumn(toolkit)
    return { credential, way, fields: read.fields, scopes: null, tokenExpiresAt }
  }
  if (state.authScheme === 'OAUTH1') return fromPair(toolkit, state.val, filledIn)
  const tokens = tokensOf(state)
  return tokens && fromTokens(toolkit, tokens, at, filledIn)
}

/** Calls are signed with the client that it was given to, which the auth config has. */
function fromPair(
  toolkit: Toolkit,
  { oauth_token: token, oauth_token_secret: tokenSecret, ...rest }: OAuth1Val,
  filledIn: Record<string, string>,
): Brought {
  const { status: _status, consumer_key: _key, oauth_verifier: _verifier, ...given } = rest
  const { fields } = readKnown(toolkit, together(filledIn, textsOf(given)))
  return {
    credential: { scheme: 'OAUTH1', token, tokenSecret, clientId: '', clientSecret: '' },
    way: wayColumn(toolkit),
    fields: hasFields(toolkit) ? fields : null,
    scopes: null,
    tokenExpiresAt: null,
  }
}

type OAuth1Val = Extract<BroughtState, { authScheme: 'OAUTH1' }>['val']

/** As a person fills it in and the service tells it, but that nothing is dropped. */
function readKnown(toolkit: Toolkit, given: Record<string, string>) {
  const [filledIn, told] = [fieldsOf(toolkit.auth), keepOf(toolkit.auth)]
  for (const name of Object.keys(given))
    if (!Object.hasOwn(filledIn, name) && !Object.hasOwn(told, name))
      throw unknownField(toolkit, name)
  for (const [name, { optional, example }] of Object.entries(told))
    if (!optional && !Object.hasOwn(given, name)) throw notTold(toolkit, name, example)
  const { fields, secrets } = readFields(toolkit, given)
  try {
    return { fields: readKept(toolkit, given, fields), secrets }
  } catch (error) {
    if (!MaillonError.is(error)) throw error
    const { message, hint, details } = error
    throw fieldRejected(String(details.kept), 'unfit', message, hint)
  }
}

/** Who connects by a link is told it by the service; a token alone does not tell. */
function notTold({ name: toolkit }: Toolkit, name: string, example?: string): MaillonError {
  return fieldRejected(
    name,
    'missing',
    `The ${name} of the account is missing, which ${toolkit} told when it was connected.`,
    `Bring it beside the tokens${example === undefined ? '' : `, as ${example}`}.`,
  )
}

type Tokens = Extract<BroughtState, { authScheme: 'OAUTH2' }>['val']

function tokensOf(state: BroughtState): Tokens | undefined {
  if (state.authScheme === 'OAUTH2') return state.val
  if (state.authScheme !== 'BEARER_TOKEN') return undefined
  const { token, ...rest } = state.val
  return { ...rest, access_token: token }
}

function fromTokens(
  toolkit: Toolkit,
  tokens: Tokens,
  at: number,
  filledIn: Record<string, string>,
): Brought {
  const {
    access_token: accessToken,
    refresh_token: refreshToken = null,
    scope,
    expires_at: until,
    expires_in: seconds,
    token_type: _type,
    id_token: _idToken,
    status: _status,
    ...given
  } = tokens
  const told = until ? Date.parse(until) : seconds == null ? null : at + seconds * 1000
  const scopes = typeof scope === 'string' ? scope.split(/[\s,]+/).filter(Boolean) : (scope ?? [])
  const { fields } = readKnown(toolkit, together(filledIn, textsOf(given)))
  return {
    credential: {
      scheme: 'OAUTH2',
      accessToken: accessToken ?? '',
      refreshToken,
      clientId: undefined,
    },
    way: wayColumn(toolkit),
    fields: hasFields(toolkit) ? fields : null,
    scopes: scopes.length > 0 ? scopes : null,
    tokenExpiresAt: accessToken ? told : 0,
  }
}

/** What is brought for a key, by the names of its toolkit's fields: the contract's own names stand for its one secret. */
function typedOf(
  auth: KeyAuth | TokenAuth,
  state: BroughtState,
): Record<string, string> | undefined {
  const { status: _, ...val } = state.val
  const given = Object.entries(textsOf(val))
  const pairs = given.map(([name, value]) => [aliasOf(auth, name) ?? name, value] as const)
  const isTwice = new Set(pairs.map(([name]) => name)).size < pairs.length
  return pairs.length === 0 || isTwice ? undefined : Object.fromEntries(pairs)
}

function textsOf(values: object): Record<string, string> {
  const texts = Object.entries(values).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(texts) as Record<string, string>
}

function aliasOf({ fields, basic }: KeyAuth | TokenAuth, name: string): string | undefined {
  if (Object.hasOwn(fields, name)) return name
  if (basic && name === 'username') return namesIn(basic.user)[0]
  if (basic && name === 'password') return namesIn(basic.password)[0]
  const secrets = Object.keys(fields).filter((field) => fields[field]?.secret)
  const isKey = /^(api_key|generic_api_key|bearer_token|token)$/.test(name)
  return isKey && secrets.length === 1 ? secrets[0] : undefined
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

function otherKind(toolkits: readonly Toolkit[], { authScheme }: BroughtState): MaillonError {
  const wanted = toolkits.map(({ auth }) =>
    auth.scheme === 'OAUTH2'
      ? 'OAUTH2, with access_token, refresh_token or both'
      : `${auth.scheme}, with ${Object.keys(fieldsOf(auth)).join(', ') || 'nothing'}`,
  )
  return new MaillonError('unsupported', {
    message: `${toolkits[0]?.name ?? ''} takes ${wanted.join(', or ')}, and not this ${authScheme}.`,
    hint: 'Send connection.state as the toolkit takes it.',
  })
}
