import { type ExecuteTool, type OfferedTool, settle, type ToolResult } from '@maillon/core/provider'

/**
 * Checks the arguments and runs the tool; answers with a result whatever happens. Rejects when aborted, and with what
 * LangGraph throws to stop a graph: a custom tool may call `interrupt()` itself.
 */
export async function runTool(
  { slug, read }: OfferedTool,
  input: unknown,
  execute: ExecuteTool,
  signal: AbortSignal | undefined,
): Promise<ToolResult> {
  let stop: unknown
  const result = await settle(async () => {
    const checked = await read(input)
    if ('error' in checked) throw checked.error
    try {
      return await execute(slug, checked.value, { signal })
    } catch (error) {
      if (isBubbleUp(error)) stop = error
      throw error
    }
  }, signal)
  if (stop !== undefined) throw stop
  return result
}

function isBubbleUp(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'is_bubble_up' in error
}
