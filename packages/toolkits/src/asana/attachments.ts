import { MaillonError } from '@maillon/core'
import { defineTool, fileInput, fileOutput, get, multipart, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { type AsanaList, nextCursor, paging } from './fields.ts'
import { taskGid } from './tasks.ts'

const attachment = z.object({
  gid: z.string().describe('`attachment_gid` of ASANA_DOWNLOAD_ATTACHMENT.'),
  name: z.string(),
  size: z.number().nullish(),
  permanent_url: z.string().nullish(),
})

type Attachment = z.input<typeof attachment>

export const uploadAttachment = defineTool({
  slug: 'ASANA_UPLOAD_ATTACHMENT',
  name: 'Attach a file',
  description: 'Attach a file to a task.',
  effect: 'write',
  scopes: ['attachments:write'],
  keywords: ['upload', 'add', 'picture', 'document', 'pdf', 'screenshot'],
  input: z.object({ task_gid: taskGid, file: fileInput('What to attach, at most 100 MB.') }),
  output: attachment,
  run: async ({ task_gid, file }, upstream) => {
    const { data } = (await upstream.call({
      method: 'POST',
      path: '/attachments',
      ...multipart([
        { name: 'parent', text: task_gid },
        { name: 'file', file: await upstream.file(file) },
      ]),
    })) as { data: Attachment }
    return data
  },
})

export const listAttachments = defineTool({
  slug: 'ASANA_LIST_ATTACHMENTS',
  name: 'List attachments',
  description: 'List the files that are attached to a task.',
  effect: 'read',
  scopes: ['attachments:read'],
  keywords: ['files', 'documents', 'pictures'],
  input: z.object({ task_gid: taskGid, ...paging }),
  output: z.object({ attachments: z.array(attachment), next_cursor: nextCursor }),
  request: ({ task_gid, ...query }) =>
    get('/attachments', { parent: task_gid, ...query, opt_fields: 'name,size,permanent_url' }),
  response: ({ data, next_page }: AsanaList<Attachment>) => ({
    attachments: data,
    next_cursor: next_page?.offset ?? null,
  }),
})

export const downloadAttachment = defineTool({
  slug: 'ASANA_DOWNLOAD_ATTACHMENT',
  name: 'Download an attachment',
  description:
    'Get a file that is attached to a task: its id is what tools that take a file are given.',
  effect: 'read',
  scopes: ['attachments:read'],
  keywords: ['file', 'picture', 'document', 'save', 'open'],
  plan: [{ tool: 'ASANA_LIST_ATTACHMENTS', to: 'find the file: its gid is the attachment_gid' }],
  input: z.object({ attachment_gid: z.string().describe('`gid` of the file.') }),
  output: z.object({ file: fileOutput() }),
  run: async ({ attachment_gid }, upstream) => {
    const query = { opt_fields: 'name,download_url,view_url' }
    const { data } = (await upstream.call(get(path`/attachments/${attachment_gid}`, query))) as {
      data: { name: string; download_url?: string | null; view_url?: string | null }
    }
    if (!data.download_url) {
      throw new MaillonError('upstream_error', {
        message: 'The file is not at Asana.',
        hint: `Give the user its address: ${data.view_url ?? 'Asana tells none'}.`,
      })
    }
    const request = { ...get(data.download_url), anonymous: true }
    return { file: await upstream.download(request, { name: data.name }) }
  },
})
