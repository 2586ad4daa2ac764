import { readTool, type Tool } from '../catalogue/tool.ts'
import type { ErrorCode } from '../errors/error-codes.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import type { ExecuteTool } from '../provider/provider.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import { toolFailure } from '../provider/tool-failure.ts'
import type { Call } from '../transport/call.ts'
import { type Page, readPage } from '../transport/page.ts'
import type { Transport } from '../transport/transport.ts'

/** All tools that the call lists, over all its pages. */
export async function listSessionTools({ send }: Transport, call: Call): Promise<Tool[]> {
  const tools: Tool[] = []
  for (let cursor: string | null = null; ; ) {
    const page: Page<Tool> = await send(
      { ...call, query: { limit: 500, cursor } },
      readPage(readTool),
    )
    tools.push(...page.items)
    if (page.nextCursor === null) return tools
    if (page.nextCursor === cursor) throw endless()
    cursor = page.nextCursor
  }
}

/** A session's `execute` for a provider: whatever the engine answers is a result, so that a model can go on with it. */
export function executeForModel(session: { execute: ExecuteTool }): ExecuteTool {
  return (slug, input, options) =>
    answeredForModel(() => session.execute(slug, input, { ...options, offload: true }))
}

/** The same for any other call that answers a result. */
export async function answeredForModel(run: () => Promise<ToolResult>): Promise<ToolResult> {
  try {
    return await run()
  } catch (error) {
    if (!MaillonError.is(error) || unanswered.has(error.code)) throw error
    return toolFailure(error)
  }
}

const unanswered: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'network_error',
  'request_timeout',
  'invalid_response',
])

function endless() {
  return new MaillonError('invalid_response', {
    message: 'A page of tools names itself as the next one.',
    hint: 'Check that the versions of client and engine go together.',
  })
}
