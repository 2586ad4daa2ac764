import type { OAuthClient } from '../../oauth/oauth-client.ts'
import type { RevocationRow } from '../../store/rows.ts'
import type { Credential } from '../calls/credential.ts'
import type { Flow } from '../links/flow.ts'

/** What a service gave, and the client that it was given to, where there is one. */
export interface Grant {
  credential: Credential
  client: OAuthClient | undefined
  /** How the account connected, and what was filled in for it: they say where the grant is ended. */
  way: string | null
  fields: Record<string, string> | null
}

/** A code that is being exchanged. Nobody knows what it gave until the tokens stand here in its place. */
export interface Exchange {
  flow: Flow
  /** The callback's query. */
  callback: string
}

/** Where what a revocation is to end is sealed. */
export function grantPlace({ projectId, id }: RevocationRow) {
  return { projectId, row: id, field: 'revocations.grant', version: 1 } as const
}
