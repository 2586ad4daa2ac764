import { MaillonError } from '../errors/maillon-error.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import { toolFailure } from '../provider/tool-failure.ts'

/**
 * What the app's own code threw, as the result of a tool. Its message is meant to be read; its stack stays here: it
 * tells a model nothing, and others too much.
 */
export function appFailure(error: unknown): ToolResult {
  if (MaillonError.is(error)) return toolFailure(error)
  const message = error instanceof Error ? error.message : typeof error === 'string' ? error : ''
  return toolFailure(
    new MaillonError('tool_failed', {
      ...(message && { message: message.slice(0, 1000) }),
      hint: 'Mend the arguments if the message says how, else tell the user.',
    }),
  )
}
