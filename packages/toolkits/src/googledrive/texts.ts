import { defineTool, get, path, post, type ToolRequest } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { everyDrive, file, fileFields, fileId, scopes } from './fields.ts'

/** What Google's own formats are read as. */
const readAs: Record<string, string> = {
  'application/vnd.google-apps.document': 'text/markdown',
  'application/vnd.google-apps.spreadsheet': 'text/csv',
  'application/vnd.google-apps.presentation': 'text/plain',
}

export const readFile = defineTool({
  slug: 'GOOGLEDRIVE_READ_FILE',
  name: 'Read a file',
  description:
    'Read the text of a file: Google documents as Markdown, sheets as CSV (the first one), slides as text, ' +
    'and files that are text anyway. GOOGLEDRIVE_DOWNLOAD_FILE gets any other file.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['open', 'content', 'contents', 'get', 'document', 'text', 'summarize'],
  plan: [{ tool: 'GOOGLEDRIVE_FIND_FILE', to: 'find the file: its id is the file_id' }],
  input: z.object({
    file_id: fileId,
    max_length: z.int().min(1).max(200_000).default(50_000).describe('Characters at most.'),
  }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    mimeType: z.string(),
    webViewLink: z.string().optional(),
    text: z.string().optional().describe('Left out for files that are no text.'),
  }),
  run: async ({ file_id, max_length }, upstream) => {
    const facts = (await upstream.call(
      get(path`/files/${file_id}`, { ...everyDrive, fields: 'id,name,mimeType,webViewLink' }),
    )) as { id: string; name: string; mimeType: string; webViewLink?: string }
    const request = contentRequest(file_id, facts.mimeType)
    if (!request) return facts
    const body = await upstream.call(request)
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return { ...facts, text: clip(text, max_length) }
  },
})

function contentRequest(fileId: string, mimeType: string): ToolRequest | undefined {
  const exported = readAs[mimeType]
  if (exported) return get(path`/files/${fileId}/export`, { mimeType: exported })
  if (!/^text\/|^application\/(json|xml)$/.test(mimeType)) return undefined
  return get(path`/files/${fileId}`, { ...everyDrive, alt: 'media' })
}

export const createTextFile = defineTool({
  slug: 'GOOGLEDRIVE_CREATE_FILE_FROM_TEXT',
  name: 'Create a file from text',
  description: 'Create a text file, or a Google document from Markdown or HTML, with this content.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['save', 'write', 'upload', 'document', 'note', 'new'],
  input: z.object({
    file_name: z.string().min(1).describe('Its name, with an ending for text files.'),
    text_content: z.string().describe('What stands in it.'),
    mime_type: z
      .enum(['text/plain', 'text/markdown', 'text/html', 'text/csv', 'application/json'])
      .default('text/plain')
      .describe('What the text is.'),
    as_google_document: z
      .boolean()
      .default(false)
      .describe('Whether it becomes a Google document; text, Markdown and HTML can.'),
    parent_id: z.string().optional().describe('Id of the folder that it shall be in.'),
  }),
  output: file,
  run: async ({ file_name, text_content, mime_type, as_google_document, parent_id }, upstream) => {
    const { id } = (await upstream.call({
      ...post('/files', {
        name: file_name,
        mimeType: as_google_document ? 'application/vnd.google-apps.document' : mime_type,
        ...(parent_id && { parents: [parent_id] }),
      }),
      query: { ...everyDrive, fields: 'id' },
    })) as { id: string }
    return (await upstream.call({
      method: 'PATCH',
      path: `https://www.googleapis.com/upload/drive/v3${path`/files/${id}`}`,
      query: { ...everyDrive, uploadType: 'media', fields: fileFields },
      headers: { 'content-type': mime_type },
      text: text_content,
    })) as z.input<typeof file>
  },
})
