import type { ConnectedAccount as WireConnectedAccount } from '../contract/connected-account.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { path } from '../toolkit/path.ts'
import type { Transport } from '../transport/transport.ts'
import { type ConnectedAccount, readConnectedAccount } from './connected-account.ts'

/** How an engine is asked to wait, as the contract's `waitRequest` has it; that module would load its schemas. */
export const waitHeaders = {
  prefer: 'prefer',
  linkToken: 'maillon-link-token',
  applied: 'preference-applied',
  maxSeconds: 25,
} as const

export interface Wait {
  /** The account, `ca_…`. */
  id: string
  /** The attempt, `ln_…`; without it, the account itself is waited for. */
  linkToken?: string | undefined
  /** Milliseconds. */
  timeout: number
  signal?: AbortSignal | undefined
  /** Told of each answer. */
  onAnswer?: (account: ConnectedAccount) => void
}

/**
 * Resolves with the account once the user has connected it. An engine that knows how is asked to answer when something
 * happens; any other is asked once a second, as is one that is away for a while. Rejects with `connection_failed`,
 * `connection_timeout`, `connected_account_not_found`, or the signal's reason.
 */
export async function waitForConnection(
  { clock, send }: Transport,
  { id, linkToken, timeout, signal, onAnswer }: Wait,
): Promise<ConnectedAccount> {
  const deadline = clock.now() + timeout
  for (;;) {
    const started = clock.now()
    const answer = await ask(Math.max(0, deadline - started))
    if ('account' in answer) {
      onAnswer?.(answer.account)
      if (answer.outcome === 'connected') return answer.account
      if (answer.outcome === 'failed') throw failed(answer.wire)
    }
    const now = clock.now()
    if (now >= deadline) throw timedOut(id, timeout, answer.trouble)
    // An engine that waits is asked again at once, yet no engine more than once a second.
    const pause = answer.waited ? started + pollInterval - now : answer.pause
    if (pause > 0) await clock.sleep(Math.min(pause, deadline - now), signal)
  }

  async function ask(remaining: number) {
    const seconds = Math.min(waitHeaders.maxSeconds, Math.floor(remaining / 1000))
    const headers = {
      [waitHeaders.prefer]: `wait=${seconds}`,
      ...(linkToken !== undefined && { [waitHeaders.linkToken]: linkToken }),
    }
    try {
      return await send(
        {
          method: 'GET',
          path: path`/connected_accounts/${id}`,
          headers,
          signal,
          notFound: 'connected_account_not_found',
          maxRetries: 0,
          timeoutMs: Math.min(remaining || pollInterval, (seconds + 10) * 1000),
        },
        (wire: WireConnectedAccount, answered) => ({
          wire,
          account: readConnectedAccount(wire),
          outcome: outcome(wire),
          waited: !!answered.get(waitHeaders.applied),
          pause: pollInterval,
          trouble: undefined,
        }),
      )
    } catch (error) {
      if (!isPassing(error)) throw error
      const pause = Math.max(pollInterval, Number(error.details.retryAfterMs ?? 0))
      return { waited: false, pause, trouble: error }
    }
  }
}

/** Milliseconds. */
const pollInterval = 1000

/** Of a link, its attempt alone counts: the account may be ACTIVE through an earlier one. */
function outcome({ status, attempt }: WireConnectedAccount): 'connected' | 'failed' | 'pending' {
  if (status === 'REVOKED') return 'failed'
  if (attempt) {
    if (attempt.status === 'done') return 'connected'
    return attempt.status === 'failed' || attempt.status === 'expired' ? 'failed' : 'pending'
  }
  if (status === 'ACTIVE') return 'connected'
  return status === 'FAILED' || status === 'EXPIRED' ? 'failed' : 'pending'
}

/** What a restart of the engine, or of what stands before it, looks like from here. */
function isPassing(error: unknown): error is MaillonError {
  if (!MaillonError.is(error)) return false
  const { code, status } = error
  return code === 'network_error' || code === 'request_timeout' || passingStatuses.has(status)
}

const passingStatuses = new Set([429, 502, 503, 504])

function failed({ id, toolkit, status, status_reason, attempt }: WireConnectedAccount) {
  const ended = status === 'REVOKED' || !attempt ? status.toLowerCase() : attempt.status
  const reason = (status === 'REVOKED' ? null : attempt?.reason) ?? status_reason ?? null
  return new MaillonError('connection_failed', {
    message: `Connecting ${toolkit.slug} ended as ${ended}${reason ? `: ${reason}` : '.'}`,
    hint: 'Ask for a new link with authorize() and show it to the user.',
    details: { connectedAccountId: id, status: ended, reason },
  })
}

function timedOut(id: string, timeout: number, trouble: MaillonError | undefined) {
  return new MaillonError('connection_timeout', {
    message: trouble
      ? `Nothing was heard of the connection within ${timeout} ms. ${trouble.message}`
      : `The user did not finish connecting within ${timeout} ms.`,
    hint: 'The link works until it expires: wait again, or ask for a new one with authorize().',
    details: { connectedAccountId: id },
    ...(trouble && { cause: trouble }),
  })
}
