import type { ToolRunnableConfig } from '@langchain/core/tools'

/** What a task of a graph wrote since the checkpoint. */
type Write = [task: string, channel: string, value: unknown]

interface Checkpointer {
  getTuple(config: object): Promise<{ config: object; pendingWrites?: Write[] } | undefined>
  putWrites(config: object, writes: [string, unknown][], task: string): Promise<void>
}

/** Channels that say nothing of what a task came to. */
const unfinished = new Set(['__interrupt__', '__resume__', '__error__'])
/** Who writes what a graph was resumed with, where it names no interrupt. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** How many interrupts of a run's thread wait for an answer, as the graph that knows most of them has it. */
export async function waitingInterrupts(config: ToolRunnableConfig): Promise<number> {
  const graphs = await graphsOf(config)
  const counts = graphs.map(({ pendingWrites = [] }) => count(pendingWrites))
  // Where nothing can be read, nobody knows.
  return counts.length > 0 ? Math.max(...counts) : Infinity
}

/** LangGraph keeps an answer that names no interrupt, and would give it to the next one when a run goes on after a fault. */
export async function forgetAnswer(config: ToolRunnableConfig): Promise<void> {
  const checkpointer = checkpointerOf(config)
  for (const { config: place, pendingWrites = [] } of await graphsOf(config))
    if (pendingWrites.some(([task, channel]) => task === nobody && channel === '__resume__'))
      await checkpointer.putWrites(place, [['__resume__', undefined]], nobody)
}

/** The run's graph and those around it, from the outermost on. */
async function graphsOf(config: ToolRunnableConfig) {
  const { thread_id, checkpoint_ns, checkpoint_map } = config.configurable ?? {}
  const parts = String(checkpoint_ns ?? '').split('|')
  const tuples = parts.map((_, index) => {
    const place = parts.slice(0, index).join('|')
    const at = checkpoint_map?.[place]
    return checkpointerOf(config).getTuple({
      configurable: { thread_id, checkpoint_ns: place, ...(at && { checkpoint_id: at }) },
    })
  })
  return (await Promise.all(tuples)).filter((tuple) => tuple !== undefined)
}

function checkpointerOf({ configurable }: ToolRunnableConfig): Checkpointer {
  return configurable?.__pregel_checkpointer as Checkpointer
}

function count(writes: readonly Write[]): number {
  const done = new Set(writes.flatMap(([task, channel]) => (unfinished.has(channel) ? [] : [task])))
  const waiting = writes.filter(([task, channel]) => channel === '__interrupt__' && !done.has(task))
  return waiting.flatMap(([, , value]) => value).length
}
