import { z } from 'zod'
import { clip } from '../clip.ts'
import { nameOf, type Recipient } from './fields.ts'

/** A mail as tools answer it. */
export const message = z.object({
  id: z.string(),
  conversationId: z.string().optional(),
  subject: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()).optional(),
  receivedDateTime: z.string().optional().describe('ISO 8601, UTC.'),
  isRead: z.boolean().optional(),
  isDraft: z.boolean().optional(),
  hasAttachments: z.boolean().optional(),
  importance: z.string().optional(),
  categories: z.array(z.string()).optional(),
  webLink: z.string().optional(),
  bodyPreview: z.string().optional().describe('How the mail begins.'),
  body: z.string().optional().describe('The whole text, plain.'),
  attachments: z
    .array(
      z.object({
        id: z.string().describe('For OUTLOOK_DOWNLOAD_ATTACHMENT.'),
        name: z.string().nullish(),
        contentType: z.string().nullish(),
        size: z.number().optional(),
        isInline: z.boolean().optional().describe('Whether it stands in the text, as pictures do.'),
      }),
    )
    .optional(),
})

/** Graph's own message: https://learn.microsoft.com/graph/api/resources/message */
export interface GraphMessage {
  id: string
  conversationId?: string
  subject?: string | null
  from?: Recipient | null
  toRecipients?: Recipient[]
  ccRecipients?: Recipient[]
  receivedDateTime?: string
  isRead?: boolean
  isDraft?: boolean
  hasAttachments?: boolean
  importance?: string
  categories?: string[]
  webLink?: string
  bodyPreview?: string
  body?: { content?: string } | null
  attachments?: {
    id: string
    name?: string | null
    contentType?: string | null
    size?: number
    isInline?: boolean
  }[]
}

/** Asks Graph for what is attached, without the bytes. */
export const withAttachments = 'attachments($select=id,name,contentType,size,isInline)'

/** What Graph is asked for of each mail in a list. */
export const listed = [
  'id',
  'conversationId',
  'subject',
  'from',
  'toRecipients',
  'ccRecipients',
  'receivedDateTime',
  'isRead',
  'isDraft',
  'hasAttachments',
  'importance',
  'categories',
  'webLink',
  'bodyPreview',
]

/** Turns Graph's message into ours; its text, where there is one, is cut at 50,000 characters. */
export function readMessage(source: GraphMessage): z.input<typeof message> {
  const { subject, from, toRecipients = [], ccRecipients = [], body, attachments, ...rest } = source
  return {
    ...rest,
    subject: subject ?? '',
    from: from ? nameOf(from) : '',
    to: toRecipients.map(nameOf),
    ...(ccRecipients.length > 0 && { cc: ccRecipients.map(nameOf) }),
    ...(attachments && attachments.length > 0 && { attachments }),
    body: body?.content === undefined ? undefined : clip(body.content.trim(), 50_000),
  }
}

/** The same without the text, which whoever wrote or moved the mail knows. */
export const readWithoutText = (source: GraphMessage) => readMessage({ ...source, body: null })
