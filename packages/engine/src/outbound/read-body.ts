import type { Readable } from 'node:stream'
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib'
import { MaillonError } from '@maillon/core'
import type { Dispatcher } from 'undici'
import { large } from '../answers/others-turn.ts'
import { tooLarge } from './too-large.ts'

const decoders: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
}

/** No honest upstream packs an answer more often than this. */
const maxEncodings = 2

/**
 * An answer's whole body, unpacked (RFC 9110 §8.4): nothing packed is asked for, and some upstreams pack all the same.
 * Throws `upstream_error` for a body above the limit, which counts what comes out, and for an encoding that is unknown.
 * What has 256 KiB waits for `beforeLarge`, while its upstream waits too.
 */
export async function readBody(
  { body, headers }: Dispatcher.ResponseData,
  maxBytes: number,
  beforeLarge: () => Promise<void> | undefined = async () => {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  let isLarge = false
  for await (const chunk of unpacked(body, headers['content-encoding'])) {
    size += chunk.byteLength
    if (size > maxBytes) {
      drop(body)
      throw tooLarge(headers['content-type'], maxBytes)
    }
    chunks.push(chunk)
    if (isLarge || size < large) continue
    isLarge = true
    await beforeLarge()
  }
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks)
}

/** The same piece by piece, as fast as somebody takes it; who takes no more ends the transfer. */
export async function streamBody(
  { body, headers }: Dispatcher.ResponseData,
  receive: (bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  try {
    await receive(unpacked(body, headers['content-encoding']))
  } finally {
    drop(body)
  }
}

function unpacked(
  body: Readable,
  encoding: string | string[] | undefined,
): AsyncIterable<Uint8Array> {
  const names = [encoding ?? []].flat().join(',').split(',')
  const encodings = names
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name && name !== 'identity')
  if (encodings.length > maxEncodings) throw refuse(body, 'is packed too often')
  return encodings.reduceRight<NodeJS.ReadableStream>((stream, name) => {
    const decoder = decoders[name]?.()
    if (!decoder) throw refuse(body, 'has an encoding that is not known')
    stream.on('error', (error) => decoder.emit('error', error))
    return stream.pipe(decoder)
  }, body) as AsyncIterable<Buffer>
}

function refuse(body: Readable, what: string): MaillonError {
  drop(body)
  return new MaillonError('upstream_error', { message: `The upstream's answer ${what}.` })
}

/** Ends the transfer; undici reports that as an error of the body, which nobody listens to any more. */
function drop(body: Readable): void {
  body.on('error', () => undefined).destroy()
}
