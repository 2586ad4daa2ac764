import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { createStore } from '../store/create-store.ts'
import type { Store } from '../store/store.ts'
import { createAuditKeys } from '../vault/audit-keys.ts'
import { actingAs } from './actor.ts'
import { type Audit, createAudit } from './audit.ts'

export const newKey = (id = 'k1') => `${id}:${randomBytes(32).toString('base64')}`

/** An audit log of its own over a database, as one process has it. Its seals are made when they are asked for. */
export async function newLog({
  database = ':memory:',
  encryptionKey = newKey(),
  clock = { ahead: 0 },
  projectId = 'default',
} = {}) {
  const store = await createStore({ database })
  onTestFinished(() => store.close())
  await store.projects.insert({ id: projectId, name: projectId, createdAt: 0 })
  const now = () => Date.now() + clock.ahead
  const errors: unknown[] = []
  const keys = createAuditKeys(encryptionKey, now)
  const audit = createAudit({ store, keys, now, onError: (error) => errors.push(error) })
  return { store, audit, clock, errors, keys, ...writing(store, audit, projectId) }
}

function writing(store: Store, audit: Audit, projectId: string) {
  const entry = (subject: string, userId?: string) => ({
    projectId,
    action: 'connection.renamed' as const,
    subject,
    ...(userId !== undefined && { userId }),
    from: { named: false },
    to: { named: true },
  })
  /** Writes an entry in a transaction, which fails after it where that is wished. */
  const write = (subject: string, { fails = false, userId = 'user_1' } = {}) =>
    actingAs({ kind: 'key', id: 'key_1' }, () =>
      store.transaction(async (transaction) => {
        await audit.write(transaction, entry(subject, userId))
        if (fails) throw new Error('undone')
      }),
    ).catch((error: Error) => {
      if (error.message !== 'undone') throw error
    })
  const proof = () => audit.log.verify(projectId)
  return { write, proof, projectId }
}
