import type { AuditChainRow, AuditRow, AuditSealRow } from '../store/rows.ts'
import type { AuditOfWriter, AuditRange, Store } from '../store/store.ts'

/** Where an audit log is read from that is to be proved: a project's tables, or an export of them. */
export interface AuditSource {
  projectId: string
  chain(): Promise<AuditChainRow | undefined>
  seals(after: number, limit: number): Promise<AuditSealRow[]>
  numbered(writer: string, range: AuditRange, limit: number): Promise<AuditRow[]>
  unnumbered(limit: number): Promise<{ count: number; rows: AuditRow[] }>
  byWriter(): Promise<AuditOfWriter[]>
}

/** The tables of a project. */
export function storedSource(
  { audit, auditChains, auditSeals }: Store,
  projectId: string,
): AuditSource {
  return {
    projectId,
    chain: () => auditChains.find(projectId),
    seals: (after, limit) => auditSeals.list(projectId, after, limit),
    numbered: (writer, range, limit) => audit.numbered(projectId, writer, range, limit),
    unnumbered: (limit) => audit.unnumbered(projectId, limit),
    byWriter: () => audit.byWriter(projectId),
  }
}
