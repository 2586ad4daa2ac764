import type { FileRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { fileOfObject, type FileObjects } from './objects.ts'
import type { Storage } from './storage/storage.ts'

/** What is over goes, and what is nobody's. */
export interface Sweep {
  /** Deletes the files that are over, with their bytes, and the uploads that were left. */
  sweep(): Promise<void>
  /** Deletes bytes that no file has: of processes that died, of sessions that were deleted. */
  sweepObjects(): Promise<void>
}

/** Younger ones may be named by a row in a moment. */
const youngMs = 3_600_000
/** Small portions, so that nobody waits for the table. */
const portion = 500

/** The sweep of an engine's files. */
export function createSweep({
  store,
  storage,
  objects,
  space,
  now,
}: {
  store: Store
  storage: Storage
  objects: FileObjects
  space: () => Promise<string>
  now: () => number
}): Sweep {
  async function deleteOrphans(names: readonly string[], own: string): Promise<void> {
    const idOf = (name: string) => fileOfObject(own, name) ?? ''
    const known = await store.files.withIds([...new Set(names.map(idOf))])
    const rows = new Map(known.map((row) => [row.id, row]))
    for (const name of names) {
      if (!isNamed(name, rows.get(idOf(name)))) await storage.delete(name)
    }
  }

  return {
    async sweep() {
      for (;;) {
        const over = await store.files.expired(now(), portion)
        const byProject = Map.groupBy(over, ({ projectId }) => projectId)
        for (const [projectId, rows] of byProject) {
          const ids = rows.map(({ id }) => id)
          const deleted = await store.files.delete(projectId, ids)
          await objects.delete(deleted.flatMap(({ parts }) => parts))
        }
        if (over.length < portion) return
      }
    },
    async sweepObjects() {
      const own = await space()
      let names: string[] = []
      for await (const { name, at } of storage.list()) {
        // What another database put there is its own affair.
        if (fileOfObject(own, name) === undefined || at > now() - youngMs) continue
        names.push(name)
        if (names.length < portion) continue
        await deleteOrphans(names, own)
        names = []
      }
      await deleteOrphans(names, own)
    },
  }
}

/** A file that grows has objects that its row does not name yet. */
function isNamed(name: string, row: Pick<FileRow, 'status' | 'parts'> | undefined): boolean {
  return row?.status === 'growing' || (row?.parts.some(({ object }) => object === name) ?? false)
}
