import { defineTool, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { address, body, isHtml, itemBody, toRecipients } from './fields.ts'
import { message, readWithoutText } from './message.ts'

const sent = z.object({ sent: z.literal(true) })

const subject = z.string().describe('The subject.')

export const sendEmail = defineTool({
  slug: 'OUTLOOK_SEND_EMAIL',
  name: 'Send email',
  description: 'Send a mail at once. OUTLOOK_REPLY_EMAIL answers one that came.',
  effect: 'write',
  important: true,
  scopes: ['Mail.Send'],
  keywords: ['write', 'message', 'compose', 'tell'],
  input: z.object({
    to_email: address.describe('Who gets it.'),
    extra_recipients: z.array(address).default([]).describe('More addresses for the To line.'),
    subject,
    body,
    is_html: isHtml,
    cc_emails: z.array(address).default([]).describe('Addresses that get a copy.'),
    bcc_emails: z
      .array(address)
      .default([])
      .describe('Addresses that get a copy that the others do not see.'),
    save_to_sent_items: z.boolean().default(true).describe('Whether Sent Items keeps a copy.'),
  }),
  output: sent,
  request: ({ to_email, extra_recipients, cc_emails, bcc_emails, is_html, ...mail }) =>
    post('/me/sendMail', {
      Message: draftOf({
        subject: mail.subject,
        body: mail.body,
        html: is_html,
        to: [to_email, ...extra_recipients],
        cc: cc_emails,
        bcc: bcc_emails,
      }),
      SaveToSentItems: mail.save_to_sent_items,
    }),
  response: () => ({ sent: true as const }),
})

export const createDraft = defineTool({
  slug: 'OUTLOOK_CREATE_DRAFT',
  name: 'Create a draft',
  description: 'Save a mail in Drafts, so that the user can look it over and send it.',
  effect: 'write',
  scopes: ['Mail.ReadWrite'],
  keywords: ['write', 'prepare', 'compose', 'email', 'later', "don't send"],
  input: z.object({
    subject,
    body,
    is_html: isHtml,
    to_recipients: z.array(address).default([]).describe('Who is to get it.'),
    cc_recipients: z.array(address).default([]).describe('Addresses that are to get a copy.'),
    bcc_recipients: z
      .array(address)
      .default([])
      .describe('Addresses that are to get a copy that the others do not see.'),
  }),
  output: message,
  request: ({ is_html, to_recipients, cc_recipients, bcc_recipients, ...mail }) =>
    post(
      '/me/messages',
      draftOf({
        ...mail,
        html: is_html,
        to: to_recipients,
        cc: cc_recipients,
        bcc: bcc_recipients,
      }),
    ),
  response: readWithoutText,
})

interface Draft {
  subject: string
  body: string
  html: boolean
  to: readonly string[]
  cc: readonly string[]
  bcc: readonly string[]
}

function draftOf({ subject: title, body: content, html, to, cc, bcc }: Draft) {
  return {
    subject: title,
    body: itemBody(content, html),
    toRecipients: toRecipients(to),
    ...(cc.length > 0 && { ccRecipients: toRecipients(cc) }),
    ...(bcc.length > 0 && { bccRecipients: toRecipients(bcc) }),
  }
}

export const replyEmail = defineTool({
  slug: 'OUTLOOK_REPLY_EMAIL',
  name: 'Reply to an email',
  description: 'Answer a mail at once, to its sender or to all, with the mail quoted below.',
  effect: 'write',
  scopes: ['Mail.Send'],
  keywords: ['answer', 'respond', 'message', 'reply all', 'conversation'],
  plan: [{ tool: 'OUTLOOK_SEARCH_MESSAGES', to: 'find the mail: its id is the message_id' }],
  input: z.object({
    message_id: z.string().describe('`id` of the mail that is answered.'),
    comment: z.string().min(1).describe('The answer.'),
    reply_all: z
      .boolean()
      .default(false)
      .describe('Whether the other recipients get the answer, too.'),
  }),
  output: sent,
  request: ({ message_id, comment, reply_all }) =>
    post(
      reply_all
        ? path`/me/messages/${message_id}/replyAll`
        : path`/me/messages/${message_id}/reply`,
      { Comment: comment },
    ),
  response: () => ({ sent: true as const }),
})
