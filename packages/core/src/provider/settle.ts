import { MaillonError } from '../errors/maillon-error.ts'
import type { ToolResult } from './tool-result.ts'
import { toolFailure } from './tool-failure.ts'

/** Runs a tool and answers with a result whatever happens. Rejects only when the call was aborted. */
export async function settle(
  run: () => Promise<ToolResult>,
  signal?: AbortSignal,
): Promise<ToolResult> {
  signal?.throwIfAborted()
  try {
    return await run()
  } catch (error) {
    if (signal?.aborted || MaillonError.is(error, 'aborted')) throw error
    return toolFailure(error)
  }
}
