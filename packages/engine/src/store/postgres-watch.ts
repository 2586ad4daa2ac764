import { createGlances, type Glanced, type RunGlance } from './glances.ts'
import { createOwnWrites } from './own-writes.ts'
import type { Look, Read, Watch } from './remembered-reads.ts'
import type { GlanceAt } from './store.ts'

/** Tells of a Postgres database whether rows have changed; the pool tells it what it does. */
export interface PostgresWatch extends Watch {
  /** Glances are taken so from now on. */
  opened(run: RunGlance): void
  /** A connection was made: to a server, maybe, that has not all that another one had, and counts on from there. */
  connected(): void
  /** A statement is about to run here. */
  writing(statement: string): void
}

const tables = ['api_keys', 'sessions', 'accounts', 'pending_calls']

/**
 * A row's `xmin` and `ctid` are others after each change of it. One statement asks for those of all that a call is about.
 * What this process writes meanwhile makes void what was seen of the table.
 */
export function createPostgresWatch(): PostgresWatch {
  const writes = createOwnWrites()
  let glance: ((at: GlanceAt) => Promise<Glanced | undefined>) | undefined
  let servers = 0

  function look(at?: GlanceAt): Look | undefined {
    if (!glance || (at?.kid ?? at?.projectId) === undefined) return undefined
    const before = tables.map(writes.stateOf)
    const server = servers
    const seen = glance(at as GlanceAt)
    return async (read) => {
      const row = await seen
      const stamp = row && stampOf(row, at as GlanceAt, read)
      const isVoid = writes.stateOf(read.table) !== before[tables.indexOf(read.table)]
      return stamp == null || isVoid ? undefined : `${server} ${stamp}`
    }
  }

  return {
    opened: (run) => (glance = createGlances(run)),
    connected: () => (servers += 1),
    writing: writes.note,
    look,
  }
}

/** What was seen of the rows of a read, where it is of what the call is about; else nothing. */
function stampOf(row: Glanced, at: GlanceAt, { name, by }: Read): string | null | undefined {
  const [first, second] = by
  if (name === 'key') return first === at.kid ? row.key : null
  if (first !== row.projectId) return null
  if (name === 'active accounts') return second === row.userId ? row.accounts : null
  if (second !== at.sessionId) return null
  return name === 'session' ? row.session : name === 'waiting calls' ? row.waiting : null
}
