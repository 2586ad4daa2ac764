import { newId } from '../ids.ts'
import type { Store } from '../store/store.ts'
import type { AuditKeys } from '../vault/audit-keys.ts'
import type { AuditAction } from './actions.ts'
import { type Actor, actingAs, actor } from './actor.ts'
import { createChain } from './chain.ts'
import { type AuditLog, createAuditLog } from './log.ts'
import { createAuditPersons } from './persons.ts'
import { retire } from './retire.ts'
import { createSealer, type Sealer } from './sealer.ts'
import { createWriters } from './writers.ts'

/** What an entry says beside who did it and when: never a secret, nor what a person wrote. */
export interface AuditEntry {
  /** Null for a change of the engine itself: its log is that of no project. */
  projectId: string | null
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

/** Where changes of the engine itself are written down, as if it were a project. */
export const engineLog = '@engine'

/** JSON for whoever reads the log. */
type Facts = Readonly<Record<string, unknown>>

/**
 * Writes down what the one who acts now did, through the store given, so that it lands in the transaction of the change
 * that it records. Throws outside of one.
 */
export type WriteAudit = (store: Store, entry: AuditEntry) => Promise<void>

/** The audit log of an engine: whoever writes it, reads it, and keeps its chains. */
export interface Audit extends Pick<Sealer, 'seal' | 'sealLeft' | 'close'> {
  write: WriteAudit
  /** Writes down what changes no row, and so has no transaction; whoever did it does not wait. */
  note: (entry: AuditEntry) => void
  log: AuditLog
  /** Deletes what is from before then, so that the rest is proved as before. */
  retire(before: number): Promise<void>
  /** From now on nobody knows of whom entries about this user are; false when there were none. */
  detach(projectId: string, userId: string): Promise<boolean>
}

export interface AuditParts {
  store: Store
  keys: AuditKeys
  now: () => number
  /** Told about what could not be sealed. */
  onError: (error: unknown) => void
}

/** The audit log over the store. */
export function createAudit({ store, keys, now, onError }: AuditParts): Audit {
  const persons = createAuditPersons(now)
  const writers = createWriters(keys, () => sealer.wake())
  const chain = createChain(keys, now)
  const sealer = createSealer({ store, chain, writers, now, onError })

  async function write(inside: Store, entry: AuditEntry): Promise<void> {
    const { action, subject, userId, from, to, detail } = entry
    const projectId = entry.projectId ?? engineLog
    if (entry.projectId === null)
      await inside.projects.insert({ id: projectId, name: 'The engine', createdAt: now() })
    const { kind, id: actorId } = actor()
    await writers.write(inside, {
      id: newId('aud_'),
      projectId,
      at: now(),
      actor: kind,
      actorId,
      action,
      subject,
      person: userId == null ? null : await persons.nameOf(inside, projectId, userId),
      detail: JSON.stringify({ ...(from && { from }), ...(to && { to }), ...detail }),
    })
  }

  const noting = new Set<Promise<void>>()

  function note(entry: AuditEntry): void {
    const { kind, id } = actor()
    // Called from no request, and by no job: it is the app's own code that does.
    const who: Actor = kind === 'job' && id === null ? { kind: 'app', id } : { kind, id }
    const written = actingAs(who, () =>
      store.transaction((transaction) => write(transaction, entry)),
    ).catch(onError)
    noting.add(written)
    void written.finally(() => noting.delete(written))
  }

  return {
    write,
    note,
    log: createAuditLog({ store, keys, seal: sealer.seal, now }),
    seal: sealer.seal,
    sealLeft: sealer.sealLeft,
    async close() {
      await Promise.all(noting)
      await sealer.close()
    },
    retire: (before) => retire(store, { keys, before, now }),
    async detach(projectId, userId) {
      persons.forget(projectId, userId)
      return store.transaction(async (transaction) => {
        const person = await transaction.auditPersons.find(projectId, userId)
        if (!person || !(await transaction.auditPersons.delete(projectId, userId))) return false
        await write(transaction, { projectId, action: 'person.detached', subject: person.id })
        return true
      })
    },
  }
}
