import { defineTool, fileInput, fileOutput, get, multipart, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { type Links, nextCursor, nextCursorOf, pageId, paging } from './fields.ts'

const attachment = z.object({
  id: z.string().describe('`attachment_id` of CONFLUENCE_DOWNLOAD_ATTACHMENT.'),
  title: z.string().describe('Its name.'),
  mediaType: z.string().nullish(),
  fileSize: z.number().nullish(),
  createdAt: z.string().nullish(),
})

export const uploadAttachment = defineTool({
  slug: 'CONFLUENCE_UPLOAD_ATTACHMENT',
  name: 'Attach files',
  description: 'Attach files to a page; one of the same name gets a new version.',
  effect: 'write',
  scopes: ['write:attachment:confluence'],
  keywords: ['upload', 'add', 'picture', 'document', 'pdf'],
  plan: [{ tool: 'CONFLUENCE_SEARCH_CONTENT', to: 'find the page: its id is the page_id' }],
  input: z.object({
    page_id: pageId,
    files: z.array(fileInput('A file to attach.')).min(1).max(20).describe('By id (file_…).'),
  }),
  output: z.object({ attachments: z.array(attachment.pick({ id: true, title: true })) }),
  run: async ({ page_id, files }, upstream) => {
    const given = await Promise.all(files.map((id) => upstream.file(id)))
    const form = multipart(given.map((file) => ({ name: 'file', file })))
    const { results } = (await upstream.call({
      method: 'PUT',
      path: path`/wiki/rest/api/content/${page_id}/child/attachment`,
      ...form,
      // Confluence refuses forms without it, as browsers could send them for somebody else.
      headers: { ...form.headers, 'x-atlassian-token': 'no-check' },
    })) as { results: { id: string; title: string }[] }
    return { attachments: results }
  },
})

export const listAttachments = defineTool({
  slug: 'CONFLUENCE_LIST_ATTACHMENTS',
  name: 'List attachments',
  description: 'List the files that are attached to a page.',
  effect: 'read',
  scopes: ['read:attachment:confluence'],
  keywords: ['files', 'documents', 'pictures'],
  input: z.object({ page_id: pageId, ...paging }),
  output: z.object({ attachments: z.array(attachment), next_cursor: nextCursor }),
  request: ({ page_id, ...query }) => get(path`/wiki/api/v2/pages/${page_id}/attachments`, query),
  response: ({
    results,
    _links: links,
  }: {
    results: z.input<typeof attachment>[]
    _links?: Links
  }) => ({ attachments: results, next_cursor: nextCursorOf(links) }),
})

export const downloadAttachment = defineTool({
  slug: 'CONFLUENCE_DOWNLOAD_ATTACHMENT',
  name: 'Download an attachment',
  description:
    'Get a file that is attached to a page: its id is what tools that take a file are given.',
  effect: 'read',
  scopes: ['read:attachment:confluence'],
  keywords: ['file', 'picture', 'document', 'save', 'open'],
  plan: [{ tool: 'CONFLUENCE_LIST_ATTACHMENTS', to: 'find the file: its id is the attachment_id' }],
  input: z.object({
    page_id: pageId,
    attachment_id: z.string().describe('`id` of the file: att…'),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ page_id, attachment_id }, upstream) => {
    const { title } = (await upstream.call(
      get(path`/wiki/api/v2/attachments/${attachment_id}`),
    )) as { title: string }
    const place = path`/wiki/rest/api/content/${page_id}/child/attachment/${attachment_id}/download`
    return { file: await upstream.download(get(place), { name: title }) }
  },
})
