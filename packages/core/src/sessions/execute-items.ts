import { MaillonError } from '../errors/maillon-error.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import { toolFailure } from '../provider/tool-failure.ts'

/** The meta tool that runs several tools. */
export const multiExecute = 'COMPOSIO_MULTI_EXECUTE_TOOL'

/** How many calls one of it may make. */
export const maxItems = 50

/** One of the calls that a multi-execute is asked for. */
export interface Item {
  tool_slug: string
  arguments: Record<string, unknown>
  select?: unknown
}

/** What came of one of them, as the engine spells it. */
export interface ItemResult {
  tool_slug: string
  index: number
  response: {
    data: Record<string, unknown>
    error: string | null
    successful: boolean
    log_id: string
  }
  error: string | null
}

/**
 * Runs a multi-execute of which some items are answered here: `here` answers those, or undefined for the others, which
 * `there` runs together. The results come in the order that was asked for, as if the engine had run them all.
 */
export async function executeItems(
  input: Record<string, unknown>,
  sessionId: string,
  here: (item: Item, index: number) => Promise<ToolResult> | undefined,
  there: (input: Record<string, unknown>) => Promise<ToolResult>,
): Promise<ToolResult> {
  const items: unknown[] = Array.isArray(input.tools) ? input.tools : []
  // The engine says so; what runs here would have run all the same.
  if (items.length > maxItems) return there(input)
  const answers = items.map((item, index) => (isItem(item) ? here(item, index) : undefined))
  const others = items.filter((_, index) => answers[index] === undefined)
  if (others.length === items.length) return there(input)
  const rest = others.length > 0 ? settled(there({ ...input, tools: others })) : undefined
  const [other, ...own] = await Promise.all([rest, ...answers])
  const fromThere = resultsOf(other)
  const results = items.map((item, index) => {
    const answer = own[index]
    const tool_slug = isItem(item) ? item.tool_slug : ''
    if (answer) return itemResult(tool_slug, index, answer)
    const found = fromThere.shift()
    return found ? { ...found, index } : itemResult(tool_slug, index, failureOf(other))
  })
  const data = other?.error === null ? other.data : { session: { id: sessionId } }
  return { data: { ...data, ...counted(results) }, error: null, logId: other?.logId ?? '' }
}

/** A result in the shape that it has among others. */
export function itemResult(
  tool_slug: string,
  index: number,
  { data, error, logId }: ToolResult,
): ItemResult {
  const response = { data, error, successful: error === null, log_id: logId }
  return { tool_slug, index, response, error }
}

/** The results of a multi-execute; empty when it failed as a whole. */
export function resultsOf(result: ToolResult | undefined): ItemResult[] {
  const results = result?.error === null ? result.data.results : undefined
  return Array.isArray(results) ? [...(results as ItemResult[])] : []
}

/** Results with how many there are. */
export function counted(results: readonly ItemResult[]): Record<string, unknown> {
  const errors = results.filter(({ error }) => error !== null).length
  return {
    results,
    total_count: results.length,
    success_count: results.length - errors,
    error_count: errors,
  }
}

/** Whether something among the calls is one; the engine says what is wrong with any other. */
export function isItem(item: unknown): item is Item {
  const { tool_slug, arguments: input = {} } = Object(item) as Partial<Item>
  return typeof tool_slug === 'string' && typeof input === 'object' && !Array.isArray(input)
}

/** What ran here keeps its results when the engine is away; an abort ends all of it. */
async function settled(running: Promise<ToolResult>): Promise<ToolResult> {
  return running.catch((error: unknown) => {
    if (!MaillonError.is(error)) throw error
    return toolFailure(error)
  })
}

function failureOf(result: ToolResult | undefined): ToolResult {
  if (result && result.error !== null) return result
  return toolFailure(
    new MaillonError('invalid_response', {
      message: 'The engine answered fewer results than it was asked for.',
      hint: 'Look whether the call took effect before making it again.',
    }),
  )
}
