import { appFailure } from '../custom-tools/app-failure.ts'
import type { ExecuteTool, ProviderContext } from '../provider/provider.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import {
  counted,
  executeItems,
  isItem,
  type Item,
  itemResult,
  multiExecute,
  resultsOf,
} from '../sessions/execute-items.ts'
import { assertAnswer, type SessionModifiers } from './modifiers.ts'

/** The session whose calls are modified. */
interface CalledSession {
  sessionId: string
  execute: ExecuteTool
  resume: ProviderContext['resume']
  /** The tool of a call that waits. */
  slugOf(pendingId: string): Promise<string>
  /** The toolkits of tools, by slug, as far as they are known. */
  toolkitsOf(slugs: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/**
 * Calls that pass a session's modifiers, and so does each item of a multi-execute. What a modifier throws is the result
 * of its call, and no reason to give up the others. A call that is resumed passed `beforeExecute` before it waited.
 */
export function modifiedCalls(
  session: CalledSession,
  { beforeExecute, afterExecute }: SessionModifiers,
): Pick<CalledSession, 'execute' | 'resume'> {
  const { sessionId, execute, resume, slugOf, toolkitsOf } = session
  if (!beforeExecute && !afterExecute) return { execute, resume }

  return {
    async execute(slug, input, options) {
      const toolkits = await toolkitsOf([slug])
      const params = await before(slug, toolkits, input)
      if ('failure' in params) return params.failure
      const result =
        slug === multiExecute
          ? await executeEach(params.value, options)
          : await execute(slug, params.value, options)
      return after(slug, toolkits, result)
    },
    async resume(pendingId, options) {
      if (!afterExecute) return resume(pendingId, options)
      const [slug, result] = await Promise.all([slugOf(pendingId), resume(pendingId, options)])
      return after(slug, await toolkitsOf([slug]), result)
    },
  }

  async function executeEach(
    input: Record<string, unknown>,
    options: Parameters<ExecuteTool>[2],
  ): Promise<ToolResult> {
    const items: unknown[] = Array.isArray(input.tools) ? input.tools : []
    const toolkits = await toolkitsOf(items.filter(isItem).map((item) => item.tool_slug))
    const prepared = await Promise.all(items.map((item) => beforeItem(item, toolkits)))
    const failures = prepared.map((one) => ('failure' in one ? one.failure : undefined))
    const tools = prepared.map((one, index) => ('failure' in one ? items[index] : one.value))
    const result = await executeItems(
      { ...input, tools },
      sessionId,
      (_, index) => {
        const failure = failures[index]
        return failure && Promise.resolve(failure)
      },
      (rest) => execute(multiExecute, rest, options),
    )
    const results = resultsOf(result)
    if (results.length === 0) return result
    const changed = await Promise.all(
      results.map(async (one, index) => {
        const { tool_slug, response } = one
        if (failures[index]) return one
        const { data, error, log_id: logId } = response
        return itemResult(
          tool_slug,
          index,
          await after(tool_slug, toolkits, { data, error, logId }),
        )
      }),
    )
    return { ...result, data: { ...result.data, ...counted(changed) } }
  }

  async function beforeItem(
    item: unknown,
    toolkits: ReadonlyMap<string, string>,
  ): Promise<{ value: unknown } | { failure: ToolResult }> {
    if (!isItem(item)) return { value: item }
    const params = await before(item.tool_slug, toolkits, item.arguments ?? {})
    return 'failure' in params
      ? params
      : { value: { ...item, arguments: params.value } satisfies Item }
  }

  async function before(
    toolSlug: string,
    toolkits: ReadonlyMap<string, string>,
    input: Record<string, unknown>,
  ): Promise<{ value: Record<string, unknown> } | { failure: ToolResult }> {
    if (!beforeExecute) return { value: input }
    try {
      const toolkitSlug = toolkits.get(toolSlug) ?? 'unknown'
      const value = await beforeExecute({ toolSlug, toolkitSlug, sessionId, params: input })
      assertAnswer('beforeExecute', value, 'the arguments')
      return { value }
    } catch (error) {
      return { failure: appFailure(error) }
    }
  }

  async function after(
    toolSlug: string,
    toolkits: ReadonlyMap<string, string>,
    result: ToolResult,
  ): Promise<ToolResult> {
    if (!afterExecute) return result
    try {
      const toolkitSlug = toolkits.get(toolSlug) ?? 'unknown'
      const told = { ...result, successful: result.error === null }
      const changed = await afterExecute({ toolSlug, toolkitSlug, sessionId, result: told })
      assertAnswer('afterExecute', changed, 'the result')
      return { data: changed.data, error: changed.error ?? null, logId: result.logId }
    } catch (error) {
      return appFailure(error)
    }
  }
}
