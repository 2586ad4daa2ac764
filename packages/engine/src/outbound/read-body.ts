import type { Readable } from 'node:stream'
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib'
import { MaillonError } from '@maillon/core'
import { large } from '../answers/others-turn.ts'
import type { HeaderLines } from './answer-headers.ts'
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

/** A body that is put together. */
export interface Whole {
  /**
   * Takes what came; where it becomes large, the next is to wait for what this answers, while its upstream waits too.
   * Throws `upstream_error` for a body above the limit.
   */
  add(chunk: Uint8Array, type?: string): Promise<void> | undefined
  bytes(): Uint8Array
}

/** Of so many bytes at most; what has 256 KiB waits for `beforeLarge`. */
export function wholeBody(
  maxBytes: number,
  beforeLarge: () => Promise<void> | undefined = () => undefined,
): Whole {
  const chunks: Uint8Array[] = []
  let size = 0
  let isLarge = false
  return {
    add(chunk, type) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge(type, maxBytes)
      chunks.push(chunk)
      if (isLarge || size < large) return undefined
      isLarge = true
      return beforeLarge()
    },
    bytes: () => (chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks)),
  }
}

/**
 * An answer's whole body, unpacked (RFC 9110 §8.4): nothing packed is asked for, and some upstreams pack all the same. The
 * limit counts what comes out. Throws `upstream_error` for an encoding that is unknown.
 */
export async function readBody(
  body: Readable,
  lines: HeaderLines,
  whole: Whole,
): Promise<Uint8Array> {
  try {
    for await (const chunk of unpacked(body, lines)) await whole.add(chunk, typeIn(lines))
    return whole.bytes()
  } finally {
    drop(body)
  }
}

/** The same piece by piece, as fast as somebody takes it; who takes no more ends the transfer. */
export async function streamBody(
  body: Readable,
  lines: HeaderLines,
  receive: (bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  try {
    await receive(unpacked(body, lines))
  } finally {
    drop(body)
  }
}

/** What an answer says that it is. */
export function typeIn({ 'content-type': type }: HeaderLines): string | undefined {
  return typeof type === 'object' ? type[0] : type
}

/** Whether an answer's body has to be unpacked, or refused. */
export function isPacked(lines: HeaderLines): boolean {
  return lines['content-encoding'] !== undefined && encodingsIn(lines).length > 0
}

function encodingsIn({ 'content-encoding': encoding }: HeaderLines): string[] {
  const names = [encoding ?? []].flat().join(',').split(',')
  return names
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name && name !== 'identity')
}

function unpacked(body: Readable, lines: HeaderLines): AsyncIterable<Uint8Array> {
  const encodings = encodingsIn(lines)
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
