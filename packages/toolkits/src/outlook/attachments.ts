import { defineTool, fileOutput, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'

export const downloadAttachment = defineTool({
  slug: 'OUTLOOK_DOWNLOAD_ATTACHMENT',
  name: 'Download an attachment',
  description:
    'Get a file that is attached to a mail: its id is what tools that take a file are given, to send it on, save it or read it.',
  effect: 'read',
  scopes: ['Mail.ReadWrite'],
  keywords: ['get', 'file', 'pdf', 'invoice', 'document', 'picture', 'open', 'save'],
  plan: [
    { tool: 'OUTLOOK_SEARCH_MESSAGES', to: 'find the mail: its id is the message_id' },
    { tool: 'OUTLOOK_GET_MESSAGE', to: 'learn the attachment_id from its attachments' },
  ],
  input: z.object({
    message_id: z.string().describe('`id` of the mail.'),
    attachment_id: z.string().describe('`id` of the file in `attachments` of OUTLOOK_GET_MESSAGE.'),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ message_id, attachment_id }, upstream) => {
    const address = path`/me/messages/${message_id}/attachments/${attachment_id}`
    const { name, contentType } = (await upstream.call(
      get(address, { $select: 'name,contentType' }),
    )) as { name?: string | null; contentType?: string | null }
    const file = await upstream.download(get(`${address}/$value`), {
      name: name ?? 'attachment',
      ...(contentType && { mimetype: contentType }),
    })
    return { file }
  },
})
