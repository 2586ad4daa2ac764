import { MaillonError } from '@maillon/core'
import { type GmailMessage, headerOf } from './read-message.ts'

/** Which mail of a thread to answer, whom, and the Message-IDs so far (RFC 5322 §3.6.4). Throws `upstream_error`. */
export function replyTo(messages: readonly GmailMessage[]): {
  last: GmailMessage
  recipient: string
  references: string[]
} {
  const received = messages.findLast(
    ({ labelIds = [] }) => !labelIds.includes('SENT') && !labelIds.includes('DRAFT'),
  )
  const last = received ?? messages.at(-1)
  const from =
    last && (received ? headerOf(last, 'reply-to') || headerOf(last, 'from') : headerOf(last, 'to'))
  const recipient = /[^\s<>,;"]+@[^\s<>,;"]+/.exec(from ?? '')?.[0]
  if (!last || !recipient) {
    throw new MaillonError('upstream_error', {
      message: 'The thread has no mail that can be answered.',
      hint: 'Give a `recipient_email`, or send a new mail.',
    })
  }
  const references = `${headerOf(last, 'references')} ${headerOf(last, 'message-id')}`
  return { last, recipient, references: references.match(/<[^<>\s]+>/g) ?? [] }
}
