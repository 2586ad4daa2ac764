import { toolFailure } from '../provider/tool-failure.ts'
import type { ToolResult } from '../provider/tool-result.ts'

/**
 * Runs a tool, and answers the part that an expression selects of what it gives; all of it without one, and of an error.
 * Where nothing is found, `whole` says what to show of all that the tool answered.
 */
export async function selectOf(
  expression: unknown,
  run: () => Promise<ToolResult>,
  whole?: (data: Record<string, unknown>) => Promise<Record<string, unknown> | undefined>,
): Promise<ToolResult> {
  if (expression === undefined || expression === '') return run()
  const { parseSelect } = await import('./parse-select.ts')
  const { selectedData, selectPart } = await import('./select-part.ts')
  let parsed
  try {
    parsed = await parseSelect(expression)
  } catch (error) {
    return toolFailure(error)
  }
  const result = await run()
  if (result.error !== null) return result
  const selection = selectPart(parsed, result.data)
  const shown = selection.isInVain ? await whole?.(result.data) : undefined
  const instead = shown && shown !== result.data ? shown : { answer: result.data }
  return { ...result, data: selectedData(selection, instead) }
}
