import {
  defineTool,
  fileInput,
  fileOutput,
  get,
  path,
  type ToolRequest,
} from '@maillon/core/toolkit'
import { z } from 'zod'
import { everyDrive, file, fileId, scopes } from './fields.ts'
import { upload } from './upload.ts'

/** What Google's own documents can become: https://developers.google.com/workspace/drive/api/guides/ref-export-formats */
const formats = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/x-vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  csv: 'text/csv',
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'application/zip',
  epub: 'application/epub+zip',
  png: 'image/png',
  svg: 'image/svg+xml',
} as const

export const downloadFile = defineTool({
  slug: 'GOOGLEDRIVE_DOWNLOAD_FILE',
  name: 'Download a file',
  description:
    'Get a file out of Drive; Google documents, sheets and slides as PDF or in another format. Its id is what tools that ' +
    'take a file are given, to mail it or save it elsewhere. GOOGLEDRIVE_READ_FILE has the text alone.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['export', 'pdf', 'attach', 'save', 'fetch', 'spreadsheet', 'word', 'excel', 'backup'],
  pitfalls: ['Google exports no document of more than 10 MB.'],
  plan: [{ tool: 'GOOGLEDRIVE_FIND_FILE', to: 'find the file: its id is the file_id' }],
  input: z.object({
    file_id: fileId,
    format: z
      .enum(Object.keys(formats) as [keyof typeof formats])
      .optional()
      .describe(
        'What a Google document becomes; `pdf` when left out, `xlsx` for sheets. Other files come as they are.',
      ),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ file_id, format }, upstream) => {
    const facts = (await upstream.call(
      get(path`/files/${file_id}`, { ...everyDrive, fields: 'id,name,mimeType' }),
    )) as Facts
    const { request, name } = contentRequest(facts, format)
    return { file: await upstream.download(request, { name }) }
  },
})

interface Facts {
  id: string
  name: string
  mimeType: string
}

function contentRequest(
  { id, name, mimeType }: Facts,
  format?: keyof typeof formats,
): { request: ToolRequest; name: string } {
  if (!mimeType.startsWith('application/vnd.google-apps.'))
    return { request: get(path`/files/${id}`, { ...everyDrive, alt: 'media' }), name }
  const wanted = format ?? (mimeType.endsWith('.spreadsheet') ? 'xlsx' : 'pdf')
  return {
    request: get(path`/files/${id}/export`, { mimeType: formats[wanted] }),
    name: `${name}.${wanted === 'html' ? 'zip' : wanted}`,
  }
}

const source = fileInput('What to upload.')

export const uploadFile = defineTool({
  slug: 'GOOGLEDRIVE_UPLOAD_FILE',
  name: 'Upload a file',
  description:
    'Put a file into Drive as it is, such as an attachment or a download, or as a Google document that can be edited there.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['save', 'store', 'attachment', 'put', 'add', 'import', 'archive', 'pdf', 'picture'],
  input: z.object({
    file: source,
    name: z.string().min(1).optional().describe("Its name in Drive; the file's own when left out."),
    parent_id: z.string().optional().describe('Id of the folder that it shall be in.'),
    description: z.string().optional().describe('What people read beside it.'),
    convert_to: z
      .enum(['document', 'spreadsheet', 'presentation'])
      .optional()
      .describe(
        'What of Google it becomes, for Word, Excel and the like; it stays as it is when left out.',
      ),
  }),
  output: file,
  run: async ({ file: id, name, parent_id, description, convert_to }, upstream) => {
    const given = await upstream.file(id)
    return upload(upstream, {
      method: 'POST',
      path: '/files',
      metadata: {
        name: name ?? given.name,
        mimeType: convert_to ? `application/vnd.google-apps.${convert_to}` : given.mimetype,
        ...(description !== undefined && { description }),
        ...(parent_id && { parents: [parent_id] }),
      },
      file: given,
      contentType: given.mimetype,
    })
  },
})

export const replaceContent = defineTool({
  slug: 'GOOGLEDRIVE_UPLOAD_UPDATE_FILE',
  name: 'Replace the content of a file',
  description:
    'Put new content into a file of Drive, which keeps its id, links and earlier versions.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['new version', 'overwrite', 'upload again', 'change', 'revision'],
  plan: [{ tool: 'GOOGLEDRIVE_FIND_FILE', to: 'find the file: its id is the file_id' }],
  input: z.object({ file_id: fileId, file: source }),
  output: file,
  run: async ({ file_id, file: id }, upstream) => {
    const given = await upstream.file(id)
    return upload(upstream, {
      method: 'PATCH',
      path: path`/files/${file_id}`,
      metadata: {},
      file: given,
      contentType: given.mimetype,
    })
  },
})
