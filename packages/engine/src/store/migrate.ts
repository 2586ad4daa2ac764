import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { migrations } from './migrations/index.ts'

/** Brings the tables up to date; of several processes that start at once, one does it and the others wait. */
export async function migrate(db: Kysely<Database>, schema: string | undefined): Promise<void> {
  const plain = db.withoutPlugins()
  const migrator = new Migrator({
    db: schema ? plain.withSchema(schema) : plain,
    provider: { getMigrations: async () => migrations },
    // What was written side by side may land in any order: a database from in between takes what it lacks.
    allowUnorderedMigrations: true,
    migrationTableName: 'migrations',
    migrationLockTableName: 'migration_lock',
    ...(schema && { migrationTableSchema: schema }),
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
