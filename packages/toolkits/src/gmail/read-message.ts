import { z } from 'zod'
import { clip } from '../clip.ts'
import { htmlToText } from '../html-to-text.ts'
import { decodeBase64 } from '../base64url.ts'
import { decodeWords } from './encoded-word.ts'

/** A mail as tools answer it. */
export const message = z.object({
  messageId: z.string(),
  threadId: z.string(),
  sender: z.string(),
  to: z.string(),
  cc: z.string().optional(),
  subject: z.string(),
  messageTimestamp: z.string().describe('ISO 8601, UTC.'),
  labelIds: z.array(z.string()).describe('UNREAD among them: not read yet.'),
  snippet: z.string().describe('How the mail begins.'),
  messageText: z.string().optional().describe('The body as plain text.'),
  attachmentList: z
    .array(
      z.object({
        attachmentId: z.string(),
        filename: z.string(),
        mimeType: z.string(),
        size: z.number(),
      }),
    )
    .optional(),
})

/** Gmail's own message: https://developers.google.com/gmail/api/reference/rest/v1/users.messages#Message */
export interface GmailMessage {
  id: string
  threadId: string
  labelIds?: string[]
  snippet?: string
  internalDate?: string
  payload?: GmailPart
}

interface GmailPart {
  mimeType?: string
  filename?: string
  headers?: { name: string; value: string }[]
  body?: { attachmentId?: string; size?: number; data?: string }
  parts?: GmailPart[]
}

/** Turns Gmail's message into ours, its body cut at `textLength` characters; without payload it has no text. */
export function readMessage(source: GmailMessage, textLength: number): z.input<typeof message> {
  const parts = source.payload ? leaves(source.payload) : []
  const attachments = parts.filter(({ filename }) => filename)
  const text = bodyText(parts.filter(({ filename }) => !filename))
  const cc = headerOf(source, 'cc')
  return {
    messageId: source.id,
    threadId: source.threadId,
    sender: headerOf(source, 'from'),
    to: headerOf(source, 'to'),
    ...(cc && { cc }),
    subject: headerOf(source, 'subject'),
    messageTimestamp: new Date(Number(source.internalDate ?? 0)).toISOString(),
    labelIds: source.labelIds ?? [],
    snippet: htmlToText(source.snippet ?? ''),
    ...(text !== undefined && { messageText: clip(text, textLength) }),
    ...(attachments.length > 0 && { attachmentList: attachments.map(attachment) }),
  }
}

/** A header's value, encoded words read; '' when there is none. */
export function headerOf({ payload }: GmailMessage, name: string): string {
  const found = payload?.headers?.find((header) => header.name.toLowerCase() === name)
  return decodeWords(found?.value ?? '')
}

function leaves(part: GmailPart): GmailPart[] {
  return part.parts ? part.parts.flatMap(leaves) : [part]
}

function bodyText(parts: readonly GmailPart[]): string | undefined {
  const plain = parts.find(({ mimeType, body }) => mimeType === 'text/plain' && body?.data)
  if (plain)
    return decodeBase64(plain.body?.data ?? '')
      .replaceAll('\r\n', '\n')
      .trim()
  const html = parts.find(({ mimeType, body }) => mimeType === 'text/html' && body?.data)
  return html && htmlToText(decodeBase64(html.body?.data ?? ''))
}

function attachment({ filename, mimeType, body }: GmailPart) {
  return {
    attachmentId: body?.attachmentId ?? '',
    filename: filename ?? '',
    mimeType: mimeType ?? '',
    size: body?.size ?? 0,
  }
}
