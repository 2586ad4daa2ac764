import type { Caller } from '../access/caller.ts'

/** Carries a project into the app from inside this process; no header or URL can spell it. */
export const capability: unique symbol = Symbol('maillon.project')

/** What Hono's context holds for the API. */
export interface ApiEnvironment {
  Bindings: { [capability]?: string }
  Variables: { caller: Caller; requestId: string }
}
