import type { Store } from '../store/store.ts'
import type { AuditAction } from './actions.ts'
import { actor } from './actor.ts'

/** What an entry says beside who did it and when: never a secret, nor what a person wrote. */
export interface AuditEntry {
  projectId: string
  action: AuditAction
  /** The id of what changed. */
  subject: string
  /** The user whom it is about. */
  userId?: string | null
  /** What stood there before, as far as it changed, and what stands there now. */
  from?: Facts
  to?: Facts
  detail?: Facts
}

/** JSON for whoever reads the log. */
type Facts = Readonly<Record<string, unknown>>

/**
 * Writes down what the one who acts now did, through the store given, so that it lands in the transaction of the change
 * that it records.
 */
export type WriteAudit = (store: Store, entry: AuditEntry) => Promise<void>

/** The audit log of an engine. */
export function createAudit(now: () => number, newId: (prefix: string) => string): WriteAudit {
  return (store, { projectId, action, subject, userId: _, from, to, detail }) => {
    const { kind, id: actorId } = actor()
    return store.audit.insert({
      id: newId('aud_'),
      projectId,
      at: now(),
      actor: kind,
      actorId,
      action,
      subject,
      person: null,
      writer: null,
      seq: null,
      mac: null,
      detail: { ...(from && { from }), ...(to && { to }), ...detail },
    })
  }
}
