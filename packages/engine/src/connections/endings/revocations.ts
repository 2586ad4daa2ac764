import { MaillonError } from '@maillon/core'
import { fillKnown, inWay, takesClient, type Toolkit } from '@maillon/core/toolkit'
import { newId } from '../../ids.ts'
import { TokenRefused } from '../../oauth/token-refusal.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { AccountRow, RevocationRow, RevocationStatus } from '../../store/rows.ts'
import type { RevocationChange } from '../../store/store.ts'
import { readIdentity } from '../accounts/identity.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import type { Credential } from '../calls/credential.ts'
import { exchangeFlow } from '../links/exchange-flow.ts'
import type { Parts } from '../parts.ts'
import { fromTokens } from '../schemes/issued-tokens.ts'
import { type Exchange, type Grant, grantPlace } from './held-grant.ts'
import { inParallel } from './in-parallel.ts'
import { schemeOf } from '../schemes/schemes.ts'
import { canEnd, endGrant } from './end-grant.ts'

/** Grants that are ended at their upstreams: tried at once, and again while an upstream is down or an account needs them. */
export interface Revocations {
  /** A row for the end of what a credential opens; whoever changes the account inserts it in the same transaction. */
  prepare(account: AccountRow, credential: Credential): Promise<RevocationRow>
  /** Ends what was given for an account that does not keep it, without making anyone wait. */
  discard(...grant: Parameters<Revocations['prepare']>): Promise<void>
  /** Tries it now, unless somebody else does. */
  settle(row: RevocationRow): Promise<RevocationRow>
  /** Tries what is due. */
  work(): Promise<void>
  /** Throws `revocation_not_found`. */
  get(projectId: string, id: string): Promise<RevocationRow>
}

const firstPauseMs = 30_000
const longestPauseMs = 6 * 3_600_000
/** The last try is about four days after the first. */
const triesAtMost = 24
/** RFC 6749 §4.1.2 has codes end sooner. */
const codesLiveMs = 15 * 60_000
const atOnce = 8
const batch = 200

const reasons = {
  unsupported: 'The upstream has no way to end it; the user can, in the settings there.',
  kept: 'An account of the same person uses the grant; it ends with the last one.',
  lost:
    'A code was sent, and what came of it is not known. It was sent once more, by which the upstream should end it ' +
    '(RFC 6749 §4.1.2); the user can see in the settings there.',
}

/** Revocations over the store. */
export function createRevocations(parts: Parts, authConfigs: AuthConfigs): Revocations {
  const { store, vault, catalogue, audit, now } = parts

  const prepare: Revocations['prepare'] = async (account, credential) => {
    const { projectId, id: accountId, toolkit, client, subject } = account
    const at = now()
    const row: RevocationRow = {
      id: newId('rev_'),
      projectId,
      accountId,
      toolkit,
      grant: null,
      client,
      subject: null,
      status: 'unsupported',
      reason: reasons.unsupported,
      tries: 0,
      nextAt: at,
      createdAt: at,
      updatedAt: at,
    }
    const { auth } = revocable(account) ?? {}
    if (!auth || !schemeOf(credential).takes(auth)) return row
    const needed = takesClient(auth) ? await clientOf(account) : undefined
    if (takesClient(auth) && !needed) return row
    const { way, fields } = account
    const grant: Grant = { credential, client: needed, way, fields }
    const sealed = await vault.seal(grantPlace(row), grant)
    return { ...row, subject, status: 'pending', reason: null, grant: sealed }
  }

  async function clientOf({ projectId, authConfigId }: AccountRow) {
    const config = await store.authConfigs.find(projectId, authConfigId)
    return config && authConfigs.client(config).catch(() => undefined)
  }

  function revocable({ toolkit: slug, way }: Pick<AccountRow, 'toolkit' | 'way'>) {
    const toolkit = catalogue.hasToolkit(slug) ? catalogue.toolkit(slug) : undefined
    if (!toolkit || (way !== null && !Object.hasOwn(toolkit.ways, way))) return undefined
    const own = inWay(toolkit, way)
    return canEnd(own) ? own : undefined
  }

  /** Whether ending it could end what an account needs. Of a code nobody knows who gave it, and when its grant is over. */
  async function isNeeded(
    { client, subject, projectId, accountId }: RevocationRow,
    { auth }: Toolkit,
    held: Grant | Exchange,
  ): Promise<boolean> {
    if (client === null || auth.scheme !== 'OAUTH2' || auth.grant === 'separate') return false
    const isAnybodys = auth.grant === 'shared' || 'flow' in held
    return store.accounts.sharesGrant({ client, subject, projectId, accountId, isAnybodys })
  }

  async function change(row: RevocationRow, columns: Omit<RevocationChange, 'updatedAt'>) {
    const { projectId, id, nextAt } = row
    return store.revocations.update(projectId, id, { ...columns, updatedAt: now() }, nextAt)
  }

  async function tell(
    row: RevocationRow,
    columns: Partial<RevocationRow> & { status: RevocationStatus },
  ): Promise<RevocationRow> {
    const { projectId, id, accountId, nextAt } = row
    const told = { ...columns, updatedAt: now() }
    const ended = await store.transaction(async (transaction) => {
      const updated = await transaction.revocations.update(projectId, id, told, nextAt)
      if (!updated) return undefined
      const { status, reason } = updated
      await audit(transaction, {
        projectId,
        action: 'connection.revoked',
        subject: accountId,
        detail: { revoked_upstream: status, ...(reason && { reason }) },
      })
      return updated
    })
    return ended ?? get(projectId, id)
  }

  // What came of it is told without the person.
  const end = (row: RevocationRow, status: RevocationStatus, reason: string | null) =>
    tell(row, { status, reason, grant: null, subject: null, tries: row.tries + 1 })

  async function keep(row: RevocationRow): Promise<RevocationRow> {
    const nextAt = now() + longestPauseMs
    if (row.status === 'kept') return (await change(row, { nextAt })) ?? row
    return tell(row, { status: 'kept', reason: reasons.kept, nextAt })
  }

  const outboundFor = ({ projectId, accountId: userId, toolkit }: RevocationRow) =>
    onBehalfOf(parts.outbound, partyOf({ projectId, userId }), toolkit)

  /** What became of a code is not known: whoever sends it again gets its tokens, or has the upstream end them. */
  async function redeem(
    row: RevocationRow,
    ofAll: Toolkit,
    { flow, callback }: Exchange,
  ): Promise<RevocationRow> {
    const { clientId, clientSecret, way, fields } = flow
    const toolkit = fillKnown(ofAll, flow)
    const parameters = new URLSearchParams(callback)
    const outbound = outboundFor(row)
    const tokens = await exchangeFlow(flow, parameters, outbound).catch((error: unknown) => {
      throw now() - row.createdAt > codesLiveMs ? lost(flow.auth.tokenUrl) : error
    })
    const none = { refreshToken: null, scopes: null }
    const { credential } = fromTokens(flow.auth, tokens, none, now())
    const grant: Grant = { credential, client: { clientId, clientSecret }, way, fields }
    const held = await change(row, { grant: await vault.seal(grantPlace(row), grant) })
    if (!held) return get(row.projectId, row.id)
    const { identity } = await readIdentity({ outbound }, toolkit, credential)
    return (await change(held, { subject: identity?.subject ?? null })) ?? held
  }

  async function revoke(row: RevocationRow): Promise<RevocationRow> {
    const held = await vault.open<Grant | Exchange>(grantPlace(row), row.grant ?? '')
    const { way } = 'flow' in held ? held.flow : held
    const toolkit = revocable({ toolkit: row.toolkit, way })
    if (!toolkit) return end(row, 'unsupported', reasons.unsupported)
    if (await isNeeded(row, toolkit, held)) return keep(row)
    if ('flow' in held) {
      const redeemed = await redeem(row, toolkit, held)
      return redeemed.nextAt === row.nextAt ? revoke(redeemed) : redeemed
    }
    await endGrant({ outbound: outboundFor(row), now }, fillKnown(toolkit, held), held)
    return end(row, 'yes', null)
  }

  async function attempt(row: RevocationRow): Promise<RevocationRow> {
    try {
      return await revoke(row)
    } catch (error) {
      const refused = error instanceof TokenRefused
      if (refused && error.refusal.of === 'grant') return end(row, 'failed', reasons.lost)
      const reason = refused || MaillonError.is(error) ? error.message : 'A fault of the engine.'
      if (row.tries + 1 >= triesAtMost || MaillonError.is(error, 'secret_unreadable'))
        return end(row, 'failed', reason)
      return (await change(row, { status: 'pending', tries: row.tries + 1, reason })) ?? row
    }
  }

  async function settle(row: RevocationRow): Promise<RevocationRow> {
    if (row.status !== 'pending' && row.status !== 'kept') return row
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** row.tries)
    // Whoever moves it on is the one who tries.
    const taken = await change(row, { nextAt: now() + pause })
    return taken ? attempt(taken) : get(row.projectId, row.id)
  }

  async function get(projectId: string, id: string): Promise<RevocationRow> {
    const row = await store.revocations.find(projectId, id)
    if (row) return row
    throw new MaillonError('revocation_not_found', {
      message: `There is no revocation "${id}" in this project.`,
      hint: 'Use the revoke_job_id of the answer to a delete.',
    })
  }

  return {
    prepare,
    async discard(...grant) {
      const row = await prepare(...grant)
      await store.revocations.insert(row)
      // What fails now is tried again by the job.
      void settle(row).catch(() => undefined)
    },
    settle,
    async work() {
      const due = await store.revocations.due(now(), batch)
      await inParallel(atOnce, due, settle)
    },
    get,
  }
}

/** As an upstream refuses a code that is over. */
function lost(tokenUrl: string): TokenRefused {
  const { host } = new URL(tokenUrl)
  const words = { status: undefined, error: 'invalid_grant', description: undefined }
  return new TokenRefused({ of: 'grant', host, ...words })
}
