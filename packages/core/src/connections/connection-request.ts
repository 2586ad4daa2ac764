import type { AccountStatus } from '../contract/connected-account.ts'
import type { Link } from '../contract/session.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { Transport } from '../transport/transport.ts'
import type { ConnectedAccount } from './connected-account.ts'
import { waitForConnection } from './wait-for-connection.ts'

/** How long to wait: milliseconds (60,000 when left out), also as an object with a signal. */
export type WaitLimit =
  | number
  | ({
      timeout?: number | undefined
      /** Of the link to wait for, `ln_…`: an account that is connected anew may be ACTIVE all the while. */
      linkToken?: string | undefined
    } & RequestOptions)

/** A Connect Link that was made for a user, and the account that comes of it. */
export interface ConnectionRequest {
  /** The account to be, `ca_…`. */
  readonly id: string
  /** As of the last answer. */
  readonly status: AccountStatus
  /** `…/link/ln_…`: where the user connects the account. */
  readonly redirectUrl: string
  /** `ln_…` */
  readonly linkToken: string
  /**
   * Resolves with the account once the user finished this very link. Rejects with `connection_failed` as soon as that
   * cannot happen any more (failed, expired, revoked; the reason is in message and details), `connection_timeout`,
   * `connected_account_not_found`, or the signal's reason. Sits out a restart of the engine.
   */
  waitForConnection(limit?: WaitLimit, request?: RequestOptions): Promise<ConnectedAccount>
}

/** The request that a new link stands for. */
export function createConnectionRequest(transport: Transport, link: Link): ConnectionRequest {
  let status: AccountStatus = 'INITIATED'
  const { connected_account_id: id, link_token: linkToken } = link
  return {
    id,
    get status() {
      return status
    },
    redirectUrl: link.redirect_url,
    linkToken,
    async waitForConnection(limit, request) {
      return waitForConnection(transport, {
        id,
        ...readLimit(limit, request),
        linkToken,
        onAnswer: (account) => {
          status = account.status
        },
      })
    },
  }
}

/** The limit as milliseconds and a signal. Throws `invalid_request` for a time that is none. */
export function readLimit(
  limit: WaitLimit = {},
  request: RequestOptions = {},
): { timeout: number; linkToken: string | undefined; signal: AbortSignal | undefined } {
  const {
    timeout = 60_000,
    linkToken,
    signal,
  } = typeof limit === 'object' ? limit : { timeout: limit, linkToken: undefined }
  if (typeof timeout !== 'number' || !(timeout >= 0)) {
    throw new MaillonError('invalid_request', {
      message: 'The time to wait is no number of milliseconds.',
      hint: 'Pass a number from 0, such as 60000 for a minute.',
    })
  }
  return { timeout, linkToken, signal: request.signal ?? signal }
}
