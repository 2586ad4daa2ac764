import { MaillonError } from '../errors/maillon-error.ts'

/** What a file is made of: bytes, or what they come from, which is read as fast as they are stored. */
export type FileSource =
  | Blob
  | ArrayBuffer
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>

/** A file as it is sent, and what it says of itself. */
export interface SentFile {
  body: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  size?: number | undefined
  name?: string | undefined
  mimetype?: string | undefined
}

/** Reads what a caller gave for a file. A path is none: whoever passes one on from a model would read any file. */
export function readSource(source: FileSource): SentFile {
  if (source instanceof Blob) {
    const name = 'name' in source && typeof source.name === 'string' ? source.name : undefined
    return { body: source, size: source.size, name, mimetype: source.type || undefined }
  }
  if (source instanceof ArrayBuffer) return readSource(new Uint8Array(source))
  if (source instanceof Uint8Array) {
    // One of shared memory could change while it is sent.
    const body = source.buffer instanceof ArrayBuffer ? source : new Uint8Array(source)
    return { body: body as Uint8Array<ArrayBuffer>, size: source.byteLength }
  }
  if (source instanceof ReadableStream) return { body: source }
  if (isIterable(source)) return { body: streamOf(source) }
  throw new MaillonError('invalid_request', {
    message: 'The file is none: it is neither bytes nor a stream of them.',
    hint: 'Pass a Blob or File, a Uint8Array, or a stream. A path is not read: open the file, as by openAsBlob() of node:fs.',
  })
}

function isIterable(source: unknown): source is AsyncIterable<Uint8Array> {
  return typeof source === 'object' && source !== null && Symbol.asyncIterator in source
}

/** As ReadableStream.from(), which not every runtime has. */
function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const bytes = source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await bytes.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel(reason) {
      await bytes.return?.(reason)
    },
  })
}
