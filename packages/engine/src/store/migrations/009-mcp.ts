import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which tokens of a session's MCP endpoint let a client in: those of the version that the session has. */
export const mcp: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('sessions')
      .addColumn('token_version', 'integer', (column) => column.notNull().defaultTo(1))
      .execute()
  },
}
