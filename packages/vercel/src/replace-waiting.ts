import {
  type ApprovalRequired,
  type ConnectionRequired,
  readAllRequired,
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
  const [first] = readAllRequired(result, slug)
  if (!first) return result
  if (result.error !== null) return (await resume(first)) ?? result
  const items = result.data.results as Item[]
  const results = await Promise.all(items.map(replaceItem))
  if (results.every((item, index) => item === items[index])) return result
  const error_count = results.filter(({ error }) => error !== null).length
  const counts = { success_count: results.length - error_count, error_count }
  return { ...result, data: { ...result.data, results, ...counts } }

  async function replaceItem(item: Item): Promise<Item> {
    const [required] = readAllRequired({ ...result, data: { results: [item] } }, slug)
    const resumed = required && (await resume(required))
    if (!resumed) return item
    const { data, error, logId: log_id } = resumed
    return { ...item, response: { data, error, successful: error === null, log_id }, error }
  }
}

/** An item of what a multi-execute answers, as far as it is replaced. */
interface Item {
  response: object
  error: string | null
}
