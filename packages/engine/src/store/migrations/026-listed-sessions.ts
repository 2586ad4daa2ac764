import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Sessions in the order in which they are listed: those of a project, and those of one of its users. */
export const listedSessions: Migration = {
  async up(db: Kysely<unknown>) {
    const indexes = {
      sessions_of_project: ['project_id', 'created_at', 'id'],
      sessions_of_user: ['project_id', 'user_id', 'created_at', 'id'],
    }
    for (const [name, columns] of Object.entries(indexes))
      await db.schema.createIndex(name).on('sessions').columns(columns).execute()
  },
}
