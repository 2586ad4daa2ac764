import { defineTool, fileInput, fileOutput, get, multipart, path } from '@maillon/core/toolkit'
import { z } from 'zod'

const stored = z.object({
  id: z.string().describe('For `attachment_ids` of HUBSPOT_CREATE_NOTE.'),
  name: z.string().nullish().describe('Without its ending.'),
  extension: z.string().nullish(),
  size: z.number().nullish(),
  path: z.string().nullish(),
})

export const uploadFile = defineTool({
  slug: 'HUBSPOT_UPLOAD_FILE',
  name: 'Upload a file',
  description:
    'Put a file among the files of the account, which nobody outside sees; a note can have it attached.',
  effect: 'write',
  scopes: ['files'],
  keywords: ['attach', 'attachment', 'document', 'contract', 'pdf', 'save', 'crm'],
  input: z.object({
    file: fileInput('What to upload.'),
    folder_path: z.string().startsWith('/').default('/attachments').describe('In which folder.'),
  }),
  output: stored,
  run: async ({ file, folder_path }, upstream) =>
    (await upstream.call({
      method: 'POST',
      path: '/files/v3/files',
      ...multipart([
        { name: 'file', file: await upstream.file(file) },
        { name: 'folderPath', text: folder_path },
        { name: 'options', text: JSON.stringify({ access: 'PRIVATE' }) },
      ]),
    })) as z.input<typeof stored>,
})

export const downloadFile = defineTool({
  slug: 'HUBSPOT_DOWNLOAD_FILE',
  name: 'Download a file',
  description:
    'Get a file of the account, such as one attached to a note: its id is what tools that take a file are given.',
  effect: 'read',
  scopes: ['files'],
  keywords: ['get', 'attachment', 'document', 'pdf', 'open', 'save', 'crm'],
  input: z.object({ file_id: z.string().describe('`id` of the file at HubSpot.') }),
  output: z.object({ file: fileOutput() }),
  run: async ({ file_id }, upstream) => {
    const { url, name, extension } = (await upstream.call(
      get(path`/files/v3/files/${file_id}/signed-url`),
    )) as { url: string; name?: string | null; extension?: string | null }
    const whole = [name ?? file_id, extension].filter(Boolean).join('.')
    return { file: await upstream.download({ ...get(url), anonymous: true }, { name: whole }) }
  },
})
