import type { ModelMessage } from 'ai'

/**
 * Whether the user has just approved this call in the SDK's own way: the last message holds their answer to the
 * request, and no message a result of the call.
 */
export function isApproved({
  toolCallId,
  messages,
}: {
  toolCallId: string
  messages: readonly ModelMessage[]
}): boolean {
  const last = messages.at(-1)
  if (last?.role !== 'tool') return false
  const approved = last.content.flatMap((part) =>
    part.type === 'tool-approval-response' && part.approved ? part.approvalId : [],
  )
  return (
    messages.some(
      ({ role, content }) =>
        role === 'assistant' &&
        typeof content !== 'string' &&
        content.some(
          (part) =>
            part.type === 'tool-approval-request' &&
            part.toolCallId === toolCallId &&
            approved.includes(part.approvalId),
        ),
    ) && !messages.some((message) => message.role === 'tool' && message.content.some(isResult))
  )

  function isResult(part: { type: string; toolCallId?: string }): boolean {
    return part.type === 'tool-result' && part.toolCallId === toolCallId
  }
}
