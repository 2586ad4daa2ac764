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
  const ofCall = messages.flatMap(partsOf).filter((part) => part.toolCallId === toolCallId)
  const asked = ofCall.flatMap(({ type, approvalId }) =>
    type === 'tool-approval-request' ? approvalId : [],
  )
  return (
    !ofCall.some(({ type }) => type === 'tool-result') &&
    messages
      .slice(-1)
      .flatMap(partsOf)
      .some(({ approved, approvalId }) => approved && asked.includes(approvalId))
  )
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
