import {
  type ExecuteTool,
  type SessionTool,
  settle,
  type ToolResult,
  validateArguments,
} from '@maillon/core/provider'

/**
 * Checks the arguments and runs the tool; answers with a result whatever happens. Rejects when aborted, and with what
 * LangGraph throws to stop a graph: a custom tool may call `interrupt()` itself.
 */
export async function runTool(
  { slug, inputParameters }: SessionTool,
  input: unknown,
  execute: ExecuteTool,
  signal: AbortSignal | undefined,
): Promise<ToolResult> {
  let stop: unknown
  const result = await settle(async () => {
    const checked = await validateArguments(inputParameters, input)
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
