import type { AuditRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'

/** What the audit log records: one entry for each change of a connection, key or config. */
export type AuditEntry = Pick<AuditRow, 'projectId' | 'actor' | 'action' | 'subject'> & {
  detail?: Record<string, unknown>
}

/** Writes an entry through the store given, so that it lands in the transaction of the change that it records. */
export type WriteAudit = (store: Store, entry: AuditEntry) => Promise<void>

/** The audit log of an engine. */
export function createAudit(now: () => number, newId: (prefix: string) => string): WriteAudit {
  return (store, { detail = {}, ...entry }) =>
    store.audit.insert({ ...entry, detail, id: newId('aud_'), at: now() })
}
