import { MaillonError } from '@maillon/core'
import { type FieldValues, inWay, readFixed } from '@maillon/core/toolkit'
import { newId, newSecret, sha256 } from '../../ids.ts'
import type { AccountRow, AttemptRow, ExpectedIdentity } from '../../store/rows.ts'
import { attemptLifetimeMs } from '../accounts/account-status.ts'
import { freeAlias } from '../accounts/alias.ts'
import { requireConnectable } from '../accounts/connectable.ts'
import { type NewAccount, newAccount } from '../accounts/new-account.ts'
import { checkCallbackUrl } from './callback-url.ts'
import type { Parts } from '../parts.ts'
import { checkLinkParameters } from './link-parameters.ts'
import { openLinkToken, sealLinkToken } from './link-token.ts'
import { requirePublicUrl } from '../settings.ts'
import { requireVerifierUrl } from './verifier.ts'
import { fittingWays, wayOfLink } from './way-of-link.ts'
import { together } from '../auth-configs/config-fields.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'

export interface LinkRequest extends NewAccount {
  callbackUrl?: string | undefined
  /** The session whose agent asks; none when the app itself asks. */
  sessionId?: string | undefined
  /** Connects this account anew in place of a new one. */
  account?: AccountRow | undefined
  /** Scopes to ask for in place of the auth config's. */
  scopes?: readonly string[] | undefined
  /** The way in which to connect, of several that the toolkit has; where it is left out and open, the person chooses. */
  way?: string | undefined
  /** For the authorize URL; the toolkit names what it takes. */
  parameters?: Readonly<Record<string, string>> | undefined
  /** Whose account it has to be at the upstream. */
  expectedIdentity?: ExpectedIdentity | undefined
  /** What the app fills in, which the person cannot change. */
  fields?: FieldValues | undefined
  /** Whether the app asks for it itself; yes when left out. */
  awaited?: boolean | undefined
}

/** A Connect Link, ready to be shown to its user. */
export interface ConnectLink {
  token: string
  url: string
  accountId: string
  attemptId: string
  /** When it ends, in ms since 1970. */
  expiresAt: number
}

export interface Links {
  /**
   * Makes an attempt, and the account that it is to fill. Throws `public_url_missing`, `callback_url_not_allowed`,
   * `alias_taken`, `connection_not_usable` for an account that the app disabled, `unsupported` for an expected identity
   * at a toolkit that cannot tell whose account it is, `field_rejected` for what the app filled in and does not fit,
   * `invalid_request` for a way that is not offered, `auth_config_missing` where none is left.
   */
  create(request: LinkRequest): Promise<ConnectLink>
  /**
   * The session's open link for the toolkit when it asks for all these scopes, else a new one, which then asks for all
   * that the other did too. Callers at the same time get the same.
   */
  reuse(request: LinkRequest & { sessionId: string }): Promise<ConnectLink>
}

/** A link with less than this left would end while its user reads it. */
const reuseForMs = 60_000

/** Connect Links over the store. */
export function createLinks(
  parts: Parts,
  authConfigs: Pick<AuthConfigs, 'ways' | 'fields'>,
): Links {
  const { store, audit, catalogue, settings, now } = parts
  const making = new Map<string, Promise<unknown>>()

  async function create(request: LinkRequest): Promise<ConnectLink> {
    const publicUrl = requirePublicUrl(settings)
    if (settings.verification === 'app') requireVerifierUrl(settings, request.projectId)
    const { projectId, sessionId, callbackUrl, expectedIdentity, authConfig } = request
    const ofAll = catalogue.toolkit(authConfig.toolkit)
    const offered = authConfigs.ways(authConfig, ofAll)
    const way = wayOfLink(ofAll, offered, request)
    const toolkit = inWay(ofAll, way ?? fittingWays(ofAll, offered, request)[0])
    requireConnectable(authConfig, toolkit, expectedIdentity)
    checkLinkParameters(toolkit, request.parameters ?? {})
    const fields = request.fields ? readFixed(toolkit, request.fields) : null
    together(authConfigs.fields(authConfig, toolkit), fields ?? {})
    if (callbackUrl !== undefined) checkCallbackUrl(callbackUrl, settings)
    if (request.account?.status === 'INACTIVE') throw disabled(request.account)
    const at = now()
    const account = request.account ?? newAccount(request, at)
    const token = newSecret('ln_')
    const attempt = newAttempt(
      { ...request, way, fields },
      account,
      token,
      settings.verification,
      at,
    )
    attempt.token = await sealLinkToken(parts, attempt, token)
    await store.transaction(async (transaction) => {
      // A call may still be under way in a session that is no more.
      if (sessionId !== undefined && !(await transaction.sessions.find(projectId, sessionId)))
        throw sessionGone(sessionId)
      if (!request.account) {
        if (account.alias) await freeAlias(parts, transaction, account)
        await transaction.accounts.insert(account)
      } else if (account.connectedAt === null) {
        // One that never came to be has no state to keep: it begins anew.
        const begun = { status: 'INITIATED', statusReason: null } as const
        const change = { ...begun, initiatedUntil: attempt.expiresAt, updatedAt: at }
        const begins = { status: ['INITIALIZING', 'INITIATED', 'FAILED'] } as const
        await transaction.accounts.update(account.projectId, account.id, change, begins)
      }
      await transaction.attempts.insert(attempt)
      await audit(transaction, {
        projectId: account.projectId,
        userId: account.userId,
        action: 'connection.initiated',
        subject: account.id,
        detail: { toolkit: account.toolkit, attempt: attempt.id },
      })
    })
    return {
      token,
      url: `${publicUrl}/link/${token}`,
      accountId: account.id,
      attemptId: attempt.id,
      expiresAt: attempt.expiresAt,
    }
  }

  async function openOrNew(request: LinkRequest & { sessionId: string }): Promise<ConnectLink> {
    const publicUrl = requirePublicUrl(settings)
    const { projectId, sessionId, authConfig, account, scopes } = request
    const usableUntil = now() + reuseForMs
    const open = await store.attempts.findOpen(
      projectId,
      sessionId,
      authConfig.toolkit,
      usableUntil,
    )
    const fits = open?.authConfigId === authConfig.id && (!account || open.accountId === account.id)
    if (!fits) return create({ ...request, awaited: false })
    const asked = new Set(open.scopes)
    if (scopes && !asked.isSupersetOf(new Set(scopes))) {
      const all = [...asked.union(new Set(scopes))]
      return create({ ...request, ...askedBy(open), scopes: all, awaited: false })
    }
    const token = await openLinkToken(parts, open)
    return {
      token,
      url: `${publicUrl}/link/${token}`,
      accountId: open.accountId,
      attemptId: open.id,
      expiresAt: open.expiresAt,
    }
  }

  return {
    create,
    reuse(request) {
      const key = `${request.sessionId} ${request.authConfig.toolkit}`
      const before = making.get(key) ?? Promise.resolve()
      const link = before.then(
        () => openOrNew(request),
        () => openOrNew(request),
      )
      making.set(key, link)
      const end = () => making.get(key) === link && making.delete(key)
      link.then(end, end)
      return link
    },
  }
}

/** What an attempt was asked for, beside its scopes, so that one in its place is asked for no less. */
export function askedBy(attempt: AttemptRow) {
  return {
    callbackUrl: attempt.callbackUrl ?? undefined,
    way: attempt.way ?? undefined,
    parameters: attempt.linkParameters ?? undefined,
    fields: attempt.fields ?? undefined,
    expectedIdentity: attempt.expectedIdentity ?? undefined,
  }
}

function newAttempt(
  request: Omit<LinkRequest, 'fields' | 'way'> & Pick<AttemptRow, 'fields' | 'way'>,
  account: AccountRow,
  token: string,
  verification: AttemptRow['verification'],
  at: number,
): AttemptRow {
  return {
    id: newId('at_'),
    projectId: account.projectId,
    accountId: account.id,
    sessionId: request.sessionId ?? null,
    userId: account.userId,
    toolkit: account.toolkit,
    authConfigId: request.authConfig.id,
    tokenHash: sha256(token),
    token: '',
    status: 'open',
    statusReason: null,
    failure: null,
    callbackUrl: request.callbackUrl ?? null,
    scopes: request.scopes ? [...request.scopes] : null,
    way: request.way,
    linkParameters: request.parameters ?? null,
    browserHash: null,
    stateHash: null,
    flow: null,
    verification,
    parked: null,
    choice: null,
    sessionHash: null,
    fields: request.fields,
    expectedIdentity: request.expectedIdentity ?? null,
    awaited: request.awaited ?? true,
    consumedAt: null,
    expiresAt: at + attemptLifetimeMs,
    createdAt: at,
    updatedAt: at,
  }
}

function disabled({ id, toolkit }: AccountRow): MaillonError {
  return new MaillonError('connection_not_usable', {
    message: `The ${toolkit} account ${id} was disabled by the app.`,
    hint: 'Enable the account, or connect another one.',
    details: { connected_account_id: id },
  })
}

function sessionGone(id: string): MaillonError {
  return new MaillonError('session_not_found', {
    message: `There is no session "${id}" in this project.`,
    hint: 'Create a session; a deleted one does not come back.',
  })
}
