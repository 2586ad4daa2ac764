import { fileInput } from '@maillon/core/toolkit'
import { z } from 'zod'

/** Whose mailbox: nearly always `me`. */
export const userId = z
  .string()
  .default('me')
  .describe("The mailbox's e-mail address; `me` is the connected account.")

/** One bare e-mail address. */
export const address = z
  .string()
  .regex(/^[\w!#$%&'*+/=?^`{|}~.-]+@[\w.-]+$/, 'Give one bare address, like ana@example.com.')

/** Where the next page starts. */
export const pageToken = z
  .string()
  .optional()
  .describe('`nextPageToken` of the page before; leave out for the first page.')

/** Gmail's search language. */
export const query = z
  .string()
  .optional()
  .describe(
    'Gmail search, e.g. `is:unread from:ana@example.com`, `subject:invoice has:attachment`, `newer_than:1d`, ' +
      '`after:2026/01/31`. `after:` and `before:` also take seconds since 1970, which is exact.',
  )

/** Further recipients and the form of the body, shared by all tools that write mail. */
export const mailFields = {
  cc: z.array(address).default([]).describe('Addresses that get a copy.'),
  bcc: z
    .array(address)
    .default([])
    .describe('Addresses that get a copy that the others do not see.'),
  extra_recipients: z.array(address).default([]).describe('More addresses for the To line.'),
  is_html: z.boolean().default(false).describe('Whether the body is HTML; plain text otherwise.'),
  attachments: z
    .array(fileInput('A file to attach.'))
    .max(25)
    .default([])
    .describe('Files to attach, by id (file_…); 25 MB together.'),
}

/** What Gmail answers for a mail that it took. */
export const written = z.object({
  id: z.string().describe("The message's id."),
  threadId: z.string(),
  labelIds: z.array(z.string()).optional(),
})
