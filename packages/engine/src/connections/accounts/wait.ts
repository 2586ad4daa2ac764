import { MaillonError } from '@maillon/core'
import { sha256 } from '../../ids.ts'
import type { AccountRow, AttemptRow } from '../../store/rows.ts'
import { accountStatus, attemptStatus, isFinal } from './account-status.ts'
import type { Accounts } from './accounts.ts'
import { isEnded } from './own-account.ts'
import type { Parts } from '../parts.ts'

export interface WaitRequest {
  projectId: string
  accountId: string
  /** Names the attempt to wait for; without one, the account's own first attempt counts. */
  linkToken: string | undefined
  /** At most; 0 reads once. */
  ms: number
  signal?: AbortSignal | undefined
}

/** An account as it is when its attempt ends, or when time is up. */
export interface Waited {
  account: AccountRow
  attempt: AttemptRow | undefined
}

/** Another process may end the attempt: the rows are read again this often. */
const pollMs = 1_000

/** Waits for an attempt: woken inside this process, and re-read each second for what other processes do. */
export function createWait({ store, waiters, now }: Parts, accounts: Accounts) {
  async function read({ projectId, accountId, linkToken }: WaitRequest): Promise<Waited> {
    const account = await asWaited(await accounts.get(projectId, accountId))
    if (linkToken === undefined) return { account, attempt: undefined }
    const attempt = await store.attempts.findByTokenHash(sha256(linkToken))
    if (attempt?.projectId === projectId && attempt.accountId === accountId)
      return { account, attempt }
    throw new MaillonError('link_not_found', {
      message: 'This link token is of no attempt of this account.',
      hint: 'Send the link_token that came with the link.',
    })
  }

  /** While its user has a link that the app asked for, an ended account is on its way: nothing of it is final. */
  async function asWaited(account: AccountRow): Promise<AccountRow> {
    if (!isEnded(account, now())) return account
    const only = { awaited: true } as const
    const latest = await store.attempts.latest(account.projectId, account.id, only)
    if (!latest || isFinal(attemptStatus(latest, now()).status)) return account
    const { expiresAt: initiatedUntil } = latest
    return { ...account, status: 'INITIATED', statusReason: null, initiatedUntil }
  }

  return async function wait(request: WaitRequest): Promise<Waited> {
    const end = now() + request.ms
    for (;;) {
      const waited = await read(request)
      const left = end - now()
      if (isSettled(waited, now()) || left <= 0 || waiters.isDraining) return waited
      if (request.signal?.aborted) return waited
      const expiresAt = waited.attempt?.expiresAt ?? waited.account.initiatedUntil
      const ms = Math.max(1, Math.min(left, pollMs, expiresAt - now()))
      await waiters.sleep(request.accountId, ms, request.signal)
    }
  }
}

function isSettled({ account, attempt }: Waited, now: number): boolean {
  if (attempt && isFinal(attemptStatus(attempt, now).status)) return true
  const { status } = accountStatus(account, now)
  if (status === 'REVOKED') return true
  return !attempt && status !== 'INITIATED' && status !== 'INITIALIZING'
}
