import { MaillonError } from '@maillon/core'
import { toldError } from '../answers/told-error.ts'
import type { Passage } from '../hooks/gate.ts'
import { type Reach, type RunTool, runTool } from './run-tool.ts'

/** A call that was let through: its arguments are those of its passage. */
export interface PassedCall extends Omit<RunTool, 'input'> {
  passage: Passage
}

/**
 * Runs a tool by its passage, and answers what may be told. Where a hook is asked about that, a file of the call stays only
 * while what is told names it. Throws as `runTool`, and `call_denied`.
 */
export async function runPassed(
  { connections, files }: Reach,
  { passage, ...call }: PassedCall,
): Promise<Record<string, unknown>> {
  const input = passage.arguments
  if (!passage.isReviewed)
    return passage.run(() => runTool({ connections, files }, { ...call, input }))
  const kept: string[] = []
  const store: typeof files.store = async (...file) => {
    const stored = await files.store(...file)
    kept.push(stored.id)
    return stored
  }
  const dropUnnamed = async (told: unknown) => {
    const text = JSON.stringify(told)
    const unnamed = kept.filter((id) => !text.includes(id))
    await Promise.all(unnamed.map((id) => files.delete(call.owner, id)))
  }
  try {
    const reach = { connections, files: { ...files, store } }
    const told = await passage.run(() => runTool(reach, { ...call, input }))
    await dropUnnamed(told)
    return told
  } catch (error) {
    await dropUnnamed(MaillonError.is(error) ? toldError(error) : null)
    throw error
  }
}
