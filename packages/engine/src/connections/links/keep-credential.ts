import { MaillonError } from '@maillon/core'
import { fillToolkit, type Identity, type Toolkit } from '@maillon/core/toolkit'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { AccountRow, AttemptRow, RevocationRow } from '../../store/rows.ts'
import { isExpected, readIdentity } from '../accounts/identity.ts'
import {
  type Credential,
  openCredential,
  type SealedCredential,
  sealCredential,
} from '../calls/credential.ts'
import type { Exchanges } from '../endings/exchanges.ts'
import type { Revocations } from '../endings/revocations.ts'
import type { Parts } from '../parts.ts'
import { schemeOf } from '../schemes/schemes.ts'
import type { Cause } from './cause.ts'

/** What a person gave, and the row that holds it until an account does; none for what was typed. */
export interface Given {
  credential: Credential
  facts: Pick<SealedCredential, 'scopes' | 'tokenExpiresAt'> &
    Pick<AccountRow, 'client' | 'way' | 'fields'>
  held: RevocationRow | undefined
  /** What people call what was chosen, where nothing else tells whose account it is. */
  label?: string | undefined
}

/** `over`: the attempt ended meanwhile. The others say why the account must not have it. */
export type Kept = 'kept' | 'over' | 'account_mismatch' | 'identity_mismatch' | 'upstream_error'

/** Gives an account what a person gave for it, or ends that: then nobody has it. */
export type KeepCredential = (
  attempt: AttemptRow,
  toolkit: Toolkit,
  given: Given,
) => Promise<{ kept: Kept; cause: Cause | undefined }>

/** All but INACTIVE: what the app disabled, the app enables. */
const connectable = ['INITIALIZING', 'INITIATED', 'ACTIVE', 'FAILED', 'EXPIRED', 'REVOKED'] as const

/** What an attempt that has ended needs no more. */
export const forgotten = { flow: null, parked: null, choice: null, sessionHash: null } as const

/** Keeps credentials, and ends those that a new one replaces. */
export function createKeepCredential(
  parts: Parts,
  {
    exchanges,
    revocations,
  }: { exchanges: Exchanges; revocations: Pick<Revocations, 'prepare' | 'settle'> },
): KeepCredential {
  const { store, audit, now } = parts

  /** A refresh may come in between, whose credential is the one that is replaced then. */
  async function keepOnce(
    attempt: AttemptRow,
    account: AccountRow,
    identity: Identity | undefined,
    { credential, facts: { client, way, fields, ...facts }, held, label }: Given,
  ): Promise<Kept> {
    const { projectId } = attempt
    const sealed = await sealCredential(parts, account, credential, facts)
    const replaced = await replacedBy(credential, account)
    const at = now()
    const kept = await store.transaction(async (transaction) => {
      const change = { ...forgotten, status: 'done', statusReason: null, updatedAt: at } as const
      const unfinished = { status: ['claimed', 'parked', 'choosing'] } as const
      if (!(await transaction.attempts.update(projectId, attempt.id, change, unfinished)))
        return 'over'
      const connected = await transaction.accounts.update(
        projectId,
        account.id,
        {
          ...sealed,
          client,
          way,
          fields,
          status: 'ACTIVE',
          statusReason: null,
          subject: identity?.subject ?? account.subject,
          label: identity?.label ?? label ?? account.label,
          verification: attempt.verification,
          connectedAt: at,
          updatedAt: at,
        },
        { credentialVersion: account.credentialVersion, status: connectable },
      )
      if (!connected) throw changed()
      if (held && !(await transaction.revocations.delete(projectId, held.id, held.nextAt)))
        throw changed()
      if (replaced) await transaction.revocations.insert(replaced)
      await audit(transaction, {
        projectId,
        userId: attempt.userId,
        action: 'connection.connected',
        subject: account.id,
        from: { status: account.status },
        to: { status: 'ACTIVE' },
        detail: { attempt: attempt.id, toolkit: attempt.toolkit },
      })
      return 'kept'
    })
    if (kept === 'kept' && replaced) void revocations.settle(replaced).catch(() => undefined)
    return kept
  }

  /** The end of the credential that the account has now. Nothing ends where an upstream gives the same tokens again. */
  async function replacedBy(next: Credential, account: AccountRow) {
    if (account.credential === null) return undefined
    const before = await openCredential(parts, account).catch(() => undefined)
    const tokens = before ? schemeOf(before).tokens(before) : []
    const isSame = schemeOf(next)
      .tokens(next)
      .some((token) => tokens.includes(token))
    return before && tokens.length > 0 && !isSame ? revocations.prepare(account, before) : undefined
  }

  async function keep(
    attempt: AttemptRow,
    toolkit: Toolkit,
    identity: Identity | undefined,
    given: Given,
  ): Promise<Kept> {
    for (let turn = 0; ; turn += 1) {
      const account = await store.accounts.find(attempt.projectId, attempt.accountId)
      if (!account) throw changed()
      const reason = refusal(attempt, account, toolkit, identity)
      if (reason) return reason
      try {
        return await keepOnce(attempt, account, identity, given)
      } catch (error) {
        if (turn === 3 || !MaillonError.is(error, 'connection_failed')) throw error
      }
    }
  }

  return async (attempt, toolkit, given) => {
    const outbound = onBehalfOf(parts.outbound, partyOf(attempt), attempt.toolkit)
    const own = fillToolkit(toolkit, given.facts)
    const told = await readIdentity({ outbound }, own, given.credential)
    const { identity } = told
    const cause = told.trouble && { step: 'identity' as const, ...told.trouble }
    let kept: Kept | undefined
    try {
      kept = await keep(attempt, toolkit, identity, given)
      return { kept, cause }
    } finally {
      // The row does it alone, only later, when this cannot be written.
      if (kept !== 'kept' && given.held)
        await exchanges.letGo(given.held, identity?.subject ?? null).catch(() => undefined)
    }
  }
}

function refusal(
  { expectedIdentity }: AttemptRow,
  { subject }: AccountRow,
  toolkit: Toolkit,
  identity: Identity | undefined,
): 'account_mismatch' | 'identity_mismatch' | 'upstream_error' | undefined {
  if (subject !== null && toolkit.identity && identity?.subject !== subject)
    return identity ? 'account_mismatch' : 'upstream_error'
  const isOther = expectedIdentity && !isExpected(expectedIdentity, identity)
  return isOther ? 'identity_mismatch' : undefined
}

function changed(): MaillonError {
  return new MaillonError('connection_failed', { message: 'The account changed meanwhile.' })
}
