import { type Refusal, refusalWord } from '../../oauth/token-refusal.ts'
import type { AccountRow } from '../../store/rows.ts'
import type { Parts } from '../parts.ts'

/** What a refused refresh means: the account is over, or stays with what is to be kept of the refusal. */
export type Judgement = 'over' | Pick<AccountRow, 'refusedAt' | 'refusedAs'>

/** A trouble that passes may be told in any words; what is for good is told again. */
const secondAnswerMs = 10 * 60_000
/** What nobody was told for so long says nothing about now. */
const memoryMs = 24 * 3_600_000

/**
 * Judges a refusal. The upstream's own words for a grant that is over are believed at once, and a fault of the client
 * ends nobody's account. Of all others a second one ends it, ten minutes after the first, once the access token does
 * not work any more (`isOver`), and not while other accounts of the same client are refused in the same words too and none
 * of them is served.
 */
export async function judgeRefusal(
  { store, now }: Parts,
  account: AccountRow,
  refusal: Refusal,
  isOver: boolean,
): Promise<Judgement> {
  if (refusal.of === 'grant') return 'over'
  if (refusal.of === 'client') return { refusedAt: null, refusedAs: null }
  const refusedAs = refusalWord(refusal)
  const { refusedAt, refusedAs: before } = account
  if (refusedAt === null || before === 'call') return { refusedAt: now(), refusedAs }
  const kept = { refusedAt, refusedAs }
  if (!isOver || now() - refusedAt < secondAnswerMs) return kept
  const askedSince = now() - memoryMs
  const asked = { refusedAs, askedSince, servedSince: refusedAt }
  const others = await store.accounts.ofSameClient(account, asked)
  return others.refused && !others.served ? kept : 'over'
}
