import { MaillonError } from '../errors/maillon-error.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import { wellFormed } from '../provider/well-formed.ts'
import { appFailure } from './app-failure.ts'
import { asData } from './as-data.ts'
import type { BoundTool } from './bound-tool.ts'
import { checkInput } from './check-input.ts'
import type { CustomToolContext } from './custom-tool.ts'

/**
 * Runs a custom tool here. What it answers is `data`, inside `result` when it is no object; what it throws is an error
 * in the answer. Rejects only when the caller aborts, and then at once.
 */
export async function runCustomTool(
  { tool, slug, inputSchema }: BoundTool,
  input: Record<string, unknown>,
  context: CustomToolContext,
): Promise<ToolResult> {
  const { signal } = context
  signal?.throwIfAborted()
  try {
    return await orAborted(signal, async () => {
      const checked = await checkInput(tool.inputParams, inputSchema, input)
      if ('error' in checked) throw checked.error
      signal?.throwIfAborted()
      const answer: unknown = await tool.execute(checked.value as never, context)
      return { data: asData(answer), error: null, logId: '' }
    })
  } catch (error) {
    signal?.throwIfAborted()
    const result = wellFormed(appFailure(error))
    // As where the engine runs a tool: whoever renders it tells for which call the account is needed.
    if (!MaillonError.is(error, 'connection_required')) return result
    return { ...result, data: { tool_slug: slug, arguments: input, ...result.data } }
  }
}

async function orAborted<Result>(
  signal: AbortSignal | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  if (!signal) return run()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([run(), aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
