import { AsyncLocalStorage } from 'node:async_hooks'
import { prepare } from './prepared-statements.ts'
import type { GlanceAt } from './store.ts'
import { fewPendingCalls } from './tables/pending-calls.ts'

/** What stands now where a call is about to read: versions of rows, null for rows that are not there, or too many. */
export interface Glanced {
  key: string | null
  projectId: string | null
  session: string | null
  userId: string | null
  /** Of all ACTIVE accounts of the user. */
  accounts: string | null
  /** Of all waiting calls of the session. */
  waiting: string | null
}

/** Runs a statement; answers rows as lists of columns. */
export type RunGlance = (statement: { text: string; values: unknown[] }) => Promise<unknown[][]>

/** So many looks go in one statement; each size is one, for a list as its parameter would be planned anew each time. */
const sizes = [1, 4, 16] as const
const most = 16
/** While one is under way, what comes goes with the next: under load, calls share their statements. */
const atOnce = 2
const fewAccounts = 50

/** Looks at Postgres, by few statements. */
export function createGlances(run: RunGlance): (at: GlanceAt) => Promise<Glanced | undefined> {
  // What several calls share is part of none.
  const outside = AsyncLocalStorage.snapshot()
  let waiting = new Map<string, Waiting>()
  let running = 0
  texts.forEach(prepare)

  async function take(batch: readonly Waiting[]): Promise<void> {
    const size = sizes.find((one) => one >= batch.length) ?? most
    const values = Array.from({ length: size }, (_, index) => batch[index]?.at).flatMap((at) => [
      at?.kid ?? null,
      at?.projectId ?? null,
      at?.sessionId ?? null,
    ])
    const statement = { text: texts.get(size) ?? '', values }
    // Who gets no answer reads for itself.
    const rows = await run(statement).catch(() => [])
    const seen = new Map(rows.map(([place, ...row]) => [place, row as (string | null)[]]))
    batch.forEach(({ settle }, place) => settle(read(seen.get(place))))
  }

  async function takeAll(): Promise<void> {
    running += 1
    while (waiting.size > 0) {
      const batch = [...waiting.values()].slice(0, most)
      waiting = new Map([...waiting].slice(most))
      await take(batch)
    }
    running -= 1
  }

  return (at) => {
    const key = `${at.kid} ${at.sessionId} ${at.projectId}`
    const same = waiting.get(key)
    if (same) return same.answer
    const { promise: answer, resolve: settle } = Promise.withResolvers<Glanced | undefined>()
    waiting.set(key, { at, answer, settle })
    if (running < atOnce) outside(() => void takeAll())
    return answer
  }
}

interface Waiting {
  at: GlanceAt
  answer: Promise<Glanced | undefined>
  settle: (row: Glanced | undefined) => void
}

function read(row: readonly (string | null)[] | undefined): Glanced | undefined {
  if (!row) return undefined
  const [key = null, projectId = null, session = null, userId = null] = row
  const [accounts = null, waiting = null] = row.slice(4)
  return { key, projectId, session, userId, accounts, waiting }
}

const version = (row: string) => `${row}.xmin::text || ${row}.ctid::text`

const texts = new Map(
  sizes.map((size) => {
    const places = Array.from({ length: size }, (_, place) => {
      const [kid, project, session] = [1, 2, 3].map((index) => `$${place * 3 + index}::text`)
      return `(${place}, ${kid}, ${project}, ${session})`
    })
    return [size, glanceAt(places.join(', '))]
  }),
)

function glanceAt(places: string): string {
  return `select at.place, ${version('key')}, session.project_id, ${version('session')}, session.user_id,
    (select case when count(*) <= ${fewAccounts}
        then coalesce(string_agg(${version('account')}, ' '), '') end
      from (select xmin, ctid from maillon.accounts
        where project_id = session.project_id and user_id = session.user_id
          and status = 'ACTIVE' and deleted_at is null
        limit ${fewAccounts + 1}) as account),
    (select case when count(*) <= ${fewPendingCalls}
        then coalesce(string_agg(${version('waiting')}, ' '), '') end
      from (select xmin, ctid from maillon.pending_calls
        where project_id = session.project_id and session_id = session.id
        limit ${fewPendingCalls + 1}) as waiting)
  from (values ${places}) as at (place, kid, project_id, session_id)
  left join maillon.api_keys as key on key.kid = at.kid and key.revoked_at is null
  left join maillon.sessions as session
    on session.project_id = coalesce(key.project_id, at.project_id) and session.id = at.session_id`
}
