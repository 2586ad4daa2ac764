/** Carries a caller into the app from inside this process; no header or URL can spell it. */
export const capability: unique symbol = Symbol('maillon.inside')

/** Who calls from inside this process. */
export interface Inside {
  projectId: string
  /** The app that the engine is a part of, or the command that opened its database. */
  kind: 'app' | 'cli'
}
