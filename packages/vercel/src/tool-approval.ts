import type { ApprovalRequired } from '@maillon/core/provider'
import type { ToolSet } from 'ai'

/** Asks the engine what a call has to be approved for; runs nothing. */
export type Review = (input: Record<string, unknown>) => Promise<readonly ApprovalRequired[]>

const reviews = new WeakMap<object, Review>()

/** Lets `toolApproval` ask about the calls of a tool. */
export function setReview(tool: object, review: Review): void {
  reviews.set(tool, review)
}

/**
 * The `toolApproval` of `generateText`, `streamText` and agents: the user is asked about each call, or item of a
 * multi-execute, for which the session's permissions want an approval, and their answer goes to the engine. Other tools
 * of the app are left alone.
 */
export async function toolApproval({
  toolCall,
  tools,
}: {
  toolCall: { toolName: string; input: unknown }
  tools: ToolSet | undefined
}): Promise<{ type: 'user-approval'; reason: string } | undefined> {
  const review = reviews.get(tools?.[toolCall.toolName] ?? {})
  const approvals = (await review?.(toolCall.input as Record<string, unknown>)) ?? []
  if (approvals.length === 0) return undefined
  return { type: 'user-approval', reason: approvals.map(({ message }) => message).join('\n') }
}
