import { checkOf, type Toolkit, type ToolRequest } from '@maillon/core/toolkit'
import { toolkitOf } from '../accounts/toolkit-of.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { AccountRow } from '../../store/rows.ts'
import type { Parts } from '../parts.ts'
import { openCredential } from './credential.ts'
import { callUpstream } from './upstream-call.ts'

/**
 * Whether the upstream takes an account's credential, by a harmless call of its toolkit: `check` of a key, else
 * `identity` where it worked for this account before. `unknown` while it is in trouble, undefined where nobody can be asked.
 */
export type SecondOpinion = (
  toolkit: Toolkit,
  account: AccountRow,
  /** The further token that is asked about; the first one when left out. */
  token?: string,
) => Promise<'taken' | 'refused' | 'unknown' | undefined>

/** A credential that was taken is not asked about again for so long. */
const takenForMs = 30_000
const timeoutMs = 10_000

/** Second opinions, of which one at a time is asked for each credential. */
export function createSecondOpinion(parts: Parts): SecondOpinion {
  const { now } = parts
  const asked = new Map<string, { opinion: ReturnType<SecondOpinion>; until: number }>()

  async function ask(toolkit: Toolkit, account: AccountRow, request: ToolRequest) {
    const outbound = onBehalfOf(parts.outbound, partyOf(account), toolkit.slug)
    const credential = await openCredential(parts, account)
    try {
      const own = toolkitOf(toolkit, account)
      const call = { toolkit: own, request, credential, outbound, timeoutMs }
      const outcome = await callUpstream(call)
      if (!outcome.failure) return 'taken'
      const { failure, status } = outcome
      if (failure.reason === 'token_rejected') return 'refused'
      // Whoever is told that they may not do it, is known.
      return status >= 500 || failure.reason === 'rate_limited' ? 'unknown' : 'taken'
    } catch {
      return 'unknown'
    }
  }

  return async (toolkit, account, token) => {
    const witness = witnessOf(toolkitOf(toolkit, account), account)
    if (!witness) return undefined
    const request = token === undefined ? witness : { ...witness, token }
    for (const [key, { until }] of asked) if (until <= now()) asked.delete(key)
    const key = `${account.id} ${account.credentialVersion} ${token ?? ''}`
    const known = asked.get(key)
    if (known) return known.opinion
    const entry = { opinion: ask(toolkit, account, request), until: Number.POSITIVE_INFINITY }
    asked.set(key, entry)
    const forget = () => asked.delete(key)
    const opinion = await entry.opinion.finally(forget)
    if (opinion === 'taken') asked.set(key, { ...entry, until: now() + takenForMs })
    return opinion
  }
}

function witnessOf({ auth, identity }: Toolkit, { subject }: AccountRow): ToolRequest | undefined {
  return checkOf(auth) ?? (subject === null ? undefined : identity?.request)
}
