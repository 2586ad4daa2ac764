import { createHash } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { FilePlace } from '../../files/file-rows.ts'
import type { Files } from '../../files/files.ts'
import type { StoredFile } from '../../files/stored-file.ts'
import type { Upload } from '../../files/uploads.ts'
import { untilBroken } from './until-broken.ts'

/**
 * Takes the bytes of a file in one request. Nothing stays of one that breaks off, or is not what was announced: it can be
 * sent again. Throws `already_done`, `file_not_found`, `invalid_request`, and what the bounds of files throw.
 */
export async function uploadWhole(
  files: Files,
  place: FilePlace,
  request: Request,
): Promise<StoredFile> {
  const upload = await files.upload(place)
  const told = request.headers.get('content-length')
  if (!upload.isWhole && upload.size !== null && told !== null && Number(told) !== upload.size)
    throw otherSize(upload.size)
  const body = untilBroken(request, 'Send all of it again, to the same address.')
  return files.fill(place, checked(body, upload), request.signal)
}

/** The same bytes, which end well only if they are what was announced. */
async function* checked(
  bytes: AsyncIterable<Uint8Array>,
  { size, md5 }: Upload,
): AsyncGenerator<Uint8Array, void> {
  const digest = md5 === null ? undefined : createHash('md5')
  let taken = 0
  for await (const chunk of bytes) {
    taken += chunk.length
    if (size !== null && taken > size) throw otherSize(size)
    digest?.update(chunk)
    yield chunk
  }
  if (size !== null && taken < size) throw otherSize(size)
  if (digest && digest.digest('hex') !== md5) throw otherDigest()
}

function otherSize(size: number): MaillonError {
  return new MaillonError('invalid_request', {
    message: `The file was announced with ${size} bytes, and these are not so many.`,
    hint: 'Send all of it, or ask for an address for the file as it is.',
  })
}

function otherDigest(): MaillonError {
  return new MaillonError('invalid_request', {
    message: 'The bytes do not have the MD5 that was announced for them.',
    hint: 'Send the very file that was announced.',
  })
}
