import { routes } from '@maillon/core/contract'
import { takesClient } from '@maillon/core/toolkit'
import type { CallRow } from '../store/rows.ts'
import type { Mount } from './mount.ts'
import type { HttpParts } from './parts.ts'

/** Of each kind of care, as many are told. */
const most = 50
const weekMs = 7 * 24 * 3_600_000

/** What needs the care of whoever runs the engine. */
export function mountOverviewRoutes(mount: Mount, parts: HttpParts): void {
  mount(routes.getOverview, async ({ projectId }) => {
    const [accounts, toolkits, quarantined] = await Promise.all([
      endedAccounts(parts, projectId),
      withoutClient(parts, projectId),
      quarantinedCalls(parts, projectId),
    ])
    return { accounts, toolkits, quarantined }
  })
}

/** One that was never connected is no account that somebody misses. */
async function endedAccounts({ store, now }: HttpParts, projectId: string) {
  const order = { by: 'updatedAt', direction: 'desc' } as const
  const paging = { limit: 4 * most }
  const { rows } = await store.accounts.list(
    projectId,
    { statuses: ['EXPIRED', 'REVOKED'] },
    order,
    paging,
    now(),
  )
  return rows
    .filter(({ connectedAt }) => connectedAt !== null)
    .slice(0, most)
    .map((row) => ({
      id: row.id,
      toolkit_slug: row.toolkit,
      user_id: row.userId,
      status: row.status,
      status_reason: row.statusReason,
      since: new Date(row.updatedAt).toISOString(),
    }))
}

/** Services beside the toolkits are connected by who asks for them: nobody misses a client of each. */
async function withoutClient({ catalogue, settings, store }: HttpParts, projectId: string) {
  const stuck = catalogue.toolkits
    .filter(({ slug, toolsCount }) => toolsCount > 0 && !settings.clients[slug])
    .map(({ slug }) => catalogue.toolkit(slug))
    .filter(({ ways }) => Object.values(ways).every(takesClient))
  if (stuck.length === 0) return []
  const { rows } = await store.authConfigs.list(projectId, {}, { limit: 1_000, offset: 0 })
  const own = new Set(rows.filter((row) => row.credentials !== null).map((row) => row.toolkit))
  return stuck.filter(({ slug }) => !own.has(slug)).map(({ slug, name }) => ({ slug, name }))
}

/** Those whose last call was not made for that; the call log tells of a week. */
async function quarantinedCalls({ calls, now }: HttpParts, projectId: string) {
  const failed = await calls.list(
    projectId,
    { statuses: ['failed', 'denied'], from: now() - weekMs },
    { limit: 1_000 },
  )
  const newest = new Map<string, CallRow>()
  for (const row of failed)
    if (row.errorCode === 'tool_quarantined' && !newest.has(row.tool)) newest.set(row.tool, row)
  const still = await Promise.all(
    [...newest.values()].slice(0, most).map(async (row) => {
      const later = { tool: row.tool, statuses: ['ok'] as const, from: row.at }
      return (await calls.list(projectId, later, { limit: 1 })).length === 0 ? [row] : []
    }),
  )
  return still.flat().map(({ tool, toolkit, at }) => ({
    tool_slug: tool,
    toolkit_slug: toolkit,
    since: new Date(at).toISOString(),
  }))
}
