import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which refresh token of a grant was renewed last, and what for, so that calls beside it get the same. */
export const mcpSuccessors: Migration = {
  async up(db: Kysely<unknown>) {
    for (const column of ['predecessor_hash', 'successor'])
      await db.schema.alterTable('mcp_grants').addColumn(column, 'text').execute()
    await db.schema.alterTable('mcp_grants').addColumn('renewed_at', 'bigint').execute()
  },
}
