import type { ToolResult } from './tool-result.ts'
import { wellFormed } from './well-formed.ts'
import { withoutRepeats } from './without-repeats.ts'

/**
 * What a model is told of a result: the tool's output alone, or the error's message with all that
 * helps to go on (code, hint, the link to show).
 */
export function modelOutput({ data, error }: ToolResult): Record<string, unknown> {
  if (error === null) return wellFormed(withoutRepeats(data))
  const { message: _, ...facts } = data
  return wellFormed({ ...facts, error })
}
