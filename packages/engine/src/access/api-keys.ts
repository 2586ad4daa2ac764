import { timingSafeEqual } from 'node:crypto'
import type { WriteAudit } from '../audit/audit.ts'
import { newId, newSecret, sha256 } from '../ids.ts'
import type { Store } from '../store/store.ts'

/** Keys by which apps reach their project over HTTP: `mk_<id>_<secret>`. */
export interface ApiKeys {
  /** A new key of a project. The key itself is in this answer only; the database keeps its hash. */
  create(projectId: string, name: string): Promise<{ id: string; name: string; key: string }>
  /** The project that a key opens; undefined for a key that is none. */
  projectOf(key: string): Promise<string | undefined>
}

export interface ApiKeyParts {
  store: Store
  audit: WriteAudit
  /** Milliseconds since 1970. */
  now: () => number
}

/** API keys over the store. */
export function createApiKeys({ store, audit, now }: ApiKeyParts): ApiKeys {
  return {
    async create(projectId, name) {
      const id = newId('key_')
      const kid = newId('')
      const secret = newSecret('')
      await store.transaction(async (transaction) => {
        const row = {
          id,
          projectId,
          name,
          kid,
          hash: sha256(secret),
          createdAt: now(),
          revokedAt: null,
        }
        await transaction.apiKeys.insert(row)
        await audit(transaction, {
          projectId,
          actor: 'api',
          action: 'api_key.created',
          subject: id,
        })
      })
      return { id, name, key: `mk_${kid}_${secret}` }
    },
    async projectOf(key) {
      const [, kid, secret] = /^mk_([A-Za-z0-9]{22})_([A-Za-z0-9]{43})$/.exec(key) ?? []
      if (kid === undefined || secret === undefined) return undefined
      const row = await store.apiKeys.findByKid(kid)
      if (!row) return undefined
      const same = timingSafeEqual(Buffer.from(row.hash, 'hex'), Buffer.from(sha256(secret), 'hex'))
      return same ? row.projectId : undefined
    },
  }
}
