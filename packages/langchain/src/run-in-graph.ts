import type { ToolRunnableConfig } from '@langchain/core/tools'
import {
  type ApprovalRequired,
  type ConnectionRequired,
  type ProviderContext,
  readAllRequired,
  replaceResults,
  settle,
  type ToolResult,
} from '@maillon/core/provider'
import { graphOf, type RunningGraph } from './running-graph.ts'
import { forgetAnswer, waitingInterrupts } from './waiting-interrupts.ts'

interface GraphCall {
  slug: string
  /** The tool's name; steps of the call have it in the graph's stream. */
  name: string
  run: () => Promise<ToolResult>
  context: ProviderContext
  config: ToolRunnableConfig | undefined
}

/**
 * Runs a call as a part of a LangGraph graph. Where an account or an approval is missing, the graph is interrupted with
 * the ConnectionRequired or ApprovalRequired; resumed with `{ connected: true }` or `{ approved: true | false }`, it
 * carries on with that very call. An approval of several that wait has to be named, by the interrupt's id or in the answer
 * as `approvalId`. Undefined outside a graph and without a checkpointer.
 */
export function runInGraph(call: GraphCall): Promise<ToolResult> | undefined {
  const graph = graphOf(call.config)
  if (!graph) return undefined
  const { node } = graph
  // A node may run several calls, and matches answers to interrupts by their order: it has to be the same each time.
  const before = calls.get(node) ?? Promise.resolve()
  const mine = finish(call, graph, before)
  const all = before.then(() => mine)
  all.catch(() => undefined) // whoever awaits `mine` hears of it
  calls.set(node, all)
  return mine
}

/** The calls of a running node, until all have finished. */
const calls = new WeakMap<object, Promise<unknown>>()

async function finish(
  { slug, name, run, context, config }: GraphCall,
  { interrupt, task }: RunningGraph,
  before: Promise<unknown>,
): Promise<ToolResult> {
  // Before anything runs: what waits now is what the answer was given to.
  const toAll = answerToAll(config)
  const signal = config?.signal

  let result = await once(run)
  const declined = new Set<string>()
  for (let open = required(); open[0]; open = required()) {
    const [stop] = open
    await before
    const answer: unknown = interrupt(await asked(stop))
    if (toAll.answer !== undefined && config) await forgetAnswer(config)
    const ids = open.filter((other) => isSame(stop, other)).map(pendingId)
    if (stop.code === 'connection_required' && says(answer, 'connected') === false) {
      for (const id of ids) declined.add(id)
    } else {
      const results = await once(() => carryOn(stop, answer, ids))
      result = replaceResults(result, new Map(ids.map((id, index) => [id, results[index]])))
    }
  }
  return result

  /**
   * What the user is asked. An answer that names no interrupt is given to each that waits; an approval takes it where it is
   * the only one that waits, or where the answer names it, and else asks again.
   */
  async function asked(stop: Required): Promise<Required> {
    const { answer, isClear } = toAll
    if (stop.code !== 'approval_required' || says(answer, 'approved') === undefined) return stop
    if (approvalIdIn(answer) === undefined ? await isClear : isFor(stop, answer)) return stop
    toAll.refuse()
    if (config) await forgetAnswer(config)
    const message = `${stop.message} Several calls wait: answer each by its interrupt's id, or name its approvalId.`
    return { ...stop, message }
  }

  /** A graph keeps what its tasks answered: when it runs a node again, after an interrupt, no task runs again. */
  async function once<Value>(step: () => Promise<Value>): Promise<Value> {
    // A node with a breakpoint of its own runs no tasks.
    return (await task(step, name)) ?? step()
  }

  function required(): Required[] {
    return readAllRequired(result, slug).filter((one) => {
      const id = pendingId(one)
      return id !== '' && !declined.has(id)
    })
  }

  async function carryOn(stop: Required, answer: unknown, ids: string[]): Promise<ToolResult[]> {
    const approved = isFor(stop, answer) ? says(answer, 'approved') : undefined
    return Promise.all(
      ids.map((id) =>
        settle(async () => {
          if (stop.code === 'approval_required' && approved !== undefined) {
            await (approved ? context.approve(id, { signal }) : context.deny(id, { signal }))
          }
          return context.resume(id, { signal })
        }, signal),
      ),
    )
  }
}

type Required = ConnectionRequired | ApprovalRequired

function pendingId(required: Required): string {
  return (required.code === 'approval_required' ? required.approvalId : required.pendingId) ?? ''
}

/** Whether one answer does for both: an account is connected once, an approval is given to one call. */
function isSame(one: Required, other: Required): boolean {
  return one.code === 'connection_required' && other.code === one.code
    ? one.toolkit === other.toolkit && one.connectedAccountId === other.connectedAccountId
    : pendingId(one) === pendingId(other)
}

/** The answer that a graph was resumed with, where it is one for all that waits. */
function answerToAll(config: ToolRunnableConfig | undefined) {
  const { __pregel_scratchpad, __pregel_resume_map: byId } = config?.configurable ?? {}
  const node = __pregel_scratchpad as { nullResume?: unknown }
  const answer = node.nullResume
  // Beside answers by id there is but one of an earlier run.
  const isClear =
    config !== undefined && answer !== undefined && byId === undefined
      ? waitingInterrupts(config).then((count) => count <= 1)
      : Promise.resolve(false)
  isClear.catch(() => undefined) // whoever awaits it hears of it
  return {
    answer,
    /** Whether only one waits. */
    isClear,
    refuse: () => delete node.nullResume,
  }
}

/** Whether an answer names this approval, or none. */
function isFor(stop: Required, answer: unknown): boolean {
  const id = approvalIdIn(answer)
  return id === undefined || id === pendingId(stop)
}

function approvalIdIn(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null
    ? Reflect.get(answer, 'approvalId')
    : undefined
}

/** Whether an answer says yes or no, as `true`, `false` or `{ [word]: … }`; undefined when it says neither. */
function says(answer: unknown, word: 'approved' | 'connected'): boolean | undefined {
  const said = typeof answer === 'object' && answer !== null ? Reflect.get(answer, word) : answer
  return typeof said === 'boolean' ? said : undefined
}
