import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Store } from '../store/store.ts'
import { decrypt, encrypt } from './cipher.ts'
import { parseEncryptionKeys } from './encryption-keys.ts'

/** Codes over what the audit log says, by a key of each project's that is made of the encryption keys. */
export interface AuditKeys {
  /** Names its key: `id.base64url`. */
  code(projectId: string, text: string): string
  /** The same by each of the encryption keys, since any of them may have written a code. */
  codes(projectId: string, text: string): string[]
  /** Reads the keys that are kept, and answers who checks codes: also those under keys that were retired since. */
  checker(store: Pick<Store, 'auditKeys'>): Promise<CheckCode>
  /** Keeps what older keys were made of under the first encryption key, so that those are not needed any more. */
  keep(store: Pick<Store, 'auditKeys'>): Promise<void>
}

/** Whether a code is right; `no_key` where none is left that could tell. */
export type CheckCode = (
  projectId: string,
  text: string,
  code: string,
) => 'right' | 'wrong' | 'no_key'

/** Keys over `id:base64[,id:base64]`; the first one writes. Throws `encryption_key_invalid`. */
export function createAuditKeys(encryptionKey: string, now: () => number): AuditKeys {
  const { primary, byId } = parseEncryptionKeys(encryptionKey)
  const roots = new Map([...byId].map(([id, key]) => [id, derived(key, 'maillon audit')]))
  const made = new Map<string, KeyObject>()

  /** Made once, since making one takes longer than using it. */
  function keyFor(root: Buffer, id: string, projectId: string): KeyObject {
    const name = JSON.stringify([id, projectId])
    const known = made.get(name)
    if (known) return known
    const key = createSecretKey(derived(root, `maillon audit ${projectId}`))
    if (made.size >= keysKept) made.clear()
    made.set(name, key)
    return key
  }

  function codeBy(root: Buffer, id: string, projectId: string, text: string): string {
    const key = keyFor(root, id, projectId)
    return `${id}.${createHmac('sha256', key).update(text).digest('base64url')}`
  }

  const givenRoot = (id: string) => roots.get(id) ?? Buffer.alloc(0)
  const givenKey = (id: string) => byId.get(id) ?? Buffer.alloc(0)
  const wrapped = (id: string, root: Buffer) => ({
    encryptionKeyId: primary,
    wrapped: encrypt(givenKey(primary), root, wrapData(id)).toString('base64'),
  })

  /** Undefined for one that was changed, or whose encryption key was not given. */
  function opened(row: { id: string; encryptionKeyId: string; wrapped: string }) {
    try {
      const bytes = Buffer.from(row.wrapped, 'base64')
      return decrypt(givenKey(row.encryptionKeyId), bytes, wrapData(row.id))
    } catch {
      return undefined
    }
  }

  return {
    code: (projectId, text) => codeBy(givenRoot(primary), primary, projectId, text),
    codes: (projectId, text) => [...roots].map(([id, root]) => codeBy(root, id, projectId, text)),
    async checker(store) {
      const known = new Map(roots)
      for (const row of await store.auditKeys.list()) {
        const root = known.get(row.id) ?? opened(row)
        if (root) known.set(row.id, root)
      }
      return (projectId, text, code) => {
        const id = code.slice(0, Math.max(0, code.indexOf('.')))
        const root = known.get(id)
        if (!root) return 'no_key'
        // Whoever can ask has the key, so how long it takes tells nobody anything.
        return codeBy(root, id, projectId, text) === code ? 'right' : 'wrong'
      }
    },
    async keep(store) {
      for (const [id, root] of roots) {
        if (id === primary) continue
        await store.auditKeys.insert({ id, ...wrapped(id, root), createdAt: now() })
      }
      for (const row of await store.auditKeys.list()) {
        const root = row.encryptionKeyId === primary ? undefined : opened(row)
        if (root) await store.auditKeys.rewrap(row, wrapped(row.id, root))
      }
    },
  }
}

const keysKept = 1_000
const derived = (key: Buffer, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Uint8Array.from(key), '', info, 32))
const wrapData = (id: string) => JSON.stringify(['v1', 'audit-key', id])
