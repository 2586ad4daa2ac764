import { newId } from '../ids.ts'
import type { AuditRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { AuditKeys } from '../vault/audit-keys.ts'
import { textOfEntry } from './codes.ts'
import { createNumbers, type Numbers } from './numbers.ts'

/** This process as one that writes entries of a project. */
export interface Writer {
  projectId: string
  id: string
  numbers: Numbers
  /** When it last wrote. */
  at: number
}

/** What this process writes, by project; no number, and so no writer, waits for another. */
export interface Writers {
  /** Writes an entry under the next number. */
  write(store: Store, entry: Omit<AuditRow, 'writer' | 'seq' | 'mac'>): Promise<void>
  all(): Iterable<Writer>
  /** The next entry of its project is another writer's. */
  drop(writer: Writer): void
}

interface Listed extends Writer {
  /** Whether the database knows it, so that others can seal what it leaves behind. */
  listed: 'no' | 'begun' | 'yes'
}

/** Writers whose codes are of these keys; `changed` is told when a number of theirs has ended. */
export function createWriters(keys: AuditKeys, changed: () => void): Writers {
  const writers = new Map<string, Listed>()

  function writerOf(projectId: string): Listed {
    const known = writers.get(projectId)
    if (known) return known
    const id = newId('aw_')
    const made: Listed = { projectId, id, numbers: createNumbers(), at: 0, listed: 'no' }
    writers.set(projectId, made)
    return made
  }

  /** One transaction at a time does, so that none waits for another one's end. */
  async function list(store: Store, writer: Listed, at: number): Promise<void> {
    if (writer.listed !== 'no') return
    writer.listed = 'begun'
    store.onEnd((how) => (writer.listed = how === 'kept' ? 'yes' : 'no'))
    const { projectId, id, numbers } = writer
    await store.auditWriters.note({ projectId, id, sealed: numbers.sealed(), seenAt: at })
  }

  return {
    async write(store, entry) {
      const writer = writerOf(entry.projectId)
      writer.at = entry.at
      const seq = writer.numbers.take()
      const row = { ...entry, writer: writer.id, seq }
      const mac = keys.code(entry.projectId, textOfEntry(row))
      let isWritten = false
      store.onEnd((how) => {
        const isKept = isWritten && how !== 'undone'
        writer.numbers.end(seq, !isKept ? 'unused' : how === 'kept' ? { code: mac } : 'unknown')
        changed()
      })
      await list(store, writer, entry.at)
      await store.audit.insert({ ...row, mac })
      isWritten = true
    },
    all: () => writers.values(),
    drop: ({ projectId }) => void writers.delete(projectId),
  }
}
