import type { AuditChainRow, AuditRow, AuditSealRow } from '../store/rows.ts'

/** Up to where seals and their entries were deleted when they were old. */
export interface Checkpoint {
  number: number
  /** How many entries all seals up to it had. */
  entries: number
  /** The code of the last seal that went. */
  head: string
  at: number
}

/** What an entry's code is over: all of it. */
export function textOfEntry(row: Omit<AuditRow, 'mac'>): string {
  const { projectId, writer, seq, id, at, actor, actorId, action, subject, person, detail } = row
  const who = [actor, actorId, action, subject, person, detail]
  return JSON.stringify(['entry', projectId, writer, seq, id, at, ...who])
}

/** What a seal's code is over: all of it. */
export function textOfSeal(row: Omit<AuditSealRow, 'mac'>): string {
  const { projectId, number, writer, first, last, unused, found, digest, before, at } = row
  const what = [writer, first, last, unused, found, digest, before, at]
  return JSON.stringify(['seal', projectId, number, ...what])
}

/** What the code of a chain's head is over. */
export function textOfHead(row: Omit<AuditChainRow, 'mac' | 'checkpoint'>): string {
  const { projectId, number, entries, head, bare, at, createdAt } = row
  return JSON.stringify(['head', projectId, number, entries, head, bare, at, createdAt])
}

/** What a checkpoint's code is over. */
export function textOfCheckpoint(
  projectId: string,
  { number, entries, head, at }: Checkpoint,
): string {
  return JSON.stringify(['checkpoint', projectId, number, entries, head, at])
}
