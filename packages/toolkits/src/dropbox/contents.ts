import {
  type BodyPiece,
  defineTool,
  type FileFacts,
  fileInput,
  fileOutput,
  post,
  type ToolRequest,
  type Upstream,
} from '@maillon/core/toolkit'
import { z } from 'zod'
import { type DropboxEntry, entry, path, readEntry } from './fields.ts'

/** Where contents go and come from. */
export const contentOrigin = 'https://content.dropboxapi.com'

/** What Dropbox takes in one request, and a piece of what is larger: a multiple of 4 MiB. */
const most = 148 * 1024 * 1024

export const downloadFile = defineTool({
  slug: 'DROPBOX_DOWNLOAD_FILE',
  name: 'Download a file',
  description:
    'Get a file out of Dropbox: its id is what tools that take a file are given, to mail it, save it elsewhere or read it.',
  effect: 'read',
  scopes: ['files.content.read', 'files.metadata.read'],
  keywords: ['get', 'read', 'open', 'fetch', 'attach', 'content', 'export'],
  plan: [{ tool: 'DROPBOX_SEARCH_FILE', to: 'find the file and its path' }],
  input: z.object({ path }),
  output: z.object({ file: fileOutput() }),
  run: async ({ path: of }, upstream) => {
    const { name } = (await upstream.call(
      post('/files/get_metadata', { path: of }),
    )) as DropboxEntry
    return { file: await upstream.download(contentRequest('download', { path: of }), { name }) }
  },
})

export const uploadFile = defineTool({
  slug: 'DROPBOX_UPLOAD_FILE',
  name: 'Upload a file',
  description: 'Put a file into Dropbox, such as an attachment or a download; folders are made.',
  effect: 'write',
  important: true,
  scopes: ['files.content.write'],
  keywords: ['save', 'store', 'attachment', 'put', 'add', 'backup', 'archive', 'new version'],
  input: z.object({
    file: fileInput('What to upload.'),
    path: path.describe('Where it is to be: a folder that ends with /, or a path with its name.'),
    mode: z
      .enum(['add', 'overwrite'])
      .default('add')
      .describe('What becomes of a file that is there: it stays, or it is replaced.'),
    autorename: z
      .boolean()
      .default(false)
      .describe('Whether it gets another name when this is taken.'),
  }),
  output: entry,
  run: async ({ file: id, path: to, mode, autorename }, upstream) => {
    const file = await upstream.file(id)
    const commit = { path: to.endsWith('/') ? to + file.name : to, mode, autorename }
    return readEntry(await upload(upstream, file, commit))
  },
})

/** Where a file goes: https://www.dropbox.com/developers/documentation/http/documentation#files-upload */
export interface Commit {
  path: string
  mode: 'add' | 'overwrite'
  autorename: boolean
}

/** Gives Dropbox a file, in one request or in pieces. */
export async function upload(
  upstream: Upstream,
  { id, size }: FileFacts,
  commit: Commit,
  piece = most,
): Promise<DropboxEntry> {
  if (size <= piece)
    return (await upstream.call(contentRequest('upload', commit, [{ file: id }]))) as DropboxEntry
  const part = (from: number) => [{ file: id, from, to: Math.min(from + piece, size) }]
  const start = contentRequest('upload_session/start', { close: false }, part(0))
  const { session_id } = (await upstream.call(start)) as { session_id: string }
  let offset = piece
  for (; size - offset > piece; offset += piece) {
    const append = { cursor: { session_id, offset }, close: false }
    await upstream.call(contentRequest('upload_session/append_v2', append, part(offset)))
  }
  const finish = { cursor: { session_id, offset }, commit }
  const request = contentRequest('upload_session/finish', finish, part(offset))
  return (await upstream.call(request)) as DropboxEntry
}

/** What a call says stands in a header, as ASCII. */
function contentRequest(name: string, argument: object, body?: readonly BodyPiece[]): ToolRequest {
  const asciiOnly = JSON.stringify(argument).replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return {
    method: 'POST',
    path: `${contentOrigin}/2/files/${name}`,
    headers: {
      'dropbox-api-arg': asciiOnly,
      ...(body && { 'content-type': 'application/octet-stream' }),
    },
    ...(body && { body }),
  }
}
