import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `audit`. */
export function audit(db: Kysely<Database>): Store['audit'] {
  return {
    async insert(row) {
      await db
        .insertInto('audit')
        .values({ ...row, detail: JSON.stringify(row.detail) })
        .execute()
    },
    async list(projectId, { subject }, { limit, offset }) {
      const ofProject = db.selectFrom('audit').where('projectId', '=', projectId)
      const matching = subject === undefined ? ofProject : ofProject.where('subject', '=', subject)
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await matching
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      return { rows: rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) })), total }
    },
  }
}
