import type { ToolResult } from '@maillon/core/provider'

/** A tool's success. */
export function done(data: Record<string, unknown>): ToolResult {
  return { data, error: null, logId: 'log_1' }
}

/** A tool's failure, as the engine answers it. */
export function failed(
  code: string,
  message: string,
  facts: Record<string, unknown> = {},
): ToolResult {
  return {
    data: { code, message, hint: 'Do as the hint says.', ...facts },
    error: message,
    logId: 'log_1',
  }
}
