import type { ColumnDefinitionBuilder, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** An audit log that proves itself: who wrote which row as what number, and the chain of seals over them. */
export const auditChain: Migration = {
  async up(db: Kysely<unknown>) {
    // Null where an engine wrote that knows no chain.
    for (const column of ['actor_id', 'person', 'writer', 'mac'])
      await db.schema.alterTable('audit').addColumn(column, 'text').execute()
    await db.schema.alterTable('audit').addColumn('seq', 'bigint').execute()
    await makeTables(db)
    const indexes = {
      audit_numbers: ['project_id', 'writer', 'seq'],
      audit_person: ['project_id', 'person', 'at', 'id'],
      audit_action: ['project_id', 'action', 'at', 'id'],
      audit_actor: ['project_id', 'actor', 'actor_id', 'at', 'id'],
    }
    for (const [name, columns] of Object.entries(indexes))
      await db.schema.createIndex(name).on('audit').columns(columns).execute()
  },
}

async function makeTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_chains')
    .addColumn('project_id', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('key', 'text', required)
    .addColumn('number', 'bigint', required)
    .addColumn('rows', 'bigint', required)
    .addColumn('head', 'text', required)
    .addColumn('at', 'bigint', required)
    .addColumn('seal', 'text', required)
    .addColumn('checkpoint', 'text')
    .addColumn('created_at', 'bigint', required)
    .addPrimaryKeyConstraint('audit_chains_key', ['project_id', 'id'])
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
    .addColumn('at', 'bigint', required)
    .addColumn('mac', 'text', required)
    .addPrimaryKeyConstraint('audit_seals_key', ['project_id', 'number'])
    .execute()
  await db.schema
    .createTable('audit_writers')
    .addColumn('project_id', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('sealed', 'bigint', required)
    .addColumn('seen_at', 'bigint', required)
    .addColumn('created_at', 'bigint', required)
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
    .createIndex('audit_writers_seen')
    .on('audit_writers')
    .columns(['seen_at'])
    .execute()
}

const required = (column: ColumnDefinitionBuilder) => column.notNull()
