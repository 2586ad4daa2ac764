import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who refreshes an account's token now, whether an earlier refresh was cut off, and when the account was last used. */
export const refreshLease: Migration = {
  async up(db: Kysely<unknown>) {
    const columns = {
      lease_owner: 'text',
      lease_until: 'bigint',
      refresh_in_doubt: 'integer',
      last_used_at: 'bigint',
    } as const
    for (const [column, type] of Object.entries(columns))
      await db.schema.alterTable('accounts').addColumn(column, type).execute()
    await db.schema
      .createIndex('accounts_token_end')
      .on('accounts')
      .columns(['token_expires_at'])
      .where('token_expires_at', 'is not', null)
      .execute()
  },
}
