import { MaillonError } from '@maillon/core'
import type { AccountRow } from '../../store/rows.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import { openCredential } from '../calls/credential.ts'
import type { Revocations } from '../endings/revocations.ts'
import { createFlights } from './flights.ts'
import { createLeasedRefresh, type Why } from './leased-refresh.ts'
import type { Parts } from '../parts.ts'
import { canRenew } from '../schemes/schemes.ts'

/** Hands out accounts whose credential can be used now. All throw `connection_not_usable` when only the user can help. */
export interface Refresh {
  /** The account with a token that has not expired, refreshed when needed. */
  fresh(account: AccountRow): Promise<AccountRow> | AccountRow
  /** After the upstream refused the account's credential: the account with another one. `reason` is told when there is none. */
  renewed(account: AccountRow, reason: string): Promise<AccountRow>
  /** Ends an account whose next token would be refused as well; throws `connection_not_usable`. */
  over(account: AccountRow, reason: string): Promise<AccountRow>
  /** The account with a new token, however long the present one holds; as it is where its upstream gives none by itself. */
  again(account: AccountRow): Promise<AccountRow>
  /** Refreshes tokens that end soon, of accounts that are in use. */
  ahead(): Promise<void>
}

const marginMs = 60_000
/** A token that still holds is used when its refresh takes longer. */
const patienceMs = 2_000
const aheadMs = 10 * 60_000
const inUseMs = 30 * 24 * 3_600_000
const batch = 100
/** How exactly the last use is known: a call costs no write. */
const usedToTheMs = 3_600_000
const ended: Why = {
  reason: 'The token ended, and the upstream gave none to refresh it with.',
  isRefused: false,
}

/** Refresh on use and ahead of it: one flight per credential in this process, one lease over all processes. */
export function createRefresh(
  parts: Parts,
  authConfigs: AuthConfigs,
  revocations: Pick<Revocations, 'discard'>,
): Refresh {
  const { store, telemetry, now } = parts
  const flights = createFlights<AccountRow>(now)
  const leased = createLeasedRefresh(parts, authConfigs, revocations)

  function refresh(account: AccountRow, why: Why = ended): Promise<AccountRow> {
    const work = () =>
      telemetry.measure('refresh', { toolkit: account.toolkit }, () => leased(account, why))
    return flights.join(keyOf(account), work)
  }

  /** The token still holds: nobody waits for long, and no trouble of the upstream's is theirs. */
  async function early(account: AccountRow): Promise<AccountRow> {
    if (flights.isUnderWay(keyOf(account))) return account
    if (!(await canRefresh(parts, account))) return account
    const refreshed = refresh(account).catch((error: unknown) => {
      if (MaillonError.is(error, 'connection_not_usable')) throw error
      return account
    })
    return within(patienceMs, refreshed, account)
  }

  /** Nobody waits for it, and a database that is away is told of by what comes next. */
  function markUsed({ projectId, id, lastUsedAt }: AccountRow): void {
    const at = now()
    if (lastUsedAt === null || at - lastUsedAt > usedToTheMs)
      store.accounts.touch(projectId, id, at).catch(() => undefined)
  }

  return {
    fresh(account) {
      markUsed(account)
      const { tokenExpiresAt } = account
      if (tokenExpiresAt === null || now() < tokenExpiresAt - margin(account)) return account
      return now() >= tokenExpiresAt ? refresh(account) : early(account)
    },
    async again(account) {
      return (await canRefresh(parts, account)) ? refresh(account) : account
    },
    renewed: (account, reason) => refresh(account, { reason, isRefused: true }),
    over: (account, reason) => refresh(account, { reason, isRefused: true, isOver: true }),
    async ahead() {
      const at = now()
      const filter = {
        // Those in use have been refreshed since.
        endsAfter: at - inUseMs,
        endsBefore: at + aheadMs,
        usedSince: at - inUseMs,
        limit: batch,
      }
      for (const account of await store.accounts.ending(filter)) {
        if (!(await canRefresh(parts, account))) continue
        // What fails now is tried again on use, and says so there.
        await refresh(account).catch(() => undefined)
      }
    },
  }
}

function keyOf({ id, credentialVersion }: AccountRow): string {
  return `${id} ${credentialVersion}`
}

async function canRefresh(parts: Parts, account: AccountRow): Promise<boolean> {
  return canRenew(await openCredential(parts, account))
}

/** A minute, or a tenth of a short-lived token's life. */
function margin({ tokenExpiresAt, credentialAt, connectedAt }: AccountRow): number {
  return Math.min(
    marginMs,
    Math.max(0, (tokenExpiresAt ?? 0) - (credentialAt ?? connectedAt ?? 0)) / 10,
  )
}

/** What the work gives in time, else the other value; the work goes on. */
async function within<T>(ms: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, ms, otherwise)
  })
  work.catch(() => undefined)
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
