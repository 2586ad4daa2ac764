import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** An audit log that proves itself: who wrote which entry as what number, and the chain of seals over them. */
export const auditChain: Migration = {
  async up(db: Kysely<unknown>) {
    // Null where an engine wrote that knows no chain.
    for (const column of ['actor_id', 'person', 'writer', 'mac'])
      await db.schema.alterTable('audit').addColumn(column, 'text').execute()
    await db.schema.alterTable('audit').addColumn('seq', 'bigint').execute()
    await makeChainTables(db)
    await makeOtherTables(db)
    const indexes = {
      audit_numbers: ['audit', 'project_id', 'writer', 'seq'],
      audit_person: ['audit', 'project_id', 'person', 'at', 'id'],
      audit_action: ['audit', 'project_id', 'action', 'at', 'id'],
      audit_actor: ['audit', 'project_id', 'actor_id', 'at', 'id'],
      audit_seals_at: ['audit_seals', 'at'],
      audit_writers_seen: ['audit_writers', 'seen_at'],
    }
    for (const [name, [table = '', ...columns]] of Object.entries(indexes))
      await db.schema.createIndex(name).on(table).columns(columns).execute()
  },
}

async function makeChainTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_chains')
    .addColumn('project_id', 'text', key)
    .addColumn('number', 'bigint', required)
    .addColumn('entries', 'bigint', required)
    .addColumn('head', 'text', required)
    .addColumn('bare', 'bigint', required)
    .addColumn('at', 'bigint', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('mac', 'text', required)
    .addColumn('checkpoint', 'text')
    .execute()
  await db.schema
    .createTable('audit_seals')
    .addColumn('project_id', 'text', required)
    .addColumn('number', 'bigint', required)
    .addColumn('writer', 'text', required)
    .addColumn('first', 'bigint', required)
    .addColumn('last', 'bigint', required)
    .addColumn('unused', 'text', required)
    .addColumn('found', 'integer', required)
    .addColumn('digest', 'text', required)
    .addColumn('before', 'text', required)
    .addColumn('at', 'bigint', required)
    .addColumn('mac', 'text', required)
    .addPrimaryKeyConstraint('audit_seals_key', ['project_id', 'number'])
    .execute()
}

async function makeOtherTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_writers')
    .addColumn('project_id', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('sealed', 'bigint', required)
    .addColumn('seen_at', 'bigint', required)
    .addPrimaryKeyConstraint('audit_writers_key', ['project_id', 'id'])
    .execute()
  await db.schema
    .createTable('audit_persons')
    .addColumn('project_id', 'text', required)
    .addColumn('user_id', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addPrimaryKeyConstraint('audit_persons_key', ['project_id', 'user_id'])
    .addUniqueConstraint('audit_persons_id', ['project_id', 'id'])
    .execute()
  await db.schema
    .createTable('audit_keys')
    .addColumn('id', 'text', key)
    .addColumn('encryption_key_id', 'text', required)
    .addColumn('wrapped', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .execute()
}

const key = (column: ColumnDefinitionBuilder) => column.primaryKey().notNull()
const required = (column: ColumnDefinitionBuilder) => column.notNull()
