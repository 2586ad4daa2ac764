import { MaillonError } from '@maillon/core'
import type { ExecuteTool, ProviderContext, ToolResult } from '@maillon/core/provider'
import { getToolName, isToolUIPart, type UIMessage } from 'ai'
import { type ConnectPartWriter, writeConnectPart } from './connect-part.ts'
import { isToolResult } from './is-tool-result.ts'
import { replaceWaiting } from './replace-waiting.ts'
import { manageConnections, requiredConnections } from './required-connections.ts'

export interface ResumeCallsOptions<Message extends UIMessage> {
  /** The session whose tools made the calls; it knows no others. */
  session: { resume: ProviderContext['resume']; execute: ExecuteTool }
  /** The chat so far, as the browser sent it. */
  messages: Message[]
  /** Where the page is told, as `createUIMessageStream` gives it. */
  writer: ConnectPartWriter & {
    write(
      part:
        | { type: 'start' }
        | { type: 'tool-output-available'; toolCallId: string; output: unknown },
    ): void
  }
  signal?: AbortSignal | undefined
}

/**
 * Carries on where the last answer had to wait: each call that has its account or approval by now is run, once however
 * often this is asked, and its Connect card turns into connected. Resolves with the messages for the model, which hold
 * what came of the calls in place of what they waited for.
 */
export async function resumeCalls<Message extends UIMessage>({
  session,
  messages,
  writer,
  signal,
}: ResumeCallsOptions<Message>): Promise<Message[]> {
  const index = messages.findLastIndex(({ role }) => role === 'assistant')
  const answer = messages[index]
  if (!answer) return messages
  const outputs = await Promise.all(answer.parts.map(outputOf))
  if (!outputs.some(Boolean)) return messages
  // Unless the user has said something since, the page shows what comes as part of that answer.
  const goesOn = index === messages.length - 1
  // Readers of the stream forget what comes before its start.
  writer.write({ type: 'start' })
  const parts = answer.parts.map((part, at): Part => {
    const output = outputs[at]
    if (!output || !isToolUIPart(part)) return part
    tell(part, output)
    return { ...part, output } as Part
  })
  return messages.with(index, { ...answer, parts: goesOn ? untilLastCall(parts) : parts })

  /** What has come of a call that waited; undefined for any other part. */
  async function outputOf(part: Part): Promise<ToolResult | undefined> {
    if (!isToolUIPart(part) || !isToolResult(part.output)) return undefined
    const output = await again(part.output, getToolName(part))
    return output === part.output ? undefined : output
  }

  async function again(result: ToolResult, slug: string): Promise<ToolResult> {
    if (slug !== manageConnections) {
      return replaceWaiting(result, slug, async (required) => {
        const id = 'approvalId' in required ? required.approvalId : required.pendingId
        return id === undefined ? undefined : answered(session.resume(id, { signal }))
      })
    }
    // The agent asked for accounts: what it was told is brought up to date.
    const toolkits = requiredConnections(result, slug).map(({ toolkit }) => toolkit)
    if (toolkits.length === 0) return result
    const looked = await answered(session.execute(slug, { toolkits }, { signal }))
    return looked?.error === null ? looked : result
  }

  function tell(part: ToolPart, output: ToolResult): void {
    const slug = getToolName(part)
    const lacking = requiredConnections(output, slug)
    for (const event of requiredConnections(part.output as ToolResult, slug)) {
      const isConnected = lacking.every(({ toolkit }) => toolkit !== event.toolkit)
      if (isConnected) writeConnectPart(writer, event, 'connected')
    }
    for (const event of lacking) writeConnectPart(writer, event)
    const { toolCallId } = part
    if (goesOn) writer.write({ type: 'tool-output-available', toolCallId, output })
  }
}

type Part = UIMessage['parts'][number]
type ToolPart = Extract<Part, { toolCallId: string }>

/** What came of a call; undefined where nobody knows any more, so that the model makes it anew. */
async function answered(answer: Promise<ToolResult>): Promise<ToolResult | undefined> {
  const result = await answer.catch((error: unknown) => {
    if (!MaillonError.is(error) || error.code === 'aborted') throw error
    return undefined
  })
  return result?.data.code === 'pending_expired' ? undefined : result
}

/** What was said after the last call waited for it: the model goes on from its result. */
function untilLastCall(parts: readonly Part[]): Part[] {
  return parts.slice(0, parts.findLastIndex(isToolUIPart) + 1)
}
