import { surrounding } from '../surrounding.ts'

/** Who acts, as changes and calls are written down with. */
export interface Actor {
  /**
   * An API `key`; the `app` in whose process the engine is; the `cli`; a person in the `console`, or at a page in a
   * `browser`; an MCP client with a `session`'s token, or one that logged in, of ours (`grant`) or at the app's `issuer`;
   * the engine's own `job`.
   */
  kind: 'key' | 'app' | 'cli' | 'console' | 'browser' | 'session' | 'grant' | 'issuer' | 'job'
  /** Of the key, session or grant; the job's name; null where the kind says it all. */
  id: string | null
}

const current = surrounding<Actor>()
const engine: Actor = { kind: 'job', id: null }

/** Runs work as what somebody does; what it leaves behind to run later is theirs as well. */
export function actingAs<T>(actor: Actor, work: () => T): T {
  return current.run(actor, work)
}

/** Who acts now; the engine itself where nobody was said. */
export function actor(): Actor {
  return current.get() ?? engine
}
