import type { ExecuteTool, ProviderContext, SessionTool } from '@maillon/core/provider'

/** What an adapter is given of a session. */
export interface AdapterSession {
  tools: readonly SessionTool[]
  execute: ExecuteTool
  context: ProviderContext
}

/** A call as a model writes it. */
export interface ModelCall {
  /** As it was offered. */
  name: string
  /** JSON text, or what the model wrote in its place. */
  arguments: string
}

/** A tool as it reaches the model. */
export interface OfferedTool {
  name: string
  description: string
  /** The JSON Schema of its arguments. */
  schema: unknown
}

/** What came of one call. */
export interface Told {
  /** What the model reads: JSON text, except where the framework has words of its own. */
  text: string
  /** What the app has beside it, in frameworks that know such a thing. */
  artifact?: unknown
}

/** An adapter over one session, in its framework. */
export interface DrivenAdapter {
  /** What the model is offered, in the framework's order. */
  offered(): readonly OfferedTool[] | Promise<readonly OfferedTool[]>
  /**
   * One step of a model, which makes these calls at once: what it is told of each, in their order. Undefined for a
   * call that the framework itself drops. Rejects when the run does.
   */
  call(
    calls: readonly ModelCall[],
    options?: { signal?: AbortSignal | undefined },
  ): Promise<readonly (Told | undefined)[]>
}

/** Puts an adapter to work on a session, through its framework: all that its author writes to run the cases. */
export type AdapterDriver = (session: AdapterSession) => DrivenAdapter | Promise<DrivenAdapter>

/** A promise that every adapter keeps. `run` rejects with an AssertionError when one does not. */
export interface AdapterCase {
  name: string
  run(driver: AdapterDriver): Promise<void>
}
