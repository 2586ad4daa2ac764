import type { ExecuteResult } from '@maillon/core/contract'
import { isFailure, type JsonSchema, withoutRepeats } from '@maillon/core/provider'
import type { CallToolResult } from '@modelcontextprotocol/server'
import { fileLinks } from './file-resources.ts'
import { fitsLoosely } from './fits-loosely.ts'
import { resultLinks } from './result-resources.ts'

const otherShape =
  'This call was done: do not repeat it. Its answer, which follows, has another shape than the tool declares.'

/**
 * What a call answered, as MCP tells it: JSON as text for the model, and the same as structured content. What was
 * stored for its length is linked, and so are files. Clients check the structured content against `output`, and would
 * throw away the whole for what does not fit.
 */
export function toolResult(
  { data: answered, error }: ExecuteResult,
  output: JsonSchema | undefined,
): CallToolResult {
  const data = withoutRepeats(answered)
  const fits = !output || fitsLoosely(output, data)
  if (error !== null) {
    const { code, message, hint, ...facts } = data
    const told = { error: message ?? error, ...(hint !== undefined && { hint }), code, ...facts }
    // Clients throw what fails.
    const isError = isFailure({ data, error })
    return { content: [text(told)], ...structured(data, { fits, isError }), isError }
  }
  const content = [text(data), ...resultLinks(data), ...fileLinks(data)]
  if (fits || isHandle(data)) return { content, ...structured(data, { fits, isError: false }) }
  return { content: [{ type: 'text', text: otherShape }, ...content], isError: true }
}

/** Whoever told of a schema has to answer by it, but for an error. */
function structured(
  data: Record<string, unknown>,
  { fits, isError }: { fits: boolean; isError: boolean },
) {
  if (fits) return { structuredContent: data }
  return isError ? {} : { structuredContent: {} }
}

/** Whether an answer stands for one that was stored. */
function isHandle({ result_id: id, how_to_read: how }: Record<string, unknown>): boolean {
  return typeof id === 'string' && typeof how === 'string'
}

function text(value: unknown): { type: 'text'; text: string } {
  return { type: 'text', text: JSON.stringify(value) }
}
