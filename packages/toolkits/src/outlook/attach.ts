import {
  type FileFacts,
  fileInput,
  jsonWithFiles,
  path,
  post,
  type Upstream,
} from '@maillon/core/toolkit'
import { z } from 'zod'

/** What Graph takes inside of a request; what is larger has an upload session of its own. */
const inside = 3 * 1024 * 1024

/** A range of an upload session: below 4 MB, and a multiple of 320 KiB. */
const range = 12 * 320 * 1024

/** Files to attach, an input of tools that write mail. */
export const attachments = z
  .array(fileInput('A file to attach.'))
  .max(25)
  .default([])
  .describe('Files to attach, by id (file_…); up to 150 MB each, as far as the mailbox allows.')

/** Whether files can go inside of the request that makes their mail. */
export const fitInside = (files: readonly FileFacts[]) =>
  files.reduce((sum, { size }) => sum + size, 0) <= inside

/** A file as it stands inside of a request: https://learn.microsoft.com/graph/api/resources/fileattachment */
export const fileAttachment = (file: FileFacts) => ({
  '@odata.type': '#microsoft.graph.fileAttachment',
  name: file.name,
  contentType: file.mimetype,
  contentBytes: { base64Of: file },
})

/** Attaches files to a draft. */
export async function attach(
  upstream: Upstream,
  messageId: string,
  files: readonly FileFacts[],
  sizes = { inside, range },
): Promise<void> {
  const place = path`/me/messages/${messageId}/attachments`
  for (const file of files) {
    if (file.size <= sizes.inside)
      await upstream.call({ ...post(place), ...jsonWithFiles(fileAttachment(file)) })
    else await inRanges(upstream, place, file, sizes.range)
  }
}

/** The address of a session is its own credential, and refuses any other: https://learn.microsoft.com/graph/outlook-large-attachments */
async function inRanges(upstream: Upstream, place: string, file: FileFacts, length: number) {
  const { id, name, size, mimetype } = file
  const item = { attachmentType: 'file', name, size, contentType: mimetype }
  const begun = post(`${place}/createUploadSession`, { AttachmentItem: item })
  const { uploadUrl } = (await upstream.call(begun)) as { uploadUrl: string }
  for (let from = 0; from < size; from += length) {
    const to = Math.min(from + length, size)
    await upstream.call({
      method: 'PUT',
      path: uploadUrl,
      anonymous: true,
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes ${from}-${to - 1}/${size}`,
      },
      body: [{ file: id, from, to }],
    })
  }
}
