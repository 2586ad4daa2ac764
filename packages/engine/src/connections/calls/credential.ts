import type { Typed } from '@maillon/core/toolkit'
import type { AccountRow } from '../../store/rows.ts'
import { keepSecret } from '../../telemetry/live-secrets.ts'
import type { Parts } from '../parts.ts'

/**
 * What opens a connected account. Lives sealed in the account's row, and opened in memory for as long as that very row is
 * there; texts of one that was replaced during a call for ten seconds more, to search answers for them.
 */
export type Credential =
  | {
      scheme: 'OAUTH2'
      accessToken: string
      refreshToken: string | null
      /** The client that they were given to, which some upstreams want to be told with each call. */
      clientId: string | undefined
      /** Those that came beside it, by the names by which calls ask for them. */
      tokens?: Readonly<Record<string, FurtherCredential>>
    }
  | {
      scheme: 'OAUTH1'
      token: string
      tokenSecret: string
      /** The client that they were given to: each call is signed with both. */
      clientId: string
      clientSecret: string
    }
  | ({ scheme: 'API_KEY' } & Typed)
  | ({
      scheme: 'TOKEN'
      /** What the rest was turned into; empty before that. */
      accessToken: string
      /** The operator's client that it was given to, where accounts are connected with one. */
      clientId: string | undefined
    } & Typed)

/** A token beside the first one, which ends and is refreshed by itself. */
export interface FurtherCredential {
  accessToken: string
  refreshToken: string | null
  /** Null where that is not known. */
  endsAt: number | null
}

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

/** A row of another version is another row, and what was opened goes with its row. */
const opened = new WeakMap<AccountRow, Credential>()

/** Opens an account's credential, once for its row. Throws `secret_unreadable`. */
export async function openCredential({ vault }: Parts, account: AccountRow): Promise<Credential> {
  const before = opened.get(account)
  if (before) {
    keepSecret(before)
    return before
  }
  const { credentialVersion, credential: sealed } = account
  const credential = await vault.open<Credential>(place(account, credentialVersion), sealed ?? '')
  opened.set(account, credential)
  return credential
}

function place(account: AccountRow, version: number) {
  return { projectId: account.projectId, row: account.id, field: 'accounts.credential', version }
}
