import { defineTool, get, path, post, type Upstream } from '@maillon/core/toolkit'
import { z } from 'zod'
import { address, mailFields, pageToken, query, userId, written } from './fields.ts'
import { inBatches } from './in-batches.ts'
import { type GmailMessage, message, readMessage } from './read-message.ts'
import { writeMail } from './write-mail.ts'

/** Gmail's one scope that reads, writes, labels and trashes, and cannot delete for good. */
export const scopes = ['https://www.googleapis.com/auth/gmail.modify']

/** Characters of body text in lists and in a single mail. */
const inList = 4000
const alone = 50_000

export const fetchEmails = defineTool({
  slug: 'GMAIL_FETCH_EMAILS',
  name: 'Fetch emails',
  description:
    'List or search mails, newest first, with sender, subject, time, labels and text. ' +
    'Long texts are cut; GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID has the whole.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['inbox', 'mails', 'mailbox', 'unread', 'today', 'search', 'read', 'list', 'summarize'],
  input: z.object({
    query,
    max_results: z.int().min(1).max(50).default(10).describe('How many mails, at most 50.'),
    label_ids: z
      .array(z.string())
      .default([])
      .describe(
        'Only mails with all of these labels, by id: INBOX, UNREAD, SENT, or one of GMAIL_LIST_LABELS.',
      ),
    include_payload: z
      .boolean()
      .default(true)
      .describe('Whether to answer texts and attachments too.'),
    include_spam_trash: z
      .boolean()
      .default(false)
      .describe('Whether to look in spam and trash too.'),
    ids_only: z.boolean().default(false).describe('Whether to answer ids alone, which is fastest.'),
    page_token: pageToken,
    user_id: userId,
  }),
  output: z.object({
    messages: z.array(message.partial().extend({ messageId: z.string(), threadId: z.string() })),
    nextPageToken: z.string().optional(),
    resultSizeEstimate: z.number().optional(),
  }),
  run: async (input, upstream) => {
    const page = (await upstream.call(
      get(path`/gmail/v1/users/${input.user_id}/messages`, {
        q: input.query,
        maxResults: input.max_results,
        labelIds: input.label_ids,
        includeSpamTrash: input.include_spam_trash,
        pageToken: input.page_token,
      }),
    )) as {
      messages?: { id: string; threadId: string }[]
      nextPageToken?: string
      resultSizeEstimate?: number
    }
    const { messages = [], ...rest } = page
    if (input.ids_only) {
      return {
        ...rest,
        messages: messages.map(({ id, threadId }) => ({ messageId: id, threadId })),
      }
    }
    const format = input.include_payload ? 'full' : 'metadata'
    const full = await inBatches(messages, 10, ({ id }) =>
      fetchMessage(upstream, input.user_id, id, format),
    )
    return { ...rest, messages: full.map((source) => readMessage(source, inList)) }
  },
})

export const fetchMessageById = defineTool({
  slug: 'GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID',
  name: 'Fetch one email',
  description:
    'Get one mail by its id: all headers that matter, the whole text, and its attachments by name and id, ' +
    'which GMAIL_GET_ATTACHMENT gets.',
  effect: 'read',
  scopes,
  keywords: ['open', 'read', 'mail', 'body', 'content'],
  plan: [{ tool: 'GMAIL_FETCH_EMAILS', to: 'find the mail and its messageId' }],
  input: z.object({
    message_id: z.string().describe('`messageId` of GMAIL_FETCH_EMAILS.'),
    user_id: userId,
  }),
  output: message,
  run: async ({ message_id, user_id }, upstream) =>
    readMessage(await fetchMessage(upstream, user_id, message_id, 'full'), alone),
})

export const sendEmail = defineTool({
  slug: 'GMAIL_SEND_EMAIL',
  name: 'Send email',
  description:
    'Send a mail from the connected account, with files attached if there are any, at once and for good. ' +
    'To answer a mail use GMAIL_REPLY_TO_THREAD; to let the user look first use GMAIL_CREATE_EMAIL_DRAFT.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['mail', 'write', 'message', 'compose', 'attach', 'file', 'pdf', 'report'],
  input: z.object({
    recipient_email: address.describe('Whom to send to: one bare address.'),
    subject: z.string().default('').describe('One line.'),
    body: z.string().describe('The text, plain or HTML as `is_html` says.'),
    ...mailFields,
    user_id: userId,
  }),
  output: written,
  run: async ({ user_id, recipient_email, subject, body, is_html, ...more }, upstream) =>
    (await writeMail(upstream, {
      path: path`/gmail/v1/users/${user_id}/messages/send`,
      mail: {
        to: [recipient_email, ...more.extra_recipients],
        cc: more.cc,
        bcc: more.bcc,
        subject,
        body,
        isHtml: is_html,
      },
      attachments: more.attachments,
      envelope: (message) => message,
    })) as z.input<typeof written>,
})

export const moveToTrash = defineTool({
  slug: 'GMAIL_MOVE_TO_TRASH',
  name: 'Move email to trash',
  description: 'Move a mail to the trash, where Gmail keeps it for 30 days.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['delete', 'remove', 'mail'],
  plan: [{ tool: 'GMAIL_FETCH_EMAILS', to: 'find the mail and its messageId' }],
  input: z.object({
    message_id: z.string().describe('`messageId` of GMAIL_FETCH_EMAILS.'),
    user_id: userId,
  }),
  output: written,
  request: ({ message_id, user_id }) =>
    post(path`/gmail/v1/users/${user_id}/messages/${message_id}/trash`),
})

async function fetchMessage(
  upstream: Upstream,
  userId: string,
  id: string,
  format: 'full' | 'metadata',
) {
  const request = get(path`/gmail/v1/users/${userId}/messages/${id}`, { format })
  return (await upstream.call(request)) as GmailMessage
}
