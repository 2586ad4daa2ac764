import { DatabaseSync } from 'node:sqlite'

/** What a row of the call log says, where a test cares; `at` is in milliseconds since 1970. */
export interface SeededCall {
  id: string
  at: number
  tool: string
  userId: string
  status?: 'ok' | 'failed' | 'waiting' | 'denied'
  error?: string
}

/** Puts calls into the database of an engine, as many as a busy day makes. */
export function seedCalls(database: string, calls: readonly SeededCall[]): void {
  const db = new DatabaseSync(database)
  const insert = db.prepare(`insert into calls
    (id, project_id, at, ms, upstream_ms, kind, tool, toolkit, effect, user_id, actor_kind, status, error_code, error, argument_bytes, result_bytes)
    values (?, 'default', ?, 120, 90, 'tool', ?, 'gmail', 'read', ?, 'key', ?, ?, ?, 20, 400)`)
  db.exec('begin immediate')
  for (const { id, at, tool, userId, status = 'ok', error } of calls)
    insert.run(id, at, tool, userId, status, error ? 'upstream_error' : null, error ?? null)
  db.exec('commit')
  db.close()
}
