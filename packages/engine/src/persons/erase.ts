import { MaillonError } from '@maillon/core'
import type { Audit } from '../audit/audit.ts'
import type { Erased } from '../audit/erased.ts'
import type { CallLog } from '../calls/call-log.ts'
import type { Connections } from '../connections/connections.ts'
import type { Files } from '../files/files.ts'
import { newId } from '../ids.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { ErasureRow, RevocationRow } from '../store/rows.ts'
import type { PersonPart, Store } from '../store/store.ts'
import { isKnown, userNotFound } from './known-user.ts'
import { snakeCase } from './snake-case.ts'
import { type Receipt, receiptOf, type RemainingGrant, remainingGrant } from './receipt.ts'

export interface EraseParts {
  store: Store
  connections: Pick<Connections, 'ends'>
  sessions: Pick<Sessions, 'delete'>
  files: Pick<Files, 'deleteAll'>
  calls: Pick<CallLog, 'flush'>
  audit: Pick<Audit, 'write' | 'detach'>
  erased: Erased
  now: () => number
}

/** Small portions, so that nobody waits for a table. */
const portion = 500
const page = 50

/** Before their sessions, by which they are found. */
const ofSessions = [
  'idempotencyKeys',
  'storedResults',
  'pendingCalls',
  'approvedTools',
  'mcpGrants',
] as const
/**
 * Erases all that is a user's, and answers the receipt. What was cut off goes on when it is asked for again; of whom
 * nothing is left, the receipt is told again. Throws `user_not_found` for one that never was.
 */
export function createErase(parts: EraseParts) {
  const { store, erased, now } = parts
  const underWay = new Map<string, Promise<Receipt>>()

  async function erase(projectId: string, userId: string): Promise<Receipt> {
    const latest = await store.erasures.latest(projectId, erased.codesOf(projectId, userId))
    const isThere = latest?.status === 'begun' || (await isKnown(store, projectId, userId))
    if (!isThere) {
      if (latest) return receiptOf(latest)
      throw userNotFound(userId)
    }
    const at = now()
    const begun: ErasureRow = {
      projectId,
      id: newId('era_'),
      person: erased.codeOf(projectId, userId),
      status: 'begun',
      erased: '{}',
      remains: '{}',
      createdAt: at,
      updatedAt: at,
    }
    // From now on, what is under way on their behalf writes nothing into the logs any more.
    const row = latest?.status === 'begun' ? latest : begun
    if (row === begun) await store.erasures.insert(begun)
    return receiptOf(await goOn(parts, row, userId))
  }

  return (projectId: string, userId: string): Promise<Receipt> => {
    const name = JSON.stringify([projectId, userId])
    const running =
      underWay.get(name) ?? erase(projectId, userId).finally(() => underWay.delete(name))
    underWay.set(name, running)
    return running
  }
}

async function goOn(
  { store, connections, sessions, files, calls, audit, now }: EraseParts,
  row: ErasureRow,
  userId: string,
): Promise<ErasureRow> {
  const { projectId, id } = row
  const erased: Record<string, number> = JSON.parse(row.erased)
  const { persons } = store

  /** Writes with each portion that it is gone. */
  async function count(table: string, work: (inside: Store) => Promise<number>): Promise<number> {
    const gone = await store.transaction(async (transaction) => {
      const rows = await work(transaction)
      if (rows === 0) return 0
      const next = { ...erased, [table]: (erased[table] ?? 0) + rows }
      const change = { erased: JSON.stringify(next), updatedAt: now() }
      await transaction.erasures.update(projectId, id, change)
      return rows
    })
    if (gone > 0) erased[table] = (erased[table] ?? 0) + gone
    return gone
  }

  async function all(table: string, work: (inside: Store) => Promise<number>): Promise<void> {
    while ((await count(table, work)) > 0);
  }

  const remove = (part: Exclude<PersonPart, 'audit' | 'files'>) =>
    all(snakeCase(part), (inside) => inside.persons.delete(projectId, userId, part, portion))

  async function endAccounts(): Promise<void> {
    const filter = { userIds: [userId] }
    const order = { by: 'createdAt', direction: 'asc' } as const
    const next = () => store.accounts.list(projectId, filter, order, { limit: page }, now())
    for (let { rows } = await next(); rows.length > 0; { rows } = await next())
      await Promise.all(rows.map((row) => endAccount(row.id)))
  }

  async function endAccount(account: string): Promise<void> {
    try {
      await connections.ends.remove(projectId, account)
    } catch (error) {
      if (MaillonError.is(error, 'connected_account_not_found')) return
      // What cannot be opened cannot be ended at its service either.
      if (!MaillonError.is(error, 'secret_unreadable')) throw error
      await connections.ends.remove(projectId, account, { revoke: false })
    }
  }

  async function deleteFiles(): Promise<void> {
    for (;;) {
      const rows = await persons.rows(projectId, userId, 'files', undefined, page)
      if (rows.length === 0) return
      const gone = await files.deleteAll(
        projectId,
        rows.map((one) => String(one.row.id)),
      )
      await count('files', async () => gone)
    }
  }

  async function deleteSessions(): Promise<void> {
    for (;;) {
      const rows = await persons.rows(projectId, userId, 'sessions', undefined, page)
      if (rows.length === 0) return
      for (const one of rows)
        await sessions.delete(projectId, String(one.row.id)).catch((error: unknown) => {
          if (!MaillonError.is(error, 'session_not_found')) throw error
        })
      await count('sessions', async () => rows.length)
    }
  }

  /** Written before their accounts go, by which they are found. */
  async function noteRemains(): Promise<void> {
    const { revocations: known = [] }: { revocations?: RemainingGrant[] } = JSON.parse(row.remains)
    const found: RemainingGrant[] = []
    for (let after: readonly (string | number)[] | undefined; ; ) {
      const rows = await persons.rows(projectId, userId, 'revocations', after, portion)
      for (const { row: stored } of rows) {
        const revocation = stored as unknown as RevocationRow
        if (revocation.status === 'pending' || revocation.status === 'kept')
          found.push(remainingGrant(revocation))
      }
      after = rows.at(-1)?.at
      if (rows.length < portion) break
    }
    const isNew = (one: RemainingGrant) => !found.some((other) => other.id === one.id)
    const remains = JSON.stringify({ revocations: [...known.filter(isNew), ...found] })
    await store.erasures.update(projectId, id, { remains, updatedAt: now() })
  }

  async function clearLogs(): Promise<void> {
    // What waits in this process is written before it is deleted.
    await calls.flush()
    await all('others_calls', (inside) => inside.persons.detachCalls(projectId, userId, portion))
    await remove('calls')
    await remove('usage')
  }

  await endAccounts()
  await deleteFiles()
  for (const part of ofSessions) await remove(part)
  await deleteSessions()
  await deleteFiles()
  await clearLogs()
  await noteRemains()
  await remove('revocations')
  await remove('attempts')
  await remove('accounts')
  await all('others_sharing', (inside) => inside.persons.unshare(projectId, userId, now()))
  await clearLogs()
  await audit.detach(projectId, userId)
  return store.transaction(async (transaction) => {
    const at = now()
    const done = await transaction.erasures.update(projectId, id, { status: 'done', updatedAt: at })
    if (done)
      await audit.write(transaction, {
        projectId,
        action: 'person.erased',
        subject: id,
        detail: { erased },
      })
    // Another process may have been as far.
    return done ?? (await transaction.erasures.latest(projectId, [row.person])) ?? row
  })
}
