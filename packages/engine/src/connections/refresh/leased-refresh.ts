import { MaillonError } from '@maillon/core'
import { inWay } from '@maillon/core/toolkit'
import { toolkitOf } from '../accounts/toolkit-of.ts'
import { newId } from '../../ids.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import { tokenTimeoutMs } from '../../oauth/token-endpoint.ts'
import { type Refusal, refusalText, TokenRefused } from '../../oauth/token-refusal.ts'
import type { AccountRow } from '../../store/rows.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import { type Credential, openCredential, sealCredential } from '../calls/credential.ts'
import { notUsable } from '../accounts/not-usable.ts'
import type { Revocations } from '../endings/revocations.ts'
import { configHint } from '../config-hint.ts'
import { refreshedFields } from '../kept/kept-fields.ts'
import type { Parts } from '../parts.ts'
import type { Issued } from '../schemes/scheme.ts'
import { canRenew, schemeOf } from '../schemes/schemes.ts'
import { judgeRefusal } from './judge-refusal.ts'

/** Why a token is refreshed. */
export interface Why {
  /** Told when there is no way to another one. */
  reason: string
  /** Whether the upstream refuses the access token, whatever it said of its end. */
  isRefused: boolean
  /** Whether no other token would do. */
  isOver?: boolean
}

/** The account with the next credential. */
export type LeasedRefresh = (account: AccountRow, why: Why) => Promise<AccountRow>

/** Longer than a request may take, so that nobody sends the same refresh token while the first one is on its way. */
const leaseMs = tokenTimeoutMs + 20_000
/** How long a caller waits for another process's refresh. */
const patienceMs = 20_000
const lookMs = 250

/**
 * Refreshes an account's token under a lease in the database: read again, ask once, and write only while the lease and
 * the credential are still the same. An upstream that detects the reuse of refresh tokens never sees one twice.
 */
export function createLeasedRefresh(
  parts: Parts,
  authConfigs: AuthConfigs,
  revocations: Pick<Revocations, 'discard'>,
): LeasedRefresh {
  const { store, catalogue, outbound, audit, waiters, telemetry, now } = parts
  const owner = newId('')

  /** Somebody may have been faster, here or in another process: theirs is the newer credential. */
  async function current({ projectId, id, toolkit }: AccountRow): Promise<AccountRow> {
    const row = await store.accounts.find(projectId, id)
    if (row?.status === 'ACTIVE') return row
    throw notUsable(id, toolkit)
  }

  async function ask(row: AccountRow, credential: Credential): Promise<Issued> {
    const { auth } = toolkitOf(catalogue.toolkit(row.toolkit), row)
    const scheme = schemeOf(credential)
    if (!scheme.takes(auth)) throw notUsable(row.id, row.toolkit)
    const client = async () =>
      authConfigs.client(await authConfigs.get(row.projectId, row.authConfigId))
    const own = onBehalfOf(outbound, partyOf(row), row.toolkit)
    return scheme.renew({ auth, credential, scopes: row.scopes, client, outbound: own, now })
  }

  async function write(row: AccountRow, { credential, told, ...facts }: Issued) {
    const { projectId, userId, id, credentialVersion } = row
    const toolkit = inWay(catalogue.toolkit(row.toolkit), row.way)
    const { fields, problem } = refreshedFields(toolkit, row.fields, told)
    if (problem !== null) {
      const about = { project: projectId, account: id, toolkit: toolkit.slug, reason: problem }
      telemetry.log.warn(about, 'kept values refused')
    }
    const change = {
      ...(await sealCredential(parts, row, credential, facts)),
      fields,
      refusal: problem,
      leaseOwner: null,
      leaseUntil: null,
      refreshInDoubt: null,
      updatedAt: now(),
    }
    const written = await store.transaction(async (transaction) => {
      const condition = { credentialVersion, leaseOwner: owner }
      const updated = await transaction.accounts.update(projectId, id, change, condition)
      if (updated && isOtherwise(row, updated))
        await audit(transaction, { projectId, userId, action: 'connection.refreshed', subject: id })
      return updated
    })
    waiters.wake(id)
    if (!written) await letGo(row, credential)
    return written
  }

  /** The account ended or was connected anew meanwhile: nobody keeps the tokens that came. */
  async function letGo(row: AccountRow, credential: Credential): Promise<void> {
    const latest = await store.accounts.find(row.projectId, row.id)
    const holds = latest?.credential != null && latest.connectedAt === row.connectedAt
    if (!holds) await revocations.discard(row, credential)
  }

  /** Ends a connection that its upstream refuses for good. */
  async function end(row: AccountRow, reason: string): Promise<never> {
    const { projectId, userId, id, status, credentialVersion, toolkit } = row
    await store.transaction(async (transaction) => {
      const over = { leaseOwner: null, leaseUntil: null, refreshInDoubt: null, refusal: null }
      const change = { ...over, status: 'EXPIRED', statusReason: reason, updatedAt: now() } as const
      const condition = { status: ['ACTIVE'], credentialVersion } as const
      if (!(await transaction.accounts.update(projectId, id, change, condition))) return
      await audit(transaction, {
        projectId,
        userId,
        action: 'connection.expired',
        subject: id,
        from: { status },
        to: { status: 'EXPIRED' },
        detail: { reason },
      })
    })
    waiters.wake(id)
    throw notUsable(id, toolkit)
  }

  /** What the upstream refused: the end of the account, or a reason that the account keeps beside its status. */
  async function refused(row: AccountRow, refusal: Refusal, why: Why, wasInDoubt: boolean) {
    const { projectId, userId, id, toolkit, credentialVersion, tokenExpiresAt } = row
    const isOver = why.isRefused || (tokenExpiresAt !== null && now() >= tokenExpiresAt)
    const judgement = await judgeRefusal(parts, row, refusal, isOver)
    const hint = configHint(refusal)
    const told = `The upstream refused to refresh the token: ${refusalText(refusal)}`
    const text = hint === undefined ? told : `${told} ${hint}`
    if (judgement === 'over' || text !== row.refusal) {
      const { host, status, error, description } = refusal
      const facts = { project: projectId, account: id, toolkit, host, status, error, description }
      telemetry.log.warn({ ...facts, ...(hint && { configHint: hint }) }, 'refresh refused')
    }
    if (judgement === 'over') return end(row, wasInDoubt ? inDoubt(refusal) : told)
    const over = { leaseOwner: null, leaseUntil: null, refreshInDoubt: null }
    const change = { ...over, ...judgement, refusal: text, updatedAt: now() }
    await store.transaction(async (transaction) => {
      const condition = { credentialVersion, leaseOwner: owner }
      const updated = await transaction.accounts.update(projectId, id, change, condition)
      // What it says each minute is one change.
      if (!updated || row.refusal !== null) return
      const { host, status, error } = refusal
      const detail = { host, status, ...(error !== undefined && { error }) }
      const action = 'connection.refused'
      await audit(transaction, { projectId, userId, action, subject: id, detail })
    })
    throw new MaillonError('upstream_error', {
      message: told,
      hint: hint ?? 'Try again later; if it stays so, the user connects the account again.',
      details: { connected_account_id: id },
    })
  }

  async function underLease(
    row: AccountRow,
    held: Credential,
    why: Why,
    wasInDoubt: boolean,
  ): Promise<AccountRow> {
    try {
      return (await write(row, await ask(row, held))) ?? (await current(row))
    } catch (error) {
      if (!(error instanceof TokenRefused)) {
        await release(row, error)
        throw error
      }
      const latest = await current(row)
      if (latest.credentialVersion !== row.credentialVersion) return latest
      return refused(row, error.refusal, why, wasInDoubt)
    }
  }

  /** A request that timed out may be at work still: nobody else begins before its lease is over. */
  async function release({ projectId, id }: AccountRow, error: unknown): Promise<void> {
    const doubt = MaillonError.is(error) ? error.details.in_doubt : undefined
    if (doubt === 'timeout') return
    await store.accounts.release(projectId, id, { owner, inDoubt: doubt !== undefined })
  }

  return async (account, why) => {
    const deadline = performance.now() + patienceMs
    for (;;) {
      const row = await current(account)
      if (row.credentialVersion !== account.credentialVersion) return row
      const held = await openCredential(parts, row)
      if (why.isOver || !canRenew(held)) return end(row, why.reason)
      const { projectId, id, credentialVersion } = row
      const request = { owner, ms: leaseMs, credentialVersion }
      const lease = await store.accounts.lease(projectId, id, request)
      const wasInDoubt = row.refreshInDoubt === credentialVersion
      if (lease) return underLease(lease, held, why, wasInDoubt)
      if (performance.now() >= deadline) throw busy(row)
      await waiters.sleep(id, lookMs)
    }
  }
}

/** Whether a refresh left more than other tokens: what the account says of itself, or may do. */
function isOtherwise(before: AccountRow, after: AccountRow): boolean {
  const { refusal, refusedAs, scopes, fields } = before
  const said = [refusal === null, refusedAs === null, scopes, fields]
  const now = [after.refusal === null, after.refusedAs === null, after.scopes, after.fields]
  return JSON.stringify(said) !== JSON.stringify(now)
}

function inDoubt(refusal: Refusal): string {
  return `refresh_in_doubt: an earlier refresh was cut off, and the upstream no longer takes the token: ${refusalText(refusal)}`
}

function busy({ id, toolkit }: AccountRow): MaillonError {
  return new MaillonError('unavailable', {
    message: `The token of the ${toolkit} account ${id} is being refreshed, and that takes long.`,
    hint: 'Try again in a few seconds.',
    details: { connected_account_id: id, retry_after: 5 },
  })
}
