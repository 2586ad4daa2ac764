import type { AuditChainRow } from '../store/rows.ts'
import type { CheckCode } from '../vault/audit-keys.ts'
import { type Checkpoint, textOfCheckpoint, textOfHead } from './codes.ts'
import type { AuditHead } from '@maillon/core/contract'
import { timeOf } from './time-of.ts'

/** A chain's head as it goes out; null for one with times that are none, which nobody here wrote. */
export function writeHead(row: AuditChainRow): AuditHead | null {
  const { projectId, number, entries, head, bare, at, createdAt, mac } = row
  const [atText, createdText] = [timeOf(at), timeOf(createdAt)]
  if (atText === null || createdText === null) return null
  const times = { at: atText, created_at: createdText }
  return { project_id: projectId, number, entries, head, bare, ...times, mac }
}

/** Whether a head that comes back is one that an engine of this key wrote. */
export function checkHead(head: AuditHead, check: CheckCode) {
  const { project_id: projectId, number, entries, bare, mac } = head
  const times = { at: Date.parse(head.at), createdAt: Date.parse(head.created_at) }
  const row = { projectId, number, entries, head: head.head, bare, ...times }
  return check(projectId, textOfHead(row), mac)
}

/** A chain's checkpoint; undefined where there is none, null for one that no engine of this key wrote. */
export function readCheckpoint(
  { projectId, checkpoint }: AuditChainRow,
  check: CheckCode,
): Checkpoint | undefined | null {
  if (checkpoint === null) return undefined
  try {
    const { mac, ...read } = JSON.parse(checkpoint) as Checkpoint & { mac: string }
    return check(projectId, textOfCheckpoint(projectId, read), mac) === 'right' ? read : null
  } catch {
    return null
  }
}
