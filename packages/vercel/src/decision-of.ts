import type { ToolDecision } from '@maillon/core/provider'

/**
 * What a user said to a call, named for the engine. The SDK makes the id of its question by itself, where call ids are
 * the model's: some vendors count them anew in each conversation.
 */
export function decisionOf(
  { approvalId, toolCallId }: { approvalId: string; toolCallId: string },
  approved: boolean,
): ToolDecision {
  return { id: `${approvalId} ${toolCallId}`, approved }
}
