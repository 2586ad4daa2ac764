import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is told of a file before its bytes come: how many, their MD5, and the tool that they are for. */
export const announcedFiles: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('files').addColumn('announced_size', 'bigint').execute()
    for (const column of ['md5', 'for_tool', 'for_toolkit'])
      await db.schema.alterTable('files').addColumn(column, 'text').execute()
  },
}
