import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a person has to choose from before their account is connected, sealed with the tokens that wait for that. */
export const choices: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('attempts').addColumn('choice', 'text').execute()
  },
}
