import type { StoredFile } from '../../files/stored-file.ts'
import { attachment } from './content-disposition.ts'
import { type ByteRange, readRange } from './read-range.ts'

/** Whoever opens it saves it: nothing of it is shown, or runs, as if it were a page of the engine's. */
const neverShown = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'no-referrer',
}

/**
 * Answers with a file's bytes, or the part that is asked for (RFC 9110 §13 and §14), as fast as they are taken. A file
 * does not change, so its digest is its entity tag.
 */
export function serveFile(
  request: Request,
  file: StoredFile,
  read: (range: ByteRange) => AsyncIterable<Uint8Array>,
): Response {
  const { size, sha256, mimetype, name } = file
  const etag = `"${sha256}"`
  const headers = new Headers({ ...neverShown, etag, 'accept-ranges': 'bytes' })
  if (names(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers })
  const range = rangeOf(request, size, etag)
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const { from, to } = range ?? { from: 0, to: size }
  headers.set('content-type', mimetype)
  headers.set('content-disposition', attachment(name))
  headers.set('content-length', String(to - from))
  if (range) headers.set('content-range', `bytes ${from}-${to - 1}/${size}`)
  const body = request.method === 'HEAD' ? null : untilLeft(read({ from, to }), request.signal)
  return new Response(body, { status: range ? 206 : 200, headers })
}

/** Where no connection ends that tells of it, it is the signal alone that says that nobody reads on. */
function untilLeft(bytes: AsyncIterable<Uint8Array>, signal: AbortSignal): ReadableStream {
  return ReadableStream.from(bytes).pipeThrough(new TransformStream(), { signal })
}

/** A part of another version than the one that a client has already would not fit to it. */
function rangeOf({ method, headers }: Request, size: number, etag: string) {
  const version = headers.get('if-range')
  if (method !== 'GET' || (version !== null && version !== etag)) return undefined
  return readRange(headers.get('range') ?? undefined, size)
}

function names(list: string | null, etag: string): boolean {
  const tags = list?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags?.some((tag) => tag === etag || tag === '*') ?? false
}
