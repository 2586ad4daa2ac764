import type { FailureCode, AttemptView } from './attempt-view.ts'
import { MaillonError } from '@maillon/core'
import { inWay } from '@maillon/core/toolkit'
import { sha256 } from '../../ids.ts'
import type { AttemptRow } from '../../store/rows.ts'
import { attemptStatus } from '../accounts/account-status.ts'
import { forgotten, type Given, type KeepCredential } from './keep-credential.ts'
import type { Parts } from '../parts.ts'
import { type Cause, causeFields, causeText } from './cause.ts'

const reasons: Record<FailureCode, string> = {
  access_denied: 'The user declined at the upstream.',
  cancelled: 'The user cancelled.',
  token_exchange_failed: 'The upstream did not give a token for the code.',
  client_refused: 'The upstream does not take the OAuth client as it is configured.',
  account_mismatch: 'The user logged in with another account than the one to be connected again.',
  identity_mismatch: 'The user logged in with another account than the one that was asked for.',
  issuer_mismatch: 'The answer came from another authorization server than the one that was asked.',
  verification_mismatch: 'The app says that another user completed the link.',
  verification_too_late:
    'The upstream no longer took the code when the app had confirmed the user.',
  nothing_to_choose: 'The upstream has nothing that the user could connect.',
  choice_mismatch: 'The user may not use at the upstream what the app asked for.',
  upstream_error: 'The upstream could not complete the connection.',
}

/** What attempts share, whether a person types a key or goes through OAuth. */
export interface Attempts {
  /** A row with what belongs to it. Throws `link_not_found` when the account is gone. */
  view(attempt: AttemptRow): Promise<AttemptView>
  /** Throws `link_not_found`. */
  byToken(token: string): Promise<AttemptView>
  /** Throws `link_not_found` when no attempt has this OAuth state. */
  byState(state: string): Promise<AttemptView>
  /** Ends it well: the account becomes ACTIVE with what was given. Answers the attempt as it ended. */
  succeed(view: AttemptView, given: Given): Promise<AttemptView>
  /** Ends it without an account; one that worked before is left as it is. */
  fail(view: AttemptView, code: FailureCode, how?: How): Promise<AttemptView>
  /** Keeps what went wrong in an attempt that goes on, for whoever asks why it never ended. */
  note(view: AttemptView, cause: Cause): Promise<void>
}

interface How {
  cause?: Cause | undefined
}

/** Attempts over the store: each ends once, however often it is told to. */
export function createAttempts(parts: Parts, keepCredential: KeepCredential): Attempts {
  const { store, catalogue, audit, waiters, telemetry, now } = parts

  async function view(attempt: AttemptRow): Promise<AttemptView> {
    const account = await store.accounts.find(attempt.projectId, attempt.accountId)
    if (!account) throw linkNotFound()
    const { status } = attemptStatus(attempt, now())
    const error = failureOf(attempt)
    const toolkit = inWay(catalogue.toolkit(attempt.toolkit), attempt.way)
    return { attempt, account, toolkit, status, error }
  }

  async function again({ attempt }: AttemptView): Promise<AttemptView> {
    const row = await store.attempts.find(attempt.projectId, attempt.id)
    if (!row) throw linkNotFound()
    return view(row)
  }

  function warn({ attempt: { id, projectId }, account, toolkit }: AttemptView, cause: Cause) {
    const facts = { project: projectId, account: account.id, attempt: id, toolkit: toolkit.slug }
    telemetry.log.warn({ ...facts, ...causeFields(cause) }, 'connecting failed')
  }

  async function fail(
    view: AttemptView,
    code: FailureCode,
    { cause }: How = {},
  ): Promise<AttemptView> {
    const { attempt, account } = view
    const { projectId } = attempt
    const reason = cause ? `${reasons[code]} ${causeText(cause)}` : reasons[code]
    const ended = { statusReason: reason, updatedAt: now() }
    if (cause) warn(view, cause)
    await store.transaction(async (transaction) => {
      const unfinished = { status: ['open', 'claimed', 'parked', 'choosing'] } as const
      const change = { ...ended, ...forgotten, status: 'failed', failure: code } as const
      if (!(await transaction.attempts.update(projectId, attempt.id, change, unfinished))) return
      const neverActive = { status: ['INITIALIZING', 'INITIATED', 'FAILED'] } as const
      await transaction.accounts.update(
        projectId,
        account.id,
        { ...ended, status: 'FAILED' },
        neverActive,
      )
      await audit(transaction, {
        projectId,
        userId: attempt.userId,
        action: 'connection.failed',
        subject: account.id,
        detail: { attempt: attempt.id, error: code },
      })
    })
    waiters.wake(account.id)
    return again(view)
  }

  return {
    view,
    async byToken(token) {
      const attempt = await store.attempts.findByTokenHash(sha256(token))
      if (!attempt) throw linkNotFound()
      return view(attempt)
    },
    async byState(state) {
      const attempt = await store.attempts.findByStateHash(sha256(state))
      if (!attempt) throw linkNotFound()
      return view(attempt)
    },
    async succeed(view, given) {
      const { kept, cause } = await keepCredential(view.attempt, view.toolkit, given)
      if (kept !== 'kept' && kept !== 'over') return fail(view, kept, { cause })
      waiters.wake(view.account.id)
      return again(view)
    },
    fail,
    async note(view, cause) {
      const { attempt, account } = view
      const change = { statusReason: causeText(cause), updatedAt: now() }
      warn(view, cause)
      await store.attempts.update(attempt.projectId, attempt.id, change, { status: ['claimed'] })
      const neverActive = { status: ['INITIALIZING', 'INITIATED'] } as const
      await store.accounts.update(account.projectId, account.id, change, neverActive)
    },
  }
}

/** Why an attempt failed, when it did. */
export function failureOf({ failure }: AttemptRow): FailureCode | undefined {
  return (failure ?? undefined) as FailureCode | undefined
}

/** The error for a link, a state or an account that is not there. */
export function linkNotFound(): MaillonError {
  return new MaillonError('link_not_found', {
    message: 'There is no such Connect Link.',
    hint: 'Ask for a new link in the app that sent it.',
  })
}
