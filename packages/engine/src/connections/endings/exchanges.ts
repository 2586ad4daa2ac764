import { MaillonError } from '@maillon/core'
import { newId } from '../../ids.ts'
import { tokenTimeoutMs } from '../../oauth/token-endpoint.ts'
import type { Tokens } from '../../oauth/read-tokens.ts'
import { TokenRefused } from '../../oauth/token-refusal.ts'
import type { AccountRow, RevocationRow } from '../../store/rows.ts'
import { clientName } from '../links/exchange-flow.ts'
import type { Credential } from '../calls/credential.ts'
import type { Parts } from '../parts.ts'
import { fromTokens } from '../schemes/issued-tokens.ts'
import { type Exchange, type Grant, grantPlace } from './held-grant.ts'
import type { Revocations } from './revocations.ts'

/**
 * Exchanges of codes, each with a row that ends what it gives. The row is there before the code is sent, and goes in the
 * transaction that gives an account the tokens; whatever else happens, a crash too, leaves it behind.
 */
export interface Exchanges {
  /** Sends a code. Answers what was given, and the row that holds it until an account does. Throws as `send` does. */
  run(
    account: AccountRow,
    exchange: Exchange,
    send: () => Promise<Tokens>,
  ): Promise<{ tokens: Tokens; held: RevocationRow }>
  /** Holds what was given for what somebody typed; undefined where its service cannot be asked to end it. */
  holdIssued(account: AccountRow, credential: Credential): Promise<RevocationRow | undefined>
  /** Holds what was given longer, while its person chooses. Throws `connection_failed` when its end has begun. */
  holdUntil(held: RevocationRow, at: number): Promise<RevocationRow>
  /** No account keeps what a row holds: ends it, without making anyone wait. */
  letGo(held: RevocationRow, subject: string | null): Promise<void>
}

/** Longer than an answer may take, and soon enough for a code that was never sent to be worth something. */
const answerMs = tokenTimeoutMs + 15_000
/** To ask whose tokens they are, and to write. */
const writeMs = 30_000
/** What was typed is checked, waits for the app's word, and is written. */
const issuedMs = 5 * 60_000

/** Exchanges over revocations. */
export function createExchanges(
  { store, vault, now }: Parts,
  revocations: Pick<Revocations, 'prepare' | 'settle'>,
): Exchanges {
  async function begin(account: AccountRow, exchange: Exchange): Promise<RevocationRow> {
    const at = now()
    const row: RevocationRow = {
      id: newId('rev_'),
      projectId: account.projectId,
      accountId: account.id,
      toolkit: account.toolkit,
      grant: null,
      client: clientName(exchange.flow),
      subject: null,
      status: 'pending',
      reason: 'Its user is connecting; what comes of that is ended unless an account keeps it.',
      tries: 0,
      nextAt: at + answerMs,
      createdAt: at,
      updatedAt: at,
    }
    const written = { ...row, grant: await vault.seal(grantPlace(row), exchange) }
    await store.revocations.insert(written)
    return written
  }

  /** The answer came: from now on the row holds the tokens themselves. */
  async function hold(row: RevocationRow, { flow }: Exchange, tokens: Tokens) {
    const { clientId, clientSecret, way, fields } = flow
    const none = { refreshToken: null, scopes: null }
    const { credential } = fromTokens(flow.auth, tokens, none, now())
    const grant: Grant = { credential, client: { clientId, clientSecret }, way, fields }
    const at = now()
    const change = {
      grant: await vault.seal(grantPlace(row), grant),
      nextAt: at + writeMs,
      updatedAt: at,
    }
    const held = await store.revocations.update(row.projectId, row.id, change, row.nextAt)
    if (held) return held
    // The code counts as lost by now, and was perhaps sent again: what it gave cannot be trusted to last.
    const late = { ...row, id: newId('rev_'), nextAt: at, createdAt: at, updatedAt: at }
    await store.revocations.insert({ ...late, grant: await vault.seal(grantPlace(late), grant) })
    throw new MaillonError('connection_failed', { message: 'The exchange took too long.' })
  }

  async function nothingCame({ projectId, id, nextAt }: RevocationRow): Promise<void> {
    const reason = 'Its user did not connect, and nothing was given.'
    const change = { status: 'yes', grant: null, reason, updatedAt: now() } as const
    await store.revocations.update(projectId, id, change, nextAt)
  }

  return {
    async run(account, exchange, send) {
      const hasCode = new URLSearchParams(exchange.callback).has('code')
      const row = hasCode ? await begin(account, exchange) : undefined
      const tokens = await send().catch(async (error: unknown) => {
        if (row && !isInDoubt(error)) await nothingCame(row)
        throw error
      })
      if (!row) throw new MaillonError('connection_failed', { message: 'There was no code.' })
      return { tokens, held: await hold(row, exchange, tokens) }
    },
    async holdIssued(account, credential) {
      const row = await revocations.prepare(account, credential)
      if (row.status !== 'pending') return undefined
      const held = { ...row, nextAt: now() + issuedMs }
      await store.revocations.insert(held)
      return held
    },
    async holdUntil({ projectId, id, nextAt }, at) {
      const change = { nextAt: at, updatedAt: now() }
      const held = await store.revocations.update(projectId, id, change, nextAt)
      if (held) return held
      throw new MaillonError('connection_failed', { message: 'The exchange took too long.' })
    },
    async letGo({ projectId, id, nextAt }, subject) {
      const at = now()
      const change = { subject, nextAt: at, updatedAt: at }
      const row = await store.revocations.update(projectId, id, change, nextAt)
      // What fails now is tried again by the job.
      if (row) void revocations.settle(row).catch(() => undefined)
    },
  }
}

/** Whether tokens may have been given that never came. */
function isInDoubt(error: unknown): boolean {
  if (error instanceof TokenRefused) return false
  return !MaillonError.is(error) || error.details.in_doubt !== undefined
}
