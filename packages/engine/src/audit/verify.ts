import type { AuditChainRow, AuditRow } from '../store/rows.ts'
import type { CheckCode } from '../vault/audit-keys.ts'
import { checkEntry, type Report } from './check-seals.ts'
import { textOfHead } from './codes.ts'
import { checkHead, readCheckpoint, writeHead } from './heads.ts'
import type { AuditHead, AuditProof } from '@maillon/core/contract'
import type { AuditSource } from './source.ts'
import { timeOf } from './time-of.ts'
import { type Walk, walkSeals } from './walk-seals.ts'

export interface VerifyParts {
  check: CheckCode
  now: number
  /** A head that was kept elsewhere: the chain has to go on from it. */
  since?: AuditHead | undefined
}

const toldAtMost = 100
/** Entries this young may have no seal yet; those of a process that was cut off are found within so long. */
const unsealedMs = 10 * 60_000

/** Proves an audit log, or says what is wrong with it and where. */
export async function verify(source: AuditSource, parts: VerifyParts): Promise<AuditProof> {
  const before = await source.chain()
  const proof = await look(source, before, parts)
  const after = proof.ok ? before : await source.chain()
  // Old entries went while they were looked at.
  return before?.checkpoint === after?.checkpoint ? proof : look(source, after, parts)
}

async function look(
  source: AuditSource,
  begun: AuditChainRow | undefined,
  { check, now, since }: VerifyParts,
): Promise<AuditProof> {
  const { problems, count, report } = listProblems()
  const how = { check, report }
  const checkpoint = begun && readCheckpoint(begun, check)
  if (checkpoint === null) report('checkpoint_changed', {})
  const from = checkpoint ?? { number: 0, head: '' }
  const walk = walkSeals(source, from, { ...how, kept: since?.number })
  const chain = await walkToHead(source, begun, walk, how)
  if (since) checkSince(since, walk, { ...how, projectId: source.projectId })
  const unsealed = await checkTail(source, walk.sealed, { ...how, now })
  const bare = await checkBare(source, chain, report)
  return {
    project_id: source.projectId,
    ok: count() === 0,
    entries: walk.counts.entries,
    seals: walk.counts.seals,
    found_seals: walk.counts.found,
    unsealed,
    bare,
    checkpoint: checkpoint
      ? {
          number: checkpoint.number,
          entries: checkpoint.entries,
          at: new Date(checkpoint.at).toISOString(),
        }
      : null,
    head: chain ? writeHead(chain) : null,
    problems,
    problem_count: count(),
  }
}

function listProblems() {
  const problems: AuditProof['problems'] = []
  let count = 0
  const report: Report = (what, { writer, seq, id, at, seal, sealTo }) => {
    count += 1
    if (problems.length >= toldAtMost) return
    problems.push({
      what,
      seal: seal ?? null,
      seal_to: sealTo ?? null,
      writer: writer ?? null,
      number: seq ?? null,
      id: id ?? null,
      at: at === undefined ? null : timeOf(at),
    })
  }
  return { problems, count: () => count, report }
}

interface How {
  check: CheckCode
  report: Report
}

/** Walks to where the chain's head says that it ends, which moves on while others write; answers the head. */
async function walkToHead(
  source: AuditSource,
  begun: AuditChainRow | undefined,
  walk: Walk,
  how: How,
): Promise<AuditChainRow | undefined> {
  let chain = begun
  while (chain) {
    await walk.to(chain.number)
    const next = await source.chain()
    if (!next || next.number <= chain.number) break
    chain = next
  }
  if (chain) checkEnd(chain, walk, how)
  const [beyond] = await source.seals(walk.last().number, 1)
  const latest = beyond && (await source.chain())
  // Nobody went on meanwhile: the head is an older one, or gone.
  if (beyond && (latest?.number ?? 0) <= walk.last().number)
    how.report(latest ? 'head_changed' : 'chain_missing', { seal: beyond.number, at: beyond.at })
  return chain
}

function checkEnd(chain: AuditChainRow, walk: Walk, { check, report }: How): void {
  const { projectId, number, head, at } = chain
  const { number: last, mac } = walk.last()
  const found = check(projectId, textOfHead(chain), chain.mac)
  if (found !== 'right') report(found === 'no_key' ? 'no_key' : 'head_changed', { at })
  else if (number > last) report('tail_cut', { seal: last + 1, sealTo: number, at })
  else if (number < last || head !== mac) report('head_changed', { seal: number, at })
}

/** Whether the chain goes on from a head that was kept elsewhere. */
function checkSince(
  since: AuditHead,
  walk: Walk,
  { check, report, projectId }: How & { projectId: string },
): void {
  const at = Date.parse(since.at)
  const found = since.project_id === projectId ? checkHead(since, check) : 'wrong'
  if (found !== 'right') return report(found === 'no_key' ? 'no_key' : 'head_changed', { at })
  const { number: end } = walk.last()
  if (end < since.number) return report('tail_cut', { seal: end + 1, sealTo: since.number, at })
  // Of what went by its age since then, only the last is known still.
  const code = walk.codeOf(since.number)
  if (code !== undefined && code !== since.head) report('seal_changed', { seal: since.number, at })
}

/** Entries that no seal is over; answers how many are as they were written, and young. */
async function checkTail(
  source: AuditSource,
  sealed: Walk['sealed'],
  { check, report, now }: How & { now: number },
): Promise<number> {
  let young = 0
  for (const { writer, first, last } of await source.byWriter()) {
    if (writer === null || first === null || last === null) continue
    const known = sealed.get(writer) ?? { first, last: first - 1 }
    const gone = { first, last: known.first - 1 }
    // They went by their age, and a chain does not take them back.
    for (const row of await source.numbered(writer, gone, toldAtMost))
      if (checkEntry(row, { check, report })) report('entry_added', row)
    const tail = { first: known.last + 1, last }
    for (const row of await source.numbered(writer, tail, toldAtMost * 100)) {
      if (!checkEntry(row, { check, report })) continue
      if (row.at < now - unsealedMs) report('entry_unsealed', row)
      else young += 1
    }
  }
  return young
}

/** Entries without a number: those from before the chain, and no more of them than there were. */
async function checkBare(
  source: AuditSource,
  chain: AuditChainRow | undefined,
  report: Report,
): Promise<number> {
  const { count, rows } = await source.unnumbered(toldAtMost)
  if (!chain) return count
  const isLate = ({ at, writer }: AuditRow) => at >= chain.createdAt || writer !== null
  const late = chain.bare === 0 ? rows : rows.filter(isLate)
  for (const row of late) report('entry_added', row)
  if (late.length === 0 && count > chain.bare) report('entry_added', {})
  return Math.min(count, chain.bare)
}
