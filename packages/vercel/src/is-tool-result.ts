import type { ToolResult } from '@maillon/core/provider'

/** Whether an output is a session tool's result with facts in it: a chat holds other outputs too, and comes from the browser. */
export function isToolResult(output: unknown): output is ToolResult {
  const { data, error } = Object(output) as Partial<ToolResult>
  return typeof data === 'object' && data !== null && (error === null || typeof error === 'string')
}
