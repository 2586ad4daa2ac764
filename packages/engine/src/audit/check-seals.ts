import type { AuditRow, AuditSealRow } from '../store/rows.ts'
import type { CheckCode } from '../vault/audit-keys.ts'
import { textOfEntry } from './codes.ts'
import { digestOf } from './digest.ts'
import type { AuditProof } from '@maillon/core/contract'
import type { AuditSource } from './source.ts'

type ProblemKind = AuditProof['problems'][number]['what']

/** Told of something that is wrong with what a row or a seal says. */
export type Report = (
  what: ProblemKind,
  where: Partial<Pick<AuditRow, 'writer' | 'seq' | 'id' | 'at'>> & {
    seal?: number | undefined
    sealTo?: number | undefined
  },
) => void

/** Rows that are read at once. */
const portion = 5_000

/** Compares seals, whose own codes are right, with their entries; answers how many entries are as they were written. */
export async function checkSeals(
  source: AuditSource,
  seals: readonly AuditSealRow[],
  { check, report }: { check: CheckCode; report: Report },
): Promise<number> {
  let right = 0
  for (const run of runsOf(seals)) {
    const [{ writer, first } = none, last] = [run[0], run.at(-1)?.last ?? 0]
    const rows = await readAll(source, writer, { first, last })
    for (const seal of run) {
      const own = rows.filter(({ seq }) => seq !== null && seq >= seal.first && seq <= seal.last)
      right += checkSeal(seal, own, { check, report })
    }
  }
  return right
}

/** One entry; answers whether it is as it was written. */
export function checkEntry(
  row: AuditRow,
  { check, report }: { check: CheckCode; report: Report },
  seal?: number,
): boolean {
  const { mac, ...rest } = row
  const found = check(row.projectId, textOfEntry(rest), mac ?? '')
  if (found === 'right') return true
  const isNobodys = found === 'no_key' && /^[\w-]+\.[\w-]{43}$/.test(mac ?? '')
  report(isNobodys ? 'no_key' : seal === undefined ? 'entry_added' : 'entry_changed', {
    ...row,
    seal,
  })
  return false
}

function checkSeal(
  { number, writer, first, last, unused: text, digest, at }: AuditSealRow,
  rows: readonly AuditRow[],
  how: { check: CheckCode; report: Report },
): number {
  const unused = new Set(JSON.parse(text) as number[])
  const bySeq = new Map<number, AuditRow>()
  let problems = 0
  const report: Report = (...told) => {
    problems += 1
    how.report(...told)
  }
  for (const row of rows) {
    const seq = row.seq ?? 0
    if (bySeq.has(seq)) report('entry_twice', { ...row, seal: number })
    else if (unused.has(seq)) report('entry_added', { ...row, seal: number })
    else if (checkEntry(row, { ...how, report }, number)) bySeq.set(seq, row)
    else bySeq.set(seq, row)
  }
  for (let seq = first; seq <= last; seq += 1)
    if (!unused.has(seq) && !bySeq.has(seq))
      report('entry_missing', { writer, seq, at, seal: number })
  const isWhole = digestOf([...bySeq.values()].map(({ mac }) => mac ?? '')) === digest
  if (!isWhole && problems === 0) report('entry_changed', { writer, at, seal: number })
  return Math.max(0, bySeq.size - problems)
}

/** Seals of one writer that follow one another, with few enough entries to be read at once. */
function runsOf(seals: readonly AuditSealRow[]): AuditSealRow[][] {
  const runs: AuditSealRow[][] = []
  for (const seal of seals) {
    const run = runs.at(-1)
    const [before, begin] = [run?.at(-1), run?.[0]?.first ?? 0]
    const goesOn =
      before?.writer === seal.writer && seal.first > before.last && seal.last - begin < portion
    if (run && goesOn) run.push(seal)
    else runs.push([seal])
  }
  return runs
}

async function readAll(
  source: AuditSource,
  writer: string,
  { first, last }: { first: number; last: number },
): Promise<AuditRow[]> {
  // A number that stands there twice takes the place of none.
  return source.numbered(writer, { first, last }, 2 * (last - first + 1) + 100)
}

const none = { writer: '', first: 0 }
