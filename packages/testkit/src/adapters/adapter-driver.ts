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

/** A run of a framework that can stop for its user: done, or waiting for what they say. */
export interface PausingRun {
  /** The calls that wait. */
  waiting: readonly ModelCall[]
  /** What the model was told of each call, in their order, once nothing waits. */
  told: readonly (Told | undefined)[]
  /**
   * Goes on, from what the framework saves of a run, as another process does that loads it; with what the user says to
   * each call that waits. May be called again, as when a request is repeated.
   */
  answer(says: (call: ModelCall) => boolean): Promise<PausingRun>
}

/** Puts an adapter to work on a session so that its framework asks the user for approvals: one step of a model. */
export type PausingDriver = (
  session: AdapterSession,
  calls: readonly ModelCall[],
) => Promise<PausingRun>

/** A promise of adapters whose framework can stop a run; as `AdapterCase`. */
export interface PausingCase {
  name: string
  run(driver: PausingDriver): Promise<void>
}

/** Puts an adapter to work on a session, through its framework: all that its author writes to run the cases. */
export type AdapterDriver = (session: AdapterSession) => DrivenAdapter | Promise<DrivenAdapter>

/** A promise that every adapter keeps. `run` rejects with an AssertionError when one does not. */
export interface AdapterCase {
  name: string
  run(driver: AdapterDriver): Promise<void>
}
