import { withinDeadline } from '../within-deadline.ts'
import { MaillonError } from '@maillon/core'
import type { EmbeddingModel } from './embedding-model.ts'
import { createMeanings } from './meanings.ts'
import type { SearchableTool, ToolFilter } from './searchable-tool.ts'

/** Longer than any catalogue takes: a model that hangs is asked again. */
const learnLimitMs = 10 * 60_000

/** How an embedding model is asked. */
export interface MeaningOptions {
  model: EmbeddingModel
  /** How long a search waits for the model, in milliseconds, before it does without. */
  timeoutMs: number
  /** How long the model is left alone once it failed, in milliseconds. */
  pauseMs: number
  /** Told that the model failed. */
  onFailure: (error: unknown) => void
  /** Ends what goes on behind a search. */
  signal?: AbortSignal | undefined
  /** Milliseconds since 1970. */
  now: () => number
}

/** Asks for the tools that are closest to queries, of those given and guests; undefined when the model does not answer. */
export type MeaningSearch = (
  tools: readonly SearchableTool[],
  request: {
    queries: readonly string[]
    filter?: ToolFilter
    guests: readonly SearchableTool[]
    limit: number
  },
) => Promise<string[][] | undefined>

/** Tools are embedded at the first search, behind it where that takes long; the searches meanwhile do without. */
export function createMeaningSearch(options: MeaningOptions): MeaningSearch {
  const { model, timeoutMs, pauseMs, onFailure, signal: ended, now } = options
  const meanings = createMeanings(model)
  let pauseUntil = 0
  let learning: Learning | undefined

  const failed = (error: unknown) => {
    if (ended?.aborted) return
    pauseUntil = now() + pauseMs
    onFailure(error)
  }
  const learn = (tools: readonly SearchableTool[]): Learning => {
    if (learning?.tools === tools) return learning
    const before = learning?.done
    const run = async (signal: AbortSignal) => {
      await before
      await meanings.learn(tools, signal)
      return true
    }
    const done = withinDeadline(run, { late, signal: ended, timeoutMs: learnLimitMs }).catch(
      (error: unknown) => {
        if (learning?.tools === tools) learning = undefined
        failed(error)
        return false
      },
    )
    learning = { tools, done, isSlow: false }
    return learning
  }

  return async (tools, { queries, ...request }) => {
    if (now() < pauseUntil || ended?.aborted) return undefined
    const current = learn(tools)
    if (current.isSlow) return undefined
    let isLearned = false
    const run = async (signal: AbortSignal) => {
      isLearned = await current.done
      if (!isLearned) return undefined
      return await meanings.nearest(queries, { ...request, signal })
    }
    try {
      return await withinDeadline(run, { late, signal: ended, timeoutMs })
    } catch (error) {
      if (isLearned) failed(error)
      else void slow(current)
      return undefined
    }
  }
}

interface Learning {
  tools: readonly SearchableTool[]
  /** Whether the tools are embedded now. */
  done: Promise<boolean>
  /** Whether a search has waited for it in vain: the next ones do not. */
  isSlow: boolean
}

/** A large catalogue takes longer than a search waits: that is no failure, and goes on. */
async function slow(learning: Learning): Promise<void> {
  learning.isSlow = true
  await learning.done
  learning.isSlow = false
}

const late = () =>
  new MaillonError('unavailable', { message: 'The embedding model did not answer in time.' })
