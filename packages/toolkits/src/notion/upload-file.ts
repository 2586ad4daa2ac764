import {
  type BodyPiece,
  defineTool,
  type FileFacts,
  fileInput,
  multipart,
  patch,
  path,
  post,
  type ToolRequest,
  type Upstream,
} from '@maillon/core/toolkit'
import { z } from 'zod'
import { pageId } from './fields.ts'

/** What Notion takes at once, and how large a part of what is larger is: https://developers.notion.com/docs/sending-larger-files */
const most = 20 * 1024 * 1024
const part = 10 * 1024 * 1024

export const uploadFile = defineTool({
  slug: 'NOTION_UPLOAD_FILE',
  name: 'Upload a file',
  description:
    'Put a file at the end of a page: pictures, PDFs, sound and films are shown there, others can be downloaded.',
  effect: 'write',
  important: true,
  keywords: ['attach', 'attachment', 'image', 'picture', 'pdf', 'document', 'add', 'embed', 'save'],
  pitfalls: ['Notion takes 5 MB a file in workspaces that do not pay.'],
  plan: [{ tool: 'NOTION_SEARCH_NOTION_PAGE', to: 'find the page: its id is the page_id' }],
  input: z.object({
    page_id: pageId,
    file: fileInput('What to upload.'),
    caption: z.string().optional().describe('What is written below.'),
  }),
  output: z.object({ block_id: z.string() }),
  run: async ({ page_id, file: id, caption }, upstream) => {
    const file = await upstream.file(id)
    const uploadId = await upload(upstream, file)
    const type = blockType(file.mimetype)
    const { results } = (await upstream.call(
      patch(path`/blocks/${page_id}/children`, {
        children: [
          {
            type,
            [type]: {
              type: 'file_upload',
              file_upload: { id: uploadId },
              ...(caption && { caption: [{ type: 'text', text: { content: caption } }] }),
            },
          },
        ],
      }),
    )) as { results: [{ id: string }] }
    return { block_id: results[0].id }
  },
})

function blockType(mimetype: string): string {
  if (mimetype === 'application/pdf') return 'pdf'
  const [kind = ''] = mimetype.split('/')
  return ['image', 'video', 'audio'].includes(kind) ? kind : 'file'
}

/** Gives Notion the bytes, at once or in parts, and answers by what id they can be attached. */
export async function upload(
  upstream: Upstream,
  { id, name, mimetype, size }: FileFacts,
  sizes = { most, part },
): Promise<string> {
  const facts = { filename: name, content_type: mimetype }
  const isLarge = size > sizes.most
  const parts = isLarge ? Math.ceil(size / sizes.part) : 1
  const begun = post(
    '/file_uploads',
    isLarge
      ? { mode: 'multi_part', number_of_parts: parts, ...facts }
      : { mode: 'single_part', ...facts },
  )
  const { id: uploadId } = (await upstream.call(begun)) as { id: string }
  const send = (piece: BodyPiece, number?: number): ToolRequest => ({
    method: 'POST',
    path: path`/file_uploads/${uploadId}/send`,
    ...multipart([
      { name: 'file', pieces: [piece], filename: name, contentType: mimetype },
      ...(number === undefined ? [] : [{ name: 'part_number', text: String(number) }]),
    ]),
  })
  if (!isLarge) {
    await upstream.call(send({ file: id }))
    return uploadId
  }
  for (let number = 1; number <= parts; number += 1) {
    const from = (number - 1) * sizes.part
    const to = Math.min(from + sizes.part, size)
    await upstream.call(send({ file: id, from, to }, number))
  }
  await upstream.call(post(path`/file_uploads/${uploadId}/complete`))
  return uploadId
}
