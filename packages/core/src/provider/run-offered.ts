import type { OfferedTool } from './offer-tool.ts'
import type { ExecuteTool } from './provider.ts'
import type { ToolResult } from './tool-result.ts'
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
