import type { ToolResult } from './tool-result.ts'

/**
 * Whether a call went wrong, where a framework tells that apart. What waits for the user did not: the model is to read what
 * it should say.
 */
export function isFailure({ data, error }: Pick<ToolResult, 'data' | 'error'>): boolean {
  return error !== null && !waiting.has(String(data.code))
}

const waiting = new Set(['connection_required', 'approval_required'])
