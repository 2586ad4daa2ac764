import { isDeepStrictEqual } from 'node:util'
import { surrounding } from '../surrounding.ts'
import { createMemory } from './memory.ts'
import type { GlanceAt, Store } from './store.ts'

/**
 * Remembered reads: what each call reads (its key, session, accounts, waiting calls) is answered by the very same objects
 * as before, for as long as the database says that nothing of it has changed. That is asked anew in each call, never
 * believed: on SQLite by `pragma data_version` and what this process writes itself, on Postgres by one statement that
 * reads the versions of the rows. So a call that begins after a key was revoked, in whichever process, is refused.
 *
 * Within a `glance` the look at its begin does for the first read of each; who reads the same again wants to know what
 * became of it, and is told by the database. A transaction reads nothing here.
 */
export interface RememberedReads {
  /** The methods of a table, those of them remembered that calls go through. */
  over<Name extends keyof Store>(name: Name, methods: Store[Name]): Store[Name]
  /** Looks at what a call is about, and runs it. */
  glance<T>(at: GlanceAt, work: () => T): T
  forget(): void
}

/** A read that may be remembered: its name, the table it is of, and what its rows are found by. */
export interface Read {
  name: 'key' | 'session' | 'account' | 'active accounts' | 'waiting calls' | 'approved tool'
  table: string
  by: readonly (string | undefined)[]
}

/** What a look at the database says of rows: while it says the same, they are the same. Undefined when it does not know. */
export type State = string | object | undefined

/** How a database tells whether rows have changed. */
export interface Watch {
  /** Looks now; undefined where the look would cost what the read does. */
  look(at?: GlanceAt): Look | undefined
}

/** What one look saw, as far as nothing has made it void. */
export type Look = (read: Read) => State | Promise<State>

interface Known {
  state: State
  value: unknown
}

/** A call that runs: what it saw when it began, and what it has read since. */
interface Call {
  look: Look | undefined
  /** By the monotonic clock. */
  until: number
  had: Set<string>
}

/** A call that has waited longer, for its turn, say, reads what is there now. */
const lookGoodForMs = 1_000

/** Reads over a watch of their database. */
export function createRememberedReads(watch: Watch): RememberedReads {
  const calls = surrounding<Call>()
  const memory = createMemory<Known>()

  function lookFor(key: string): Look | undefined {
    const call = calls.get()
    if (!call || call.had.has(key) || performance.now() > call.until) return watch.look()
    call.had.add(key)
    return call.look
  }

  async function recall<Value>(read: Read, plain: () => Promise<Value>): Promise<Value> {
    const key = keyOf(read)
    const state = await lookFor(key)?.(read)
    if (state === undefined) return plain()
    const known = memory.get(key)
    if (known?.state === state) return known.value as Value
    // Read after the look, it is at least as new as its state.
    const value = same(memory.get(key)?.value, await plain()) as Value
    // Who guesses ids is not to fill it, and what is deleted goes at once.
    if (value === undefined) memory.delete(key)
    else memory.set(key, { state, value })
    return value
  }

  const remembered: { [Name in keyof Store]?: (methods: Store[Name]) => Store[Name] } = {
    apiKeys: (methods) => ({
      ...methods,
      findByKid: (kid) =>
        recall({ name: 'key', table: 'api_keys', by: [kid] }, () => methods.findByKid(kid)),
    }),
    sessions: (methods) => ({
      ...methods,
      find: (...by) =>
        recall({ name: 'session', table: 'sessions', by }, () => methods.find(...by)),
    }),
    accounts: (methods) => ({
      ...methods,
      find: (...by) =>
        recall({ name: 'account', table: 'accounts', by }, () => methods.find(...by)),
      active: (...by) =>
        recall({ name: 'active accounts', table: 'accounts', by }, () => methods.active(...by)),
    }),
    pendingCalls: (methods) => ({
      ...methods,
      async findByHash(projectId, sessionId, hash) {
        const hashes = await recall(
          { name: 'waiting calls', table: 'pending_calls', by: [projectId, sessionId] },
          () => methods.hashes(projectId, sessionId),
        )
        return hashes === 'many' || hashes.includes(hash)
          ? methods.findByHash(projectId, sessionId, hash)
          : undefined
      },
    }),
    approvedTools: (methods) => ({
      ...methods,
      has: (...by) =>
        recall({ name: 'approved tool', table: 'approved_tools', by }, () => methods.has(...by)),
    }),
  }

  return {
    over: (name, methods) => remembered[name]?.(methods) ?? methods,
    glance: (at, work) =>
      calls.run(
        { look: watch.look(at), until: performance.now() + lookGoodForMs, had: new Set() },
        work,
      ),
    forget: memory.clear,
  }
}

/** No two reads have one key, whatever stands in the ids that somebody sends. */
function keyOf({ name, by }: Read): string {
  let key: string = name
  for (const part of by) key += `\n${part?.length} ${part}`
  return key
}

/** What was read, or what was known before where that is equal: what others have made of it still goes with it. */
function same(known: unknown, read: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(read)) {
    const rows = read.map((row) => known.find((one) => isDeepStrictEqual(one, row)) ?? frozen(row))
    return isDeepStrictEqual(known, rows) && rows.length === known.length ? known : frozen(rows)
  }
  return isDeepStrictEqual(known, read) ? known : frozen(read)
}

/** Several have it at once, so that nobody may change it. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
