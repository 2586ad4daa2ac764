import type { Store } from '../store/store.ts'
import type { AuditKeys } from '../vault/audit-keys.ts'
import { type Checkpoint, textOfCheckpoint } from './codes.ts'
import { readCheckpoint } from './heads.ts'

const seals = 100
const projects = 100

/** Deletes seals from before then with their entries, and signs up to where, so that what is left is proved as before. */
export async function retire(
  store: Store,
  { keys, before, now }: { keys: AuditKeys; before: number; now: () => number },
): Promise<void> {
  const over = new Set<string>()
  for (;;) {
    const found = await store.auditSeals.projectsBefore(before, projects + over.size)
    const due = found.filter((projectId) => !over.has(projectId))
    if (due.length === 0) return
    for (const projectId of due)
      if (!(await retireSome(store, projectId, { keys, before, now }))) over.add(projectId)
  }
}

/** False when nothing is left to be done, or another process does it, or the chain is not whole. */
function retireSome(
  store: Store,
  projectId: string,
  { keys, before, now }: { keys: AuditKeys; before: number; now: () => number },
): Promise<boolean> {
  return store.transaction(async (transaction) => {
    const { audit, auditChains, auditSeals } = transaction
    const chain = await auditChains.find(projectId)
    const check = await keys.checker(transaction)
    const known = chain && readCheckpoint(chain, check)
    if (!chain || known === null) return false
    const rows = await auditSeals.list(projectId, known?.number ?? 0, seals)
    const young = rows.findIndex(({ at }) => at >= before)
    const old = young === -1 ? rows : rows.slice(0, young)
    const last = old.at(-1)
    // From seal to seal: what is not whole stays, for whoever looks into it.
    const isWhole = old.every(
      (seal, index) =>
        seal.number === (known?.number ?? 0) + 1 + index &&
        seal.before === (old[index - 1]?.mac ?? known?.head ?? ''),
    )
    if (!last || !isWhole) return false
    const entries = old.reduce(
      (sum, seal) => sum + seal.last - seal.first + 1 - JSON.parse(seal.unused).length,
      known?.entries ?? 0,
    )
    const next: Checkpoint = { number: last.number, entries, head: last.mac, at: now() }
    const mac = keys.code(projectId, textOfCheckpoint(projectId, next))
    const text = JSON.stringify({ ...next, mac })
    if (!(await auditChains.close(projectId, text, chain.checkpoint))) return false
    for (const { writer, first, last: to } of old)
      await audit.deleteNumbered(projectId, writer, { first, last: to })
    await auditSeals.deleteTo(projectId, last.number)
    return old.length === seals
  })
}
