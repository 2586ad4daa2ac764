import type { ToolDecision } from '@maillon/core/provider'
import type { ModelMessage } from 'ai'
import { decisionOf } from './decision-of.ts'

/**
 * The approval by which the SDK runs this call, where the user has just given it in the SDK's own way: the last message
 * holds their answer to the request, and no message a result of the call.
 */
export function approvedIn({
  toolCallId,
  messages,
}: {
  toolCallId: string
  messages: readonly ModelMessage[]
}): ToolDecision | undefined {
  const ofCall = messages.flatMap(partsOf).filter((part) => part.toolCallId === toolCallId)
  if (ofCall.some(({ type }) => type === 'tool-result')) return undefined
  const asked = ofCall.flatMap(({ type, approvalId }) =>
    type === 'tool-approval-request' && approvalId !== undefined ? approvalId : [],
  )
  const answers = messages.slice(-1).flatMap(partsOf)
  const approvalId = asked.find((id) =>
    answers.some((answer) => answer.approved && answer.approvalId === id),
  )
  return approvalId === undefined ? undefined : decisionOf({ approvalId, toolCallId }, true)
}

function partsOf({ content }: ModelMessage): readonly Part[] {
  return typeof content === 'string' ? [] : content
}

/** What is read of a part of a message. */
interface Part {
  type: string
  toolCallId?: string
  approvalId?: string
  approved?: boolean
}
