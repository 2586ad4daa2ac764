import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { address, mailFields, pageToken, query, userId, written } from './fields.ts'
import { scopes } from './messages.ts'
import { type GmailMessage, headerOf, message, readMessage } from './read-message.ts'
import { replyTo } from './reply-to.ts'
import { writeMail } from './write-mail.ts'

interface GmailThread {
  id: string
  messages?: GmailMessage[]
}

export const listThreads = defineTool({
  slug: 'GMAIL_LIST_THREADS',
  name: 'List threads',
  description: 'List or search conversations, newest first: ids and how the last mail begins.',
  effect: 'read',
  scopes,
  keywords: ['conversations', 'mails', 'search'],
  input: z.object({
    query,
    max_results: z.int().min(1).max(100).default(10).describe('How many, at most 100.'),
    page_token: pageToken,
    user_id: userId,
  }),
  output: z.object({
    threads: z.array(z.object({ id: z.string(), snippet: z.string().optional() })).default([]),
    nextPageToken: z.string().optional(),
  }),
  request: ({ query, max_results, page_token, user_id }) =>
    get(path`/gmail/v1/users/${user_id}/threads`, {
      q: query,
      maxResults: max_results,
      pageToken: page_token,
    }),
})

export const fetchThread = defineTool({
  slug: 'GMAIL_FETCH_MESSAGE_BY_THREAD_ID',
  name: 'Fetch a thread',
  description: 'Get all mails of one conversation with their texts, oldest first.',
  effect: 'read',
  scopes,
  keywords: ['conversation', 'read', 'history'],
  plan: [
    {
      tool: 'GMAIL_FETCH_EMAILS',
      to: 'find a mail of the conversation: its threadId is the thread_id',
    },
  ],
  input: z.object({ thread_id: z.string().describe('`threadId` of a mail.'), user_id: userId }),
  output: z.object({ threadId: z.string(), messages: z.array(message) }),
  request: ({ thread_id, user_id }) =>
    get(path`/gmail/v1/users/${user_id}/threads/${thread_id}`, { format: 'full' }),
  response: ({ id, messages = [] }: GmailThread) => ({
    threadId: id,
    messages: messages.map((source) => readMessage(source, 10_000)),
  }),
})

export const replyToThread = defineTool({
  slug: 'GMAIL_REPLY_TO_THREAD',
  name: 'Reply to a thread',
  description:
    'Answer the last mail of a conversation that came from someone else, at once and for good. ' +
    'Subject and recipient follow from that mail.',
  effect: 'write',
  scopes,
  keywords: ['answer', 'respond', 'mail', 'attach', 'file'],
  pitfalls: ['A mail sent by GMAIL_SEND_EMAIL stands beside the conversation, not in it.'],
  plan: [
    { tool: 'GMAIL_FETCH_EMAILS', to: 'find the mail to answer: its threadId is the thread_id' },
  ],
  input: z.object({
    thread_id: z.string().describe('`threadId` of the conversation.'),
    message_body: z.string().describe('The text, plain or HTML as `is_html` says.'),
    recipient_email: address
      .optional()
      .describe('Whom to answer, when not the sender: one bare address.'),
    ...mailFields,
    user_id: userId,
  }),
  output: written,
  run: async (input, upstream) => {
    const headers = ['Message-ID', 'References', 'Subject', 'From', 'To', 'Reply-To']
    const thread = (await upstream.call(
      get(path`/gmail/v1/users/${input.user_id}/threads/${input.thread_id}`, {
        format: 'metadata',
        metadataHeaders: headers,
      }),
    )) as GmailThread
    const { last, recipient, references } = replyTo(thread.messages ?? [])
    const subject = headerOf(last, 'subject')
    return (await writeMail(upstream, {
      path: path`/gmail/v1/users/${input.user_id}/messages/send`,
      mail: {
        to: [input.recipient_email ?? recipient, ...input.extra_recipients],
        cc: input.cc,
        bcc: input.bcc,
        subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
        body: input.message_body,
        isHtml: input.is_html,
        inReplyTo: references.at(-1) ?? '',
        references,
      },
      attachments: input.attachments,
      envelope: (message) => ({ ...message, threadId: thread.id }),
    })) as z.input<typeof written>
  },
})
