import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When a credential was written, and since when and in what words its upstream refuses it. */
export const refusedCredentials: Migration = {
  async up(db: Kysely<unknown>) {
    const columns = {
      credential_at: 'bigint',
      refused_at: 'bigint',
      refused_as: 'text',
      refusal: 'text',
    } as const
    for (const [column, type] of Object.entries(columns))
      await db.schema.alterTable('accounts').addColumn(column, type).execute()
  },
}
