import { timingSafeEqual } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { ApiKeyScope } from '@maillon/core/contract'
import type { WriteAudit } from '../audit/audit.ts'
import { newId, newSecret, sha256 } from '../ids.ts'
import { createMemory } from '../store/memory.ts'
import type { ApiKeyRow } from '../store/rows.ts'
import type { Page, Paging, Store } from '../store/store.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import { readApiKey, writeApiKey } from './api-key-text.ts'
import type { Caller } from './caller.ts'
import { createGuessedKeys } from './guessed-keys.ts'

/** Keys by which apps reach their project over HTTP. A project may have any number at once, so that they can rotate. */
export interface ApiKeys {
  /** The key itself is in this answer only; the database keeps its hash. Throws `invalid_request` for an end in the past. */
  create(projectId: string, wanted: WantedApiKey): Promise<{ row: ApiKeyRow; key: string }>
  /** The keys of a project, oldest first; revoked ones are gone. */
  list(projectId: string, paging: Paging): Promise<Page<ApiKeyRow>>
  /** One of them that lets in now; undefined for one that has ended or was revoked. */
  find(projectId: string, id: string): Promise<ApiKeyRow | undefined>
  /** From now on, nobody gets in with it. Throws `api_key_not_found`. */
  revoke(projectId: string, id: string): Promise<void>
  /** The kid of a key that let somebody in lately; undefined for all others, which nobody is to look up for nothing. */
  kidOf(key: string): string | undefined
  /** Whom a key lets in; undefined for one that is none, has ended or was revoked. */
  callerOf(key: string): Promise<Caller | undefined>
}

export interface WantedApiKey {
  name: string
  scopes: readonly ApiKeyScope[]
  expiresAt: number | null
}

export interface ApiKeyParts {
  store: Store
  audit: WriteAudit
  /** Milliseconds since 1970. */
  now: () => number
}

/** When a key was last used is written down at most this often. */
const useIntervalMs = 10 * 60_000
const goodKept = 10_000

/** API keys over the store. */
export function createApiKeys({ store, audit, now }: ApiKeyParts): ApiKeys {
  const noting = new Set<string>()
  const lookUp = createGuessedKeys(store.apiKeys)
  /** Keys that let somebody in. Each is asked for at every call all the same: it may have ended. */
  const good = new Set<string>()
  /** Those of them that did so lately, by their text, which was read and hashed then. */
  const recent = createMemory<HashedKey>()

  /** Nobody waits for it, and a call is not to fail because it could not be noted. */
  function noteUse({ projectId, id, lastUsedAt }: ApiKeyRow): void {
    const at = now()
    if (noting.has(id) || (lastUsedAt !== null && at < lastUsedAt + useIntervalMs)) return
    noting.add(id)
    store.apiKeys
      .update(projectId, id, { lastUsedAt: at })
      .catch(() => {})
      .finally(() => noting.delete(id))
  }

  const holds = ({ expiresAt }: ApiKeyRow) => expiresAt === null || now() < expiresAt

  return {
    async create(projectId, { name, scopes, expiresAt }) {
      if (expiresAt !== null && expiresAt <= now()) throw endsInThePast()
      const parts = { kid: newId(''), secret: newSecret('') }
      const row: ApiKeyRow = {
        id: newId('key_'),
        projectId,
        name,
        kid: parts.kid,
        hash: sha256(parts.secret),
        scopes: [...new Set(scopes)],
        createdAt: now(),
        expiresAt,
        lastUsedAt: null,
        revokedAt: null,
      }
      await store.transaction(async (transaction) => {
        await transaction.apiKeys.insert(row)
        await audit(transaction, {
          projectId,
          action: 'api_key.created',
          subject: row.id,
          to: { name, scopes: row.scopes, expires_at: expiresAt },
        })
      })
      const key = writeApiKey(parts)
      keepSecret(key)
      return { row, key }
    },

    list: (projectId, paging) => store.apiKeys.list(projectId, paging),

    async find(projectId, id) {
      const row = await store.apiKeys.find(projectId, id)
      return row && holds(row) ? row : undefined
    },

    revoke: (projectId, id) =>
      store.transaction(async (transaction) => {
        const row = await transaction.apiKeys.update(projectId, id, { revokedAt: now() })
        if (!row) throw notFound(id)
        const { name, scopes } = row
        const from = { name, scopes }
        await audit(transaction, { projectId, action: 'api_key.revoked', subject: id, from })
      }),

    kidOf: (key) => recent.get(key)?.kid,

    async callerOf(key) {
      const known = recent.get(key)
      const given = known ?? hashed(key)
      if (!given) return undefined
      const { kid, hash } = given
      const isGood = known !== undefined || good.has(kid + hash)
      const row = await (isGood ? store.apiKeys.findByKid : lookUp)(kid)
      if (!row || !isSame(row.hash, hash) || !holds(row)) {
        good.delete(kid + hash)
        recent.delete(key)
        return undefined
      }
      if (!known) {
        if (good.size >= goodKept) good.clear()
        good.add(kid + hash)
        recent.set(key, given)
      }
      noteUse(row)
      const { id, projectId, scopes } = row
      return { id, projectId, scopes: scopes as ApiKeyScope[], actor: { kind: 'key', id } }
    },
  }
}

interface HashedKey {
  kid: string
  hash: string
}

function hashed(key: string): HashedKey | undefined {
  const parts = readApiKey(key)
  return parts && { kid: parts.kid, hash: sha256(parts.secret) }
}

function isSame(hash: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(hash), Buffer.from(given))
}

function endsInThePast(): MaillonError {
  return new MaillonError('invalid_request', {
    message: 'expires_at: the key would have ended already.',
    hint: 'Name a time in the future, or leave it out.',
  })
}

function notFound(id: string): MaillonError {
  return new MaillonError('api_key_not_found', {
    message: `There is no API key ${id}, or it was revoked already.`,
    hint: 'List the keys: maillon keys list',
  })
}
