import { MaillonError } from '@maillon/core'
import type { ExecuteTool, ProviderContext, ToolResult } from '@maillon/core/provider'
import { getToolName, isToolUIPart, type UIMessage } from 'ai'
import { isToolResult } from './is-tool-result.ts'
import { replaceWaiting } from './replace-waiting.ts'
import { manageConnections, requiredConnections } from './required-connections.ts'

interface Waiting {
  session: { resume: ProviderContext['resume']; execute: ExecuteTool }
  signal?: AbortSignal | undefined
}

/** What has come of a call that waited; undefined for any other part, and while it waits still. */
export async function waitingOutcome(
  part: UIMessage['parts'][number],
  { session, signal }: Waiting,
): Promise<{ output: ToolResult } | undefined> {
  if (!isToolUIPart(part) || !isToolResult(part.output)) return undefined
  const result = part.output
  const slug = getToolName(part)
  const output = slug === manageConnections ? await lookAgain() : await resumed()
  return output === result ? undefined : { output }

  function resumed(): Promise<ToolResult> {
    return replaceWaiting(result, slug, async (required) => {
      const id = 'approvalId' in required ? required.approvalId : required.pendingId
      return id === undefined ? undefined : answered(session.resume(id, { signal }))
    })
  }

  /** The agent asked for accounts: what it was told is brought up to date. */
  async function lookAgain(): Promise<ToolResult> {
    const toolkits = requiredConnections(result, slug).map(({ toolkit }) => toolkit)
    if (toolkits.length === 0) return result
    const looked = await answered(session.execute(slug, { toolkits }, { signal }))
    return looked?.error === null ? looked : result
  }
}

/** What came of a call; undefined where nobody knows any more, so that the model makes it anew. */
async function answered(answer: Promise<ToolResult>): Promise<ToolResult | undefined> {
  const result = await answer.catch((error: unknown) => {
    if (!MaillonError.is(error) || error.code === 'aborted') throw error
    return undefined
  })
  return result?.data.code === 'pending_expired' ? undefined : result
}
