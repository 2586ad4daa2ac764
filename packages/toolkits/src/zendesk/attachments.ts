import { defineTool, fileInput, fileOutput, get, path, type Upstream } from '@maillon/core/toolkit'
import { z } from 'zod'

/** Files of a comment, an input of tools that write one. */
export const attachments = z
  .array(fileInput('A file to attach.'))
  .max(20)
  .default([])
  .describe('Files to attach, by id (file_…); 50 MB each.')

/** Gives Zendesk files, and answers by what a comment names them. */
export async function uploads(
  upstream: Upstream,
  ids: readonly string[],
): Promise<{ uploads?: string[] }> {
  if (ids.length === 0) return {}
  const tokens: string[] = []
  for (const id of ids) {
    const { name, mimetype } = await upstream.file(id)
    const { upload } = (await upstream.call({
      method: 'POST',
      path: '/uploads.json',
      query: { filename: name },
      headers: { 'content-type': mimetype },
      body: [{ file: id }],
    })) as { upload: { token: string } }
    tokens.push(upload.token)
  }
  return { uploads: tokens }
}

export const downloadAttachment = defineTool({
  slug: 'ZENDESK_DOWNLOAD_ATTACHMENT',
  name: 'Download an attachment',
  description:
    'Get a file that is attached to a comment of a ticket: its id is what tools that take a file are given.',
  effect: 'read',
  scopes: ['read'],
  keywords: ['file', 'picture', 'screenshot', 'pdf', 'save', 'open'],
  plan: [
    { tool: 'ZENDESK_GET_TICKET', to: 'learn the attachment_id from attachments of its comments' },
  ],
  input: z.object({
    attachment_id: z.int().describe('`id` of the file in `attachments` of a comment.'),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ attachment_id }, upstream) => {
    const { attachment } = (await upstream.call(get(path`/attachments/${attachment_id}.json`))) as {
      attachment: { file_name: string; content_url: string }
    }
    // A Zendesk may have a host of its own, which no credential goes to; its files are at both.
    const { pathname, search } = new URL(attachment.content_url)
    const request = get(`https://{subdomain}.zendesk.com${pathname}${search}`)
    return { file: await upstream.download(request, { name: attachment.file_name }) }
  },
})
