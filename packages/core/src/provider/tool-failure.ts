import { MaillonError } from '../errors/maillon-error.ts'
import type { ToolResult } from './tool-result.ts'

/** An error as the result of a tool. Of an error that is not ours nothing is told: it may hold a secret. */
export function toolFailure(error: unknown): ToolResult {
  const { code, message, hint, errors, details } = MaillonError.is(error)
    ? error
    : new MaillonError('internal', { message: 'The tool failed for a reason of its own.' })
  return {
    data: {
      ...details,
      code,
      message,
      ...(hint !== undefined && { hint }),
      ...(errors.length > 0 && { errors }),
    },
    error: message,
    logId: '',
  }
}
