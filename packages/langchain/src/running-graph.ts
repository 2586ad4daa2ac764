import type { ToolRunnableConfig } from '@langchain/core/tools'

/** The graph that a tool runs in, as it tells its tools of itself. */
export interface RunningGraph {
  /** The node that runs, the same object however many calls it makes. */
  node: object
  /** Stops the graph until it is resumed, and answers what with. */
  interrupt(value: unknown): unknown
  /** Runs a step as a task of the graph, which keeps its answer. */
  task<Value>(step: () => Promise<Value>, name: string): Promise<Value | undefined>
}

/**
 * The graph, where there is one with a checkpointer; of LangGraph from 1.0 on, older ones do not tell how they are stopped.
 * What the graph hands to its tools is taken, and no LangGraph imported: it is of the copy that runs, and a bundle that is
 * one file need not put off whatever LangGraph imports, which others import at once.
 */
export function graphOf(config: ToolRunnableConfig | undefined): RunningGraph | undefined {
  const {
    __pregel_checkpointer: checkpointer,
    __pregel_scratchpad: node,
    __pregel_call: call,
  } = config?.configurable ?? {}
  const interrupt = interruptOf(config)
  if (!checkpointer || !node || !interrupt || typeof call !== 'function') return undefined
  const callbacks = config?.callbacks
  return { node, interrupt, task: (step, name) => call(step, name, [], { callbacks }) }
}

/** A graph may have been given names for kinds of interrupts: each is the same function. */
function interruptOf(config: object | undefined): RunningGraph['interrupt'] | undefined {
  const { interrupt } = (config ?? {}) as { interrupt?: unknown }
  const [one] = typeof interrupt === 'object' && interrupt ? Object.values(interrupt) : [interrupt]
  return typeof one === 'function' ? (one as RunningGraph['interrupt']) : undefined
}
