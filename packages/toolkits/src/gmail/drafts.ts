import { defineTool, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { address, mailFields, userId, written } from './fields.ts'
import { scopes } from './messages.ts'
import { writeMail } from './write-mail.ts'

export const createDraft = defineTool({
  slug: 'GMAIL_CREATE_EMAIL_DRAFT',
  name: 'Create email draft',
  description:
    'Put a mail among the drafts, unsent, with files attached if there are any. GMAIL_SEND_DRAFT sends it once the user agrees.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['mail', 'write', 'prepare', 'compose', 'attach', 'file'],
  input: z.object({
    recipient_email: address
      .optional()
      .describe('Whom it is for: one bare address. May be filled in later.'),
    subject: z.string().default('').describe('One line.'),
    body: z.string().describe('The text, plain or HTML as `is_html` says.'),
    thread_id: z.string().optional().describe('`threadId` of the conversation that it belongs to.'),
    ...mailFields,
    user_id: userId,
  }),
  output: z.object({
    id: z.string().describe("The draft's id, for GMAIL_SEND_DRAFT."),
    message: written,
  }),
  run: async (input, upstream) => {
    const { user_id, recipient_email, subject, body, is_html, thread_id, ...more } = input
    return (await writeMail(upstream, {
      path: path`/gmail/v1/users/${user_id}/drafts`,
      mail: {
        to: [...(recipient_email ? [recipient_email] : []), ...more.extra_recipients],
        cc: more.cc,
        bcc: more.bcc,
        subject,
        body,
        isHtml: is_html,
      },
      attachments: more.attachments,
      envelope: (message) => ({ message: { ...message, threadId: thread_id } }),
    })) as { id: string; message: z.input<typeof written> }
  },
})

export const sendDraft = defineTool({
  slug: 'GMAIL_SEND_DRAFT',
  name: 'Send draft',
  description: 'Send a draft as it is, at once and for good.',
  effect: 'write',
  scopes,
  keywords: ['mail'],
  plan: [{ tool: 'GMAIL_CREATE_EMAIL_DRAFT', to: 'write the draft: its id is the draft_id' }],
  input: z.object({
    draft_id: z.string().describe('`id` of GMAIL_CREATE_EMAIL_DRAFT.'),
    user_id: userId,
  }),
  output: written,
  request: ({ draft_id, user_id }) =>
    post(path`/gmail/v1/users/${user_id}/drafts/send`, { id: draft_id }),
})
