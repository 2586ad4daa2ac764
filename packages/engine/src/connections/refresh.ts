import { MaillonError } from '@maillon/core'
import { refreshTokens, type Tokens, TokenRefused } from '../oauth/token-endpoint.ts'
import type { AccountRow } from '../store/rows.ts'
import type { AuthConfigs } from './auth-configs.ts'
import { fromTokens, openCredential, sealCredential } from './credential.ts'
import type { Parts } from './parts.ts'

/** Hands out accounts whose credential can be used now. Both throw `connection_not_usable` when only the user can help. */
export interface Refresh {
  /** The account with a token that has not expired, refreshed when needed. */
  fresh(account: AccountRow): Promise<AccountRow>
  /** After the upstream refused the account's credential: the account with another one. `reason` is told when there is none. */
  renewed(account: AccountRow, reason: string): Promise<AccountRow>
}

const marginMs = 60_000
/** An upstream that could not refresh a token is left in peace for so long. */
const pauseMs = 5_000

/** Refresh on use, one flight per credential in this process. */
export function createRefresh(parts: Parts, authConfigs: AuthConfigs): Refresh {
  const { store, catalogue, outbound, audit, waiters, telemetry, now } = parts
  const flights = new Map<string, { account: Promise<AccountRow>; until: number }>()

  function refresh(account: AccountRow, reason: string): Promise<AccountRow> {
    for (const [key, { until }] of flights) if (until <= now()) flights.delete(key)
    const key = `${account.id} ${account.credentialVersion}`
    const known = flights.get(key)
    if (known) return known.account
    const flight = { account: exchange(account, reason), until: Number.POSITIVE_INFINITY }
    flights.set(key, flight)
    flight.account.then(
      () => flights.delete(key),
      () => {
        flight.until = now() + pauseMs
      },
    )
    return flight.account
  }

  async function exchange(account: AccountRow, reason: string): Promise<AccountRow> {
    const row = await current(account)
    if (row.credentialVersion !== account.credentialVersion) return row
    const refreshToken = await refreshTokenOf(row)
    if (refreshToken === null) return end(row, reason)
    try {
      return (await write(row, refreshToken, await ask(row, refreshToken))) ?? (await current(row))
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error
      const latest = await current(row)
      if (latest.credentialVersion !== row.credentialVersion) return latest
      return end(row, `The upstream refused to refresh the token (${error.error}).`)
    }
  }

  /** Somebody may have been faster, here or in another process: theirs is the newer credential. */
  async function current({ projectId, id, toolkit }: AccountRow): Promise<AccountRow> {
    const row = await store.accounts.find(projectId, id)
    if (row?.status === 'ACTIVE') return row
    throw notUsable(id, toolkit)
  }

  async function refreshTokenOf(row: AccountRow): Promise<string | null> {
    const credential = await openCredential(parts, row)
    return credential.scheme === 'OAUTH2' ? credential.refreshToken : null
  }

  async function ask(row: AccountRow, refreshToken: string): Promise<Tokens> {
    const { auth } = catalogue.toolkit(row.toolkit)
    if (auth.scheme !== 'OAUTH2') throw notUsable(row.id, row.toolkit)
    const authConfig = await authConfigs.get(row.projectId, row.authConfigId)
    const client = await authConfigs.client(authConfig)
    const facts = { toolkit: row.toolkit, project: row.projectId, account: row.id }
    return telemetry.measure('refresh', facts, () =>
      refreshTokens({ auth, client, refreshToken, outbound }),
    )
  }

  async function write(row: AccountRow, refreshToken: string, tokens: Tokens) {
    const { projectId, id, credentialVersion, scopes } = row
    const { credential, ...facts } = fromTokens(tokens, { refreshToken, scopes }, now())
    const change = { ...(await sealCredential(parts, row, credential, facts)), updatedAt: now() }
    return store.transaction(async (transaction) => {
      const condition = { credentialVersion }
      const written = await transaction.accounts.update(projectId, id, change, condition)
      const action = 'connection.refreshed'
      if (written) await audit(transaction, { projectId, actor: 'engine', action, subject: id })
      return written
    })
  }

  /** Ends a connection that its upstream refuses for good. */
  async function end(row: AccountRow, reason: string): Promise<never> {
    const { projectId, id, credentialVersion, toolkit } = row
    await store.transaction(async (transaction) => {
      const change = { status: 'EXPIRED', statusReason: reason, updatedAt: now() } as const
      const condition = { status: ['ACTIVE'], credentialVersion } as const
      if (!(await transaction.accounts.update(projectId, id, change, condition))) return
      await audit(transaction, {
        projectId,
        actor: 'engine',
        action: 'connection.expired',
        subject: id,
        detail: { reason },
      })
    })
    waiters.wake(id)
    throw notUsable(id, toolkit)
  }

  return {
    async fresh(account) {
      const { tokenExpiresAt } = account
      if (tokenExpiresAt === null || now() < tokenExpiresAt - margin(account)) return account
      const ended = now() >= tokenExpiresAt
      if (!ended && (await refreshTokenOf(account)) === null) return account
      try {
        return await refresh(
          account,
          'The token ended, and the upstream gave none to refresh it with.',
        )
      } catch (error) {
        // The upstream cannot be asked now, and the token still holds for a moment.
        if (ended || MaillonError.is(error, 'connection_not_usable')) throw error
        return account
      }
    },
    renewed: refresh,
  }
}

/** A minute, or a tenth of a short-lived token's life. */
function margin({ tokenExpiresAt, updatedAt }: AccountRow): number {
  return Math.min(marginMs, Math.max(0, (tokenExpiresAt ?? 0) - updatedAt) / 10)
}

/** The error for an account that only its user can bring back. */
function notUsable(id: string, toolkit: string): MaillonError {
  return new MaillonError('connection_not_usable', {
    message: `The ${toolkit} account ${id} has to be connected again.`,
    hint: 'Show the user a new Connect Link.',
    details: { connected_account_id: id },
  })
}
