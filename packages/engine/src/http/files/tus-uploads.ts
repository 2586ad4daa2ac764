import { MaillonError } from '@maillon/core'
import type { FilePlace } from '../../files/file-rows.ts'
import type { Files } from '../../files/files.ts'
import type { Upload } from '../../files/uploads.ts'
import { inParts } from './in-parts.ts'
import { createTurns } from './turns.ts'
import { untilBroken } from './until-broken.ts'

/** As much as is lost when a connection breaks without a word. */
const partBytes = 8 * 1024 * 1024

/** The one version of the protocol that there is. */
export const tusVersion = '1.0.0'

/**
 * Serves HEAD and PATCH of resumable uploads by tus 1.0 (https://tus.io/protocols/resumable-upload): where the upload
 * stands, and more of it. It was begun with the address.
 */
export function createTusUploads(
  files: Files,
): (file: FilePlace, request: Request) => Promise<Response> {
  const inTurn = createTurns()
  return async (place, request) => {
    if (request.headers.get('tus-resumable') !== tusVersion)
      return refused(412, `This address takes tus ${tusVersion}.`, { 'tus-version': tusVersion })
    const isMore = request.method !== 'HEAD'
    if (isMore && request.headers.get('content-type') !== 'application/offset+octet-stream')
      return refused(415, 'More of a file comes as application/offset+octet-stream.')
    // Of a connection that broke, the engine may not know yet when its client asks how far it came.
    return inTurn(`${place.projectId} ${place.id}`, async (turn) => {
      const upload = await files.upload(place)
      const size = resumable(upload)
      const offset = isMore ? await append(files, upload, request, turn) : upload.offset
      // Also where it had come whole, and then the process ended.
      if (offset === size && !upload.isWhole) await files.finish(place)
      const stands = { 'upload-offset': `${offset}`, 'cache-control': 'no-store' }
      if (isMore) return new Response(null, { status: 204, headers: stands })
      return new Response(null, { headers: { ...stands, 'upload-length': `${size}` } })
    })
  }
}

async function append(
  files: Files,
  upload: Upload,
  request: Request,
  turn: AbortSignal,
): Promise<number> {
  let offset = readOffset(request)
  if (offset !== upload.offset) {
    throw new MaillonError('file_offset_conflict', {
      message: `The upload of the file ${upload.id} is at byte ${upload.offset}.`,
      hint: 'Ask how far it is, and go on there.',
      details: { offset: upload.offset, size: upload.size },
    })
  }
  const bytes = untilBroken(request, 'Ask how far the upload is, and go on there.')
  for await (const part of inParts(bytes, partBytes))
    offset = (await files.append(upload, offset, part, turn)).offset
  return offset
}

function readOffset(request: Request): number {
  const told = request.headers.get('upload-offset') ?? ''
  if (/^\d{1,15}$/.test(told)) return Number(told)
  throw new MaillonError('invalid_request', {
    message: 'Upload-Offset does not say at which byte this goes on.',
    hint: 'Ask how far the upload is with HEAD, and send that number.',
  })
}

/** How large an upload is that can be resumed. Throws `unsupported` for another. */
function resumable({ size, md5 }: Upload): number {
  if (size !== null && md5 === null) return size
  throw new MaillonError('unsupported', {
    message: 'This upload cannot be resumed: its size was not told when it was begun.',
    hint: 'Tell the size when you ask for the address, or PUT the whole file.',
  })
}

function refused(status: number, told: string, headers?: Record<string, string>): Response {
  return new Response(`${told}\n`, { status, ...(headers && { headers }) })
}
