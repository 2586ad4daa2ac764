import type { ToolResult } from '../provider/tool-result.ts'
import { resultsOf } from '../sessions/execute-items.ts'
import type { CustomTools } from './bind-custom-tools.ts'
import type { ShowAnswers } from './show-answers.ts'

/** A multi-execute as a model is to see it: what custom tools answered has the room that is left beside all else. */
export async function showItems(
  result: ToolResult,
  custom: CustomTools,
  show: ShowAnswers,
  signal: AbortSignal | undefined,
): Promise<ToolResult> {
  const results = resultsOf(result)
  const isOwn = results.map(({ tool_slug, error }) => error === null && custom.find(tool_slug))
  const own = results.flatMap(({ response: { data } }, index) => {
    const bound = isOwn[index]
    return bound ? [{ tool: bound.slug, data }] : []
  })
  if (own.length === 0) return result
  const others = results.filter((_, index) => !isOwn[index])
  const beside = others.reduce((sum, { response }) => sum + JSON.stringify(response.data).length, 0)
  const shown = (await show(own, { beside, signal })).values()
  const told = results.map((one, index) => {
    const data = isOwn[index] ? shown.next().value : undefined
    return data ? { ...one, response: { ...one.response, data } } : one
  })
  return { ...result, data: { ...result.data, results: told } }
}
