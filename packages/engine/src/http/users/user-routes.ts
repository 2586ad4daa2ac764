import { type Erasure, type ExportedRow, routes } from '@maillon/core/contract'
import type { Receipt } from '../../persons/receipt.ts'
import { addressOf } from '../files/address-of.ts'
import type { ApiRequest, Mount } from '../mount.ts'
import type { HttpParts } from '../parts.ts'
import { readUserCursor, readExportCursor, writeCursor } from './user-cursors.ts'

/** Users, and what is known of them. */
export function mountUserRoutes(mount: Mount, parts: HttpParts): void {
  const { persons } = parts

  mount(routes.listUsers, async ({ projectId, query }) => {
    const { limit, prefix } = query
    const after = readUserCursor(query.cursor)
    const rows = await persons.list(projectId, { prefix, after }, limit)
    const items = rows.map(({ userId, accounts, sessions }) => ({
      user_id: userId,
      connected_accounts: accounts,
      sessions,
    }))
    const last = rows.length < limit ? undefined : rows.at(-1)
    return { items, next_cursor: last ? writeCursor(last.userId) : null }
  })

  mount(routes.exportUser, async (request) => {
    const { projectId, param, query } = request
    const { rows, next } = await persons.export(
      projectId,
      param('userId'),
      readExportCursor(query.cursor),
    )
    return {
      items: rows.map((row) => withAddress(row, request)),
      next_cursor: next ? writeCursor(next) : null,
    }
  })

  mount(routes.eraseUser, async ({ projectId, param }) =>
    view(await persons.erase(projectId, param('userId'))),
  )

  mount(routes.getUserErasures, async ({ projectId, param }) => ({
    items: (await persons.receipts(projectId, param('userId'))).map(view),
  }))

  /** A file that is whole can be had, for as long as its address lives. */
  function withAddress(
    { table, row }: ExportedRow,
    { projectId, caller }: Pick<ApiRequest<unknown, unknown>, 'projectId' | 'caller'>,
  ): ExportedRow {
    const canAddress = caller.id === 'inside' || parts.settings.publicUrl !== undefined
    if (table !== 'files' || row.status !== 'whole' || !canAddress) return { table, row }
    const { url } = addressOf(parts, caller, 'download', { projectId, id: String(row.id) })
    return { table, row: { ...row, download_url: url } }
  }
}

function view({ id, person, status, beganAt, erasedAt, erased, remains }: Receipt): Erasure {
  return {
    id,
    person,
    status,
    began_at: new Date(beganAt).toISOString(),
    erased_at: new Date(erasedAt).toISOString(),
    erased: { ...erased },
    remains: {
      revocations: remains.revocations.map(({ until, ...grant }) => ({
        ...grant,
        until: until === null ? null : new Date(until).toISOString(),
      })),
    },
  }
}
