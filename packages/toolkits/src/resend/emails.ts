import { defineTool, fileInput, get, jsonWithFiles, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'

const addresses = z.union([z.string(), z.array(z.string())])

export const sendEmail = defineTool({
  slug: 'RESEND_SEND_EMAIL',
  name: 'Send email',
  description:
    'Send a mail from a verified domain, at once or at a time given, with files attached if there are any. Needs `html` or `text`. ' +
    'RESEND_LIST_DOMAINS tells which domains may be sent from.',
  effect: 'write',
  important: true,
  keywords: ['mail', 'transactional', 'write', 'schedule', 'attach', 'file', 'pdf'],
  input: z.object({
    from: z.string().describe('Sender: `Name <name@domain>` or an address, of a verified domain.'),
    to: addresses.describe('One address, or a list of at most 50.'),
    subject: z.string().describe('One line.'),
    html: z.string().optional().describe('The text as HTML.'),
    text: z.string().optional().describe('The text as plain text.'),
    cc: addresses.optional().describe('Who gets a copy.'),
    bcc: addresses.optional().describe('Who gets a copy that the others do not see.'),
    reply_to: addresses.optional().describe('Where answers go.'),
    headers: z.record(z.string(), z.string()).optional().describe('Further headers of the mail.'),
    scheduled_at: z.string().optional().describe('When to send it, ISO 8601; now when left out.'),
    attachments: z
      .array(fileInput('A file to attach.'))
      .max(25)
      .default([])
      .describe('Files to attach, by id (file_…); 40 MB together, in base64.'),
  }),
  output: z.object({ id: z.string().describe('`email_id` of RESEND_RETRIEVE_EMAIL.') }),
  run: async ({ attachments: ids, ...mail }, upstream) => {
    const files = await Promise.all(ids.map((id) => upstream.file(id)))
    const attachments = files.map((file) => ({
      filename: file.name,
      content_type: file.mimetype,
      content: { base64Of: file },
    }))
    const body = { ...mail, ...(files.length > 0 && { attachments }) }
    return (await upstream.call({ ...post('/emails'), ...jsonWithFiles(body) })) as { id: string }
  },
})

export const retrieveEmail = defineTool({
  slug: 'RESEND_RETRIEVE_EMAIL',
  name: 'Retrieve email',
  description: 'Get a mail that was sent or is scheduled, and what last happened to it.',
  effect: 'read',
  keywords: ['status', 'delivered', 'bounced', 'opened'],
  input: z.object({ email_id: z.string().describe('`id` of RESEND_SEND_EMAIL.') }),
  output: z.object({
    id: z.string(),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string().nullish(),
    html: z.string().nullish(),
    cc: z.array(z.string()).nullish(),
    bcc: z.array(z.string()).nullish(),
    last_event: z.string().nullish().describe('E.g. delivered, bounced, scheduled.'),
    scheduled_at: z.string().nullish(),
    created_at: z.string(),
  }),
  request: ({ email_id }) => get(path`/emails/${email_id}`),
})

export const cancelEmail = defineTool({
  slug: 'RESEND_CANCEL_EMAIL',
  name: 'Cancel email',
  description: 'Stop a scheduled mail from being sent.',
  effect: 'write',
  keywords: ['unschedule', 'stop'],
  input: z.object({ id: z.string().describe('`id` of RESEND_SEND_EMAIL.') }),
  output: z.object({ id: z.string() }),
  request: ({ id }) => post(path`/emails/${id}/cancel`),
})
