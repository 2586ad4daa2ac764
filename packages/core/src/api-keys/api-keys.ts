import type { ApiKeyScope, ApiKey as WireApiKey } from '../contract/api-key.ts'
import { path } from '../toolkit/path.ts'
import { assertKnown } from '../transport/assert-known.ts'
import { type Page, readPage } from '../transport/page.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'

/** A key of the project, without the key itself. */
export interface ApiKey {
  /** `key_…` */
  id: string
  name: string
  /** How the key begins, to know it again. */
  prefix: string
  scopes: ApiKeyScope[]
  /** ISO 8601, as are the other times. */
  createdAt: string
  expiresAt: string | null
  /** To ten minutes or so; null for a key that was never used. */
  lastUsedAt: string | null
}

/** What a new API key may do, and how it is called. */
export type CreateApiKey = {
  name: string
  /** `execute` and `connect` when left out. */
  scopes?: readonly ApiKeyScope[] | undefined
  expiresAt?: string | Date | undefined
}

/** Which page of API keys to list. */
export type ApiKeysQuery = {
  cursor?: string | undefined
  /** 20 when left out, at most 1000. */
  limit?: number | undefined
}

/** The API keys of the project, for callers with the scope `admin`. */
export interface ApiKeys {
  /** The answer is the only one that ever holds the key. */
  create(key: CreateApiKey, request?: RequestOptions): Promise<ApiKey & { key: string }>
  /** Oldest first; revoked ones are gone. */
  list(query?: ApiKeysQuery, request?: RequestOptions): Promise<Page<ApiKey>>
  /** Nobody gets in with it any more. Rejects with `api_key_not_found`. */
  revoke(id: string, request?: RequestOptions): Promise<void>
}

/** The API keys behind a transport. */
export function createApiKeys({ send }: Transport): ApiKeys {
  return {
    async create(key, { signal } = {}) {
      assertKnown('An API key', key, ['name', 'scopes', 'expiresAt'])
      const { name, scopes, expiresAt } = key
      const ends = expiresAt instanceof Date ? expiresAt.toISOString() : expiresAt
      const body = { name, scopes, expires_at: ends }
      return send(
        { method: 'POST', path: '/api_keys', body, signal },
        (wire: WireApiKey & { api_key: string }) => ({ ...readApiKey(wire), key: wire.api_key }),
      )
    },
    async list(query = {}, { signal } = {}) {
      const wire = toQuery('apiKeys.list()', query, { cursor: 'cursor', limit: 'limit' })
      return send({ method: 'GET', path: '/api_keys', query: wire, signal }, readPage(readApiKey))
    },
    async revoke(id, { signal } = {}) {
      const notFound = 'api_key_not_found'
      await send({ method: 'DELETE', path: path`/api_keys/${id}`, signal, notFound }, () => true)
    },
  }
}

function readApiKey(wire: WireApiKey): ApiKey {
  return {
    id: wire.id,
    name: wire.name,
    prefix: wire.prefix,
    scopes: wire.scopes,
    createdAt: wire.created_at,
    expiresAt: wire.expires_at,
    lastUsedAt: wire.last_used_at,
  }
}
