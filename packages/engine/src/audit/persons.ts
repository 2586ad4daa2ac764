import { newId } from '../ids.ts'
import type { Store } from '../store/store.ts'

/** The names by which the audit log knows users: a row each, so that who is erased is known by none. */
export interface AuditPersons {
  /** A user's name, made when there is none, in the transaction of the store given. */
  nameOf(store: Store, projectId: string, userId: string): Promise<string>
  /** Forgets a user, here; other processes do within a minute. */
  forget(projectId: string, userId: string): void
}

const knownMs = 60_000
const knownAtOnce = 10_000

/** Names over the store that each call brings. */
export function createAuditPersons(now: () => number): AuditPersons {
  const known = new Map<string, { name: string; until: number }>()
  const keyOf = (projectId: string, userId: string) => JSON.stringify([projectId, userId])

  return {
    async nameOf(store, projectId, userId) {
      const key = keyOf(projectId, userId)
      const at = now()
      const cached = known.get(key)
      if (cached && cached.until > at) return cached.name
      let row = await store.auditPersons.find(projectId, userId)
      if (!row) {
        const made = { projectId, userId, id: newId('prs_'), createdAt: at }
        await store.auditPersons.insert(made)
        // Another process may have been faster.
        row = (await store.auditPersons.find(projectId, userId)) ?? made
      }
      const name = row.id
      store.onEnd((how) => {
        if (how !== 'kept') return
        if (known.size >= knownAtOnce) known.clear()
        known.set(key, { name, until: at + knownMs })
      })
      return name
    },
    forget: (projectId, userId) => void known.delete(keyOf(projectId, userId)),
  }
}
