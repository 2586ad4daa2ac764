/** What the summary takes of a mail. */
export interface Mail {
  sender?: string | null
  subject?: string | null
  labelIds?: string[] | null
}

/** The mails of a day in a few lines. */
export function summary(mails: readonly Mail[]): string {
  if (mails.length === 0) return 'You have no emails from today.'
  const unread = mails.filter(({ labelIds }) => labelIds?.includes('UNREAD')).length
  const lines = mails.map(
    ({ sender, subject }) => `  - ${name(sender)}: ${subject ?? '(no subject)'}`,
  )
  const count = `${mails.length} ${mails.length === 1 ? 'email' : 'emails'}`
  return [`Here is a summary of ${count} from today, ${unread} unread:`, ...lines].join('\n')
}

/** `Ada Lovelace <ada@example.com>` without the address. */
function name(sender: string | null | undefined): string {
  return sender?.replace(/\s*<.*>$/, '').replaceAll('"', '') || 'Somebody'
}
