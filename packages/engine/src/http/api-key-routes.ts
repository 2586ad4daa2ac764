import { MaillonError } from '@maillon/core'
import { type ApiKey, routes } from '@maillon/core/contract'
import type { ApiKeyRow } from '../store/rows.ts'
import type { Mount } from './mount.ts'
import { pageOf, sliceOf } from './page.ts'
import type { HttpParts } from './parts.ts'

/** API keys: create, list, revoke. */
export function mountApiKeyRoutes(mount: Mount, { apiKeys }: HttpParts): void {
  mount(
    routes.createApiKey,
    async ({ projectId, body }) => {
      const { name, scopes, expires_at: ends } = body
      const expiresAt = ends === undefined ? null : Date.parse(ends)
      const { row, key } = await apiKeys.create(projectId, { name, scopes, expiresAt })
      return { answer: { ...view(row), api_key: key }, facts: { id: row.id }, isKept: false }
    },
    ({ facts }) => Promise.reject(alreadyMade(facts.id)),
  )

  mount(routes.listApiKeys, async ({ projectId, query }) => {
    const slice = sliceOf(query)
    const { rows, total } = await apiKeys.list(projectId, slice)
    return pageOf(rows.map(view), total, slice)
  })

  mount(routes.revokeApiKey, async ({ projectId, param }) => {
    await apiKeys.revoke(projectId, param('apiKeyId'))
    return { success: true }
  })
}

function view(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: `mk_${row.kid}`,
    scopes: row.scopes as ApiKey['scopes'],
    created_at: new Date(row.createdAt).toISOString(),
    expires_at: row.expiresAt === null ? null : new Date(row.expiresAt).toISOString(),
    last_used_at: row.lastUsedAt === null ? null : new Date(row.lastUsedAt).toISOString(),
  }
}

function alreadyMade(id: string): MaillonError {
  return new MaillonError('already_done', {
    message: `The API key ${id} was made when this was sent first, and it is told only once.`,
    hint: 'Revoke it if it was lost, and make another one under a new idempotency-key.',
    details: { id },
  })
}
