import type { AuditSealRow } from '../store/rows.ts'
import type { CheckCode } from '../vault/audit-keys.ts'
import { checkSeals, type Report } from './check-seals.ts'
import { textOfSeal } from './codes.ts'
import type { AuditSource } from './source.ts'

/** What was seen on the way from seal to seal. */
export interface Walk {
  /** Goes on up to this number. */
  to(number: number): Promise<void>
  /** The last seal, or the checkpoint before the first. */
  last(): Pick<AuditSealRow, 'number' | 'mac'>
  /** From and up to which number each writer is sealed. */
  sealed: ReadonlyMap<string, { first: number; last: number }>
  /** The code of a seal that was passed. */
  codeOf(number: number): string | undefined
  counts: { entries: number; seals: number; found: number }
}

const page = 200

/** A walk that begins after a seal, and keeps the code of the one that is asked for. */
export function walkSeals(
  source: AuditSource,
  from: { number: number; head: string },
  { check, report, kept }: { check: CheckCode; report: Report; kept: number | undefined },
): Walk {
  const counts = { entries: 0, seals: 0, found: 0 }
  const sealed = new Map<string, { first: number; last: number }>()
  const codes = new Map([[from.number, from.head]])
  let before = { number: from.number, mac: from.head }

  /** Whether a seal is as it was written, and follows the one before. */
  function pass(seal: AuditSealRow): boolean {
    const { number, writer, first, last, at } = seal
    const isNext = number === before.number + 1
    if (!isNext) report('seal_missing', { seal: before.number + 1, sealTo: number - 1, at })
    const found = check(source.projectId, textOfSeal(seal), seal.mac)
    const isRight = found === 'right' && (!isNext || seal.before === before.mac)
    if (!isRight)
      report(found === 'no_key' ? 'no_key' : 'seal_changed', { seal: number, writer, at })
    const known = sealed.get(writer)
    if (isRight && isNext && known && first > known.last + 1)
      report('entry_unsealed', { writer, seq: known.last + 1, seal: number, at })
    // Of one that is not as it was written, the numbers are not known: its entries are told of as unsealed.
    if (isRight)
      sealed.set(writer, {
        first: known?.first ?? first,
        last: Math.max(last, known?.last ?? 0),
      })
    if (number === kept) codes.set(number, seal.mac)
    before = { number, mac: seal.mac }
    return isRight
  }

  return {
    async to(number) {
      while (before.number < number) {
        const seals = await source.seals(before.number, page)
        const wanted = seals.filter((seal) => seal.number <= number)
        if (wanted.length === 0) return
        const right = wanted.filter(pass)
        counts.seals += right.length
        counts.found += right.filter(({ found }) => found === 1).length
        counts.entries += await checkSeals(source, right, { check, report })
      }
    },
    last: () => before,
    sealed,
    codeOf: (number) => codes.get(number),
    counts,
  }
}
