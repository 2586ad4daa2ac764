import { defineTool, fileOutput, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { userId } from './fields.ts'
import { scopes } from './messages.ts'

export const getAttachment = defineTool({
  slug: 'GMAIL_GET_ATTACHMENT',
  name: 'Get attachment',
  description:
    'Get a file that is attached to a mail: its id is what tools that take a file are given, to send it on, save it or read it.',
  effect: 'read',
  scopes,
  keywords: ['download', 'file', 'pdf', 'invoice', 'document', 'picture', 'open', 'save'],
  plan: [
    {
      tool: 'GMAIL_FETCH_EMAILS',
      to: 'find the mail and, in its attachmentList, the attachmentId and filename',
    },
  ],
  input: z.object({
    message_id: z.string().describe('`messageId` of the mail.'),
    attachment_id: z.string().describe('`attachmentId` of the file in its `attachmentList`.'),
    file_name: z.string().describe('`filename` of it.'),
    user_id: userId,
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ message_id, attachment_id, file_name, user_id }, upstream) => {
    const address = path`/gmail/v1/users/${user_id}/messages/${message_id}/attachments/${attachment_id}`
    return { file: await upstream.download(get(address), { name: file_name, inside: 'data' }) }
  },
})
