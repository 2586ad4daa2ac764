import {
  defineTool,
  type FileFacts,
  jsonWithFiles,
  path,
  post,
  type Upstream,
} from '@maillon/core/toolkit'
import { z } from 'zod'
import { attach, attachments, fileAttachment, fitInside } from './attach.ts'
import { address, body, isHtml, itemBody, toRecipients } from './fields.ts'
import { type GraphMessage, message, readWithoutText } from './message.ts'

const sent = z.object({ sent: z.literal(true) })

const subject = z.string().describe('The subject.')

export const sendEmail = defineTool({
  slug: 'OUTLOOK_SEND_EMAIL',
  name: 'Send email',
  description:
    'Send a mail at once, with files attached if there are any. OUTLOOK_REPLY_EMAIL answers one that came.',
  effect: 'write',
  important: true,
  scopes: ['Mail.Send'],
  keywords: ['write', 'message', 'compose', 'tell', 'attach', 'file', 'pdf', 'report'],
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
    attachments,
  }),
  output: sent,
  run: async (
    { to_email, extra_recipients, cc_emails, bcc_emails, is_html, ...mail },
    upstream,
  ) => {
    const draft = draftOf({
      subject: mail.subject,
      body: mail.body,
      html: is_html,
      to: [to_email, ...extra_recipients],
      cc: cc_emails,
      bcc: bcc_emails,
    })
    const files = await filesOf(upstream, mail.attachments)
    if (!fitInside(files)) {
      await sendLarge(upstream, post('/me/messages', draft), files)
      return { sent: true as const }
    }
    await upstream.call({
      ...post('/me/sendMail'),
      ...jsonWithFiles({
        Message: { ...draft, ...inside(files) },
        SaveToSentItems: mail.save_to_sent_items,
      }),
    })
    return { sent: true as const }
  },
})

const filesOf = (upstream: Upstream, ids: readonly string[]) =>
  Promise.all(ids.map((id) => upstream.file(id)))

const inside = (files: readonly FileFacts[]) =>
  files.length > 0 ? { attachments: files.map(fileAttachment) } : {}

/** A mail that is too large for one request is a draft until it is whole. */
async function sendLarge(
  upstream: Upstream,
  draft: ReturnType<typeof post>,
  files: readonly FileFacts[],
): Promise<void> {
  const { id } = (await upstream.call(draft)) as { id: string }
  await attach(upstream, id, files)
  await upstream.call(post(path`/me/messages/${id}/send`))
}

export const createDraft = defineTool({
  slug: 'OUTLOOK_CREATE_DRAFT',
  name: 'Create a draft',
  description: 'Save a mail in Drafts, so that the user can look it over and send it.',
  effect: 'write',
  scopes: ['Mail.ReadWrite'],
  keywords: ['write', 'prepare', 'compose', 'email', 'later', "don't send", 'attach', 'file'],
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
    attachments,
  }),
  output: message,
  run: async ({ is_html, to_recipients, cc_recipients, bcc_recipients, ...mail }, upstream) => {
    const draft = draftOf({
      subject: mail.subject,
      body: mail.body,
      html: is_html,
      to: to_recipients,
      cc: cc_recipients,
      bcc: bcc_recipients,
    })
    const files = await filesOf(upstream, mail.attachments)
    const fits = fitInside(files)
    const made = (await upstream.call({
      ...post('/me/messages'),
      ...jsonWithFiles({ ...draft, ...(fits && inside(files)) }),
    })) as GraphMessage
    if (!fits) await attach(upstream, made.id, files)
    return readWithoutText(made)
  },
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
    attachments,
  }),
  output: sent,
  run: async ({ message_id, comment, reply_all, attachments: ids }, upstream) => {
    const files = await filesOf(upstream, ids)
    if (!fitInside(files)) {
      const draft = reply_all
        ? path`/me/messages/${message_id}/createReplyAll`
        : path`/me/messages/${message_id}/createReply`
      await sendLarge(upstream, post(draft, { Comment: comment }), files)
      return { sent: true as const }
    }
    const address = reply_all
      ? path`/me/messages/${message_id}/replyAll`
      : path`/me/messages/${message_id}/reply`
    const withFiles = files.length > 0 ? { Message: inside(files) } : {}
    await upstream.call({
      ...post(address),
      ...jsonWithFiles({ Comment: comment, ...withFiles }),
    })
    return { sent: true as const }
  },
})
