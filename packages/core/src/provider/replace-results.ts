import type { ToolResult } from './tool-result.ts'

/** An item of what a multi-execute answers; only those of pending calls are looked into. */
interface Item {
  response?: { data?: Record<string, unknown> }
  error?: string | null
}

/** The result, with what came later in the place of each pending call, by its id; of a multi-execute, item by item. */
export function replaceResults(
  result: ToolResult,
  later: ReadonlyMap<string, ToolResult | undefined>,
): ToolResult {
  if (result.error !== null) return laterOf(result.data) ?? result
  const results = (result.data.results as Item[]).map((item) => {
    const found = laterOf(item.response?.data)
    if (!found) return item
    const { data, error, logId } = found
    return {
      ...item,
      response: { data, error, successful: error === null, log_id: logId },
      error,
    }
  })
  const errors = results.filter(({ error }) => typeof error === 'string').length
  const counts = { success_count: results.length - errors, error_count: errors }
  return { ...result, data: { ...result.data, results, ...counts } }

  function laterOf(data: Record<string, unknown> | undefined): ToolResult | undefined {
    return later.get(String(data?.approval_id ?? data?.pending_id))
  }
}
