import {
  type ApprovalRequired,
  type ConnectionRequired,
  readAllRequired,
  replaceResults,
  type ToolResult,
} from '@maillon/core/provider'

/**
 * The result with what `resume` gives in place of each call that waits: its own, or an item's of a multi-execute.
 * Where that is undefined, the call stays as it is; where all are, the result is the very same.
 */
export async function replaceWaiting(
  result: ToolResult,
  slug: string,
  resume: (required: ConnectionRequired | ApprovalRequired) => Promise<ToolResult | undefined>,
): Promise<ToolResult> {
  const later = new Map<string, ToolResult>()
  const waiting = readAllRequired(result, slug).map(async (required) => {
    const id = 'approvalId' in required ? required.approvalId : required.pendingId
    const resumed = id === undefined ? undefined : await resume(required)
    if (id !== undefined && resumed) later.set(id, resumed)
  })
  await Promise.all(waiting)
  return later.size === 0 ? result : replaceResults(result, later)
}
