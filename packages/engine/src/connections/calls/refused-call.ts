import { inWay, type Toolkit } from '@maillon/core/toolkit'
import type { AccountRow } from '../../store/rows.ts'
import type { Parts } from '../parts.ts'
import type { Refresh } from '../refresh/refresh.ts'
import { canRenew, schemeFor } from '../schemes/schemes.ts'
import { openCredential, sealCredential } from './credential.ts'
import type { SecondOpinion } from './second-opinion.ts'

/** What to do about calls whose credential an upstream refuses: not every 401 is about the credential. */
export interface RefusedCalls {
  /**
   * The account with another credential, to send the call again; undefined where the refusal is the call's own, or may be.
   * Throws `connection_not_usable` when the account is over.
   */
  next(refused: RefusedCall): Promise<AccountRow | undefined>
  /** The other credential was refused too. */
  again(account: AccountRow): Promise<void>
  /** A call was served: what was refused before it was not the credential. */
  served(account: AccountRow): Promise<void> | undefined
}

export interface RefusedCall {
  toolkit: Toolkit
  account: AccountRow
  /** In the upstream's words. */
  message: string
  /** Whether it was a call of the toolkit's own, and not the app's to any address of the API. */
  isOwnCall: boolean
  /** The further token that it went with. */
  token?: string | undefined
}

/** Without anybody to ask, a refusal counts when it comes again so much later. */
const secondCallMs = 60_000
/** A token that replaced a refused one, and is refused itself, is not replaced again for so long. */
const noRefreshMs = 10 * 60_000
const byCall = 'call'

/** Over second opinions; what is to be known later is kept with the account. */
export function createRefusedCalls(
  parts: Parts,
  refresh: Refresh,
  secondOpinion: SecondOpinion,
): RefusedCalls {
  const { store, audit, now } = parts

  async function canRefresh(account: AccountRow, token?: string): Promise<boolean> {
    const credential = await openCredential(parts, account)
    if (token === undefined || credential.scheme !== 'OAUTH2') return canRenew(credential)
    return (credential.tokens?.[token]?.refreshToken ?? null) !== null
  }

  /** The account without a token that is over, and cannot be had again without its user: the others are as good as before. */
  async function drop(account: AccountRow, token: string): Promise<AccountRow | undefined> {
    const { projectId, userId, id, credentialVersion, scopes, tokenExpiresAt } = account
    const credential = await openCredential(parts, account)
    if (credential.scheme !== 'OAUTH2') return undefined
    const { [token]: _, ...tokens } = credential.tokens ?? {}
    const left = scopes && scopes.filter((scope) => !scope.startsWith(`${token}:`))
    const facts = { scopes: left, tokenExpiresAt }
    const sealed = await sealCredential(parts, account, { ...credential, tokens }, facts)
    const change = { ...sealed, credentialAt: account.credentialAt, updatedAt: now() }
    const dropped = await store.transaction(async (transaction) => {
      const condition = { credentialVersion }
      const updated = await transaction.accounts.update(projectId, id, change, condition)
      const facts = { from: { scopes }, to: { scopes: left }, detail: { token } }
      const action = 'connection.narrowed'
      if (updated) await audit(transaction, { projectId, userId, action, subject: id, ...facts })
      return updated
    })
    return dropped ?? store.accounts.find(projectId, id)
  }

  async function keep(
    { projectId, userId, id, credentialVersion, refusedAs }: AccountRow,
    refused: Pick<AccountRow, 'refusedAt' | 'refusedAs'>,
  ): Promise<void> {
    const change = { ...refused, updatedAt: now() }
    await store.transaction(async (transaction) => {
      const updated = await transaction.accounts.update(projectId, id, change, {
        credentialVersion,
      })
      const isNew = (refusedAs === null) !== (refused.refusedAs === null)
      const action = refused.refusedAs === null ? 'connection.taken' : 'connection.refused'
      if (updated && isNew) await audit(transaction, { projectId, userId, action, subject: id })
    })
  }

  async function taken(account: AccountRow): Promise<void> {
    if (await canRefresh(account)) return
    // The call did what it was to do, whether this can be written or not; the next one writes it then.
    await keep(account, { refusedAt: null, refusedAs: null }).catch(() => undefined)
  }

  const since = ({ refusedAs, refusedAt }: AccountRow) =>
    refusedAs === byCall && refusedAt !== null ? now() - refusedAt : undefined

  return {
    async next({ toolkit, account, message, isOwnCall, token }) {
      const reason = `The upstream refused the credential: ${message}`
      const latest = await store.accounts.find(account.projectId, account.id)
      // Somebody was faster: theirs is the credential to try.
      if (latest?.credentialVersion !== account.credentialVersion)
        return refresh.renewed(account, reason)
      const opinion = await secondOpinion(toolkit, account, token)
      if (opinion === 'taken') return undefined
      if (token !== undefined && !(await canRefresh(account, token)))
        return opinion === 'refused' ? drop(account, token) : undefined
      const passed = since(latest)
      if (await canRefresh(account)) {
        if (passed === undefined || passed >= noRefreshMs) return refresh.renewed(account, reason)
        const isOver = opinion === 'refused' && isOfOurMaking(toolkit, account)
        return isOver ? refresh.over(account, reason) : undefined
      }
      if (opinion === 'refused') return refresh.renewed(account, reason)
      if (opinion === 'unknown' || !isOwnCall) return undefined
      if (passed === undefined) await keep(account, { refusedAt: now(), refusedAs: byCall })
      return passed !== undefined && passed >= secondCallMs
        ? refresh.renewed(account, reason)
        : undefined
    },
    again: (account) => keep(account, { refusedAt: now(), refusedAs: byCall }),
    served: (account) => (since(account) === undefined ? undefined : taken(account)),
  }
}

/** Whether another token tells nothing: it is signed here, and no service was asked. */
function isOfOurMaking(toolkit: Toolkit, { way }: AccountRow): boolean {
  const { auth } = inWay(toolkit, way)
  return schemeFor(auth)?.isGiven(auth) === false
}
