import { secretsOfKey, type TypedKey } from '@maillon/core/toolkit'
import type { Tokens } from '../../oauth/token-endpoint.ts'
import type { AccountRow } from '../../store/rows.ts'
import type { Parts } from '../parts.ts'

/**
 * What opens a connected account. Lives sealed in the account's row, and in memory for one request; its texts for ten
 * seconds more, to search answers for them.
 */
export type Credential =
  | {
      scheme: 'OAUTH2'
      accessToken: string
      refreshToken: string | null
      /** The client that they were given to, which some upstreams want to be told with each call. */
      clientId: string | undefined
    }
  | ({ scheme: 'API_KEY' } & TypedKey)

/** The columns of an account that a new credential fills. */
export interface SealedCredential {
  credential: string
  credentialVersion: number
  credentialAt: number
  /** Whatever was refused, it was another one. */
  refusedAt: null
  refusedAs: null
  refusal: null
  scopes: string[] | null
  tokenExpiresAt: number | null
}

/** Seals a credential for the version after the account's present one. */
export async function sealCredential(
  { vault, now }: Parts,
  account: AccountRow,
  credential: Credential,
  facts: Pick<SealedCredential, 'scopes' | 'tokenExpiresAt'>,
): Promise<SealedCredential> {
  const credentialVersion = account.credentialVersion + 1
  return {
    credential: await vault.seal(place(account, credentialVersion), credential),
    credentialVersion,
    credentialAt: now(),
    refusedAt: null,
    refusedAs: null,
    refusal: null,
    ...facts,
  }
}

/** Opens an account's credential. Throws `secret_unreadable`. */
export function openCredential({ vault }: Parts, account: AccountRow): Promise<Credential> {
  return vault.open<Credential>(place(account, account.credentialVersion), account.credential ?? '')
}

/** Each text from which somebody could make a credential. */
export function secretsOf(credential: Credential | undefined): string[] {
  if (!credential) return []
  if (credential.scheme === 'API_KEY') return secretsOfKey(credential)
  return [credential.accessToken, credential.refreshToken ?? '']
}

/** Reads a token answer for an account: what it does not tell stays as it was (RFC 6749 §5.1, §6). */
export function fromTokens(
  tokens: Tokens,
  before: { refreshToken: string | null; scopes: string[] | null },
  receivedAt: number,
): { credential: Credential; scopes: string[] | null; tokenExpiresAt: number | null } {
  return {
    credential: {
      scheme: 'OAUTH2',
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken ?? before.refreshToken,
      clientId: tokens.clientId,
    },
    scopes: tokens.scopes ?? before.scopes,
    tokenExpiresAt: endOf(tokens, receivedAt),
  }
}

/** A moment that is over already, or ten years away, is no answer to the question. */
function endOf({ expiresIn, expiresAt }: Tokens, receivedAt: number): number | null {
  if (expiresIn !== undefined) return receivedAt + expiresIn * 1000
  if (expiresAt === undefined) return null
  const ms = expiresAt - receivedAt
  return ms > 0 && ms < 315_360_000_000 ? expiresAt : null
}

function place(account: AccountRow, version: number) {
  return { projectId: account.projectId, row: account.id, field: 'accounts.credential', version }
}
