import { createHash } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { BodyPiece } from '@maillon/core/toolkit'
import type { StreamedBody } from '../../outbound/outbound-init.ts'
import type { CallFiles, OpenFile } from './call-files.ts'
import { encodedSize, encodeEach } from './encode-pieces.ts'

/** A body of several pieces. */
export interface StreamedContent extends StreamedBody {
  /** Of all of it, in hexadecimal: what signs a call signs that. */
  sha256(): Promise<string>
}

/** What a tool sends, and bytes that an app has sent here. */
export type ContentPiece = BodyPiece | Uint8Array

type FilePiece = Exclude<BodyPiece, string>

/** Finds the files of a body, and adds up how long it is. Throws `file_not_found`, and `invalid_arguments` for bytes that a file has not. */
export async function streamedContent(
  pieces: readonly ContentPiece[],
  files: CallFiles | undefined,
): Promise<StreamedContent> {
  const parts = await Promise.all(
    pieces.map(async (piece) =>
      typeof piece === 'string'
        ? bytesPart(new TextEncoder().encode(piece))
        : piece instanceof Uint8Array
          ? bytesPart(piece)
          : filePart(piece, files),
    ),
  )
  const [only] = parts
  async function* open() {
    for (const part of parts) yield* part.open()
  }
  return {
    size: parts.reduce((sum, { size }) => sum + size, 0),
    open,
    sha256: async () => (parts.length === 1 && only?.sha256) || digestOf(open()),
  }
}

/** A piece; its digest where that is known. */
type Part = StreamedBody & { sha256?: string }

function bytesPart(bytes: Uint8Array): Part {
  return {
    size: bytes.byteLength,
    async *open() {
      if (bytes.byteLength > 0) yield bytes
    },
  }
}

async function filePart(piece: FilePiece, files: CallFiles | undefined): Promise<Part> {
  const { encoding } = piece
  const file = await opened(piece, files)
  const range = rangeOf(piece, file)
  const isWhole = range.from === 0 && range.to === file.facts.size
  const size = range.to - range.from
  if (encoding)
    return {
      size: encodedSize(size, encoding),
      open: () => encodeEach(file.read(range), encoding),
    }
  return { size, open: () => file.read(range), ...(isWhole && { sha256: file.facts.sha256 }) }
}

async function opened({ file }: FilePiece, files: CallFiles | undefined): Promise<OpenFile> {
  if (files) return files.open(file)
  throw new MaillonError('unsupported', {
    message: 'No file can be sent here.',
    hint: 'Send it with a tool that takes files.',
  })
}

function rangeOf({ from = 0, to }: FilePiece, { facts }: OpenFile): { from: number; to: number } {
  const { size, name } = facts
  const end = to ?? size
  if (0 <= from && from <= end && end <= size) return { from, to: end }
  throw new MaillonError('invalid_arguments', {
    message: `${name} has ${size} bytes, so not those from ${from} to ${end}.`,
    hint: 'Ask for a part that the file has.',
  })
}

async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of bytes) digest.update(chunk)
  return digest.digest('hex')
}
