import { assertKnown } from '../transport/assert-known.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { Transport } from '../transport/transport.ts'
import { type AccountAccess, toSharing } from './account-sharing.ts'
import { type BroughtCredential, toState } from './brought-credential.ts'
import { type ConnectedAccount, readConnectedAccount } from './connected-account.ts'
import type { ExpectedIdentity } from './expected-identity.ts'

/** What else is said of an account that the app brings along. */
export interface CreateAccountOptions extends RequestOptions {
  /** A name for the account. */
  alias?: string | undefined
  /** The app's own id of it, taken once: what was cut off can be sent again, and rejects with `external_id_taken`. */
  externalId?: string | undefined
  /** Whose account it has to be at the upstream; any other one is refused. */
  expectedIdentity?: ExpectedIdentity | undefined
  /** Makes the account SHARED: these users may use it too, where the app pins it for them. */
  sharedWith?: AccountAccess | undefined
  /** Also when the user has an ACTIVE account of this auth config. */
  allowMultiple?: boolean | undefined
}

/** Sends what the app brings along; answers the account. */
export async function createAccount(
  transport: Transport,
  owner: { userId: string; authConfigId: string },
  credential: BroughtCredential,
  { alias, externalId, expectedIdentity, sharedWith, signal }: CreateAccountOptions,
): Promise<ConnectedAccount> {
  const body = {
    auth_config: { id: owner.authConfigId },
    connection: {
      user_id: owner.userId,
      alias,
      external_id: externalId,
      state: toState(credential),
      expected_identity: expectedIdentity,
      experimental: toSharing(sharedWith),
    },
  }
  return transport.send(
    {
      method: 'POST',
      path: '/connected_accounts',
      body,
      signal,
      once: true,
      notFound: 'auth_config_not_found',
    },
    readConnectedAccount,
  )
}

/** Throws `invalid_request` for options that it does not have. */
export function assertCreateOptions(options: CreateAccountOptions): void {
  assertKnown('connectedAccounts.create()', options, [
    'alias',
    'externalId',
    'expectedIdentity',
    'sharedWith',
    'allowMultiple',
    'signal',
  ])
}
