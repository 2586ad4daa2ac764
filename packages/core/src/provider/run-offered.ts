import type { OfferedTool } from './offer-tool.ts'
import type { ExecuteTool, ToolResult } from './provider.ts'
import { settle } from './settle.ts'

/** Reads what a model wrote and runs the tool; answers with a result whatever happens. Rejects only when aborted. */
export function runOffered(
  { slug, read }: OfferedTool,
  written: unknown,
  execute: ExecuteTool,
  options: Parameters<ExecuteTool>[2] = {},
): Promise<ToolResult> {
  return settle(async () => {
    const checked = await read(written)
    if ('error' in checked) throw checked.error
    return execute(slug, checked.value, options)
  }, options.signal)
}
