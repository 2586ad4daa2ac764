import { MaillonError } from '@maillon/core/toolkit'
import type { Bytes } from './bytes.ts'
import { ownVersion } from './own-version.ts'
import type { Segment, Span } from './segment.ts'

/** A file of a folder as the folder's index has it. */
export interface Indexed extends Segment {
  /** The file's name. */
  name: string
  /** The file as it was when it was read; null where it was too young to be told from what is written a moment later. */
  mark: string | null
}

/** What was made of a folder's files. */
export interface FolderIndex {
  files: readonly Indexed[]
  /** All bytes of a file's segment. */
  bytes(file: Indexed): Buffer
  /** The JSON that stands at a span of a segment. Throws `config_invalid` where it is none. */
  read(file: Indexed, span: Span): unknown
}

interface Head {
  /** Which version of this package found the files sound. */
  version: string
  /** Bytes that follow. */
  size: number
  files: readonly (Indexed & { span: Span })[]
}

/** Raised when an index holds something else than before. */
const format = 1
const begin = `maillon toolkits ${format} `
/** `begin`, the length of the head, and a line's end. */
const lineLength = begin.length + 11

/** The content of an index. */
export function writtenIndex(files: readonly (Indexed & { bytes: () => Buffer })[]): Buffer {
  const segments = files.map((file) => file.bytes())
  let size = 0
  const placed = files.map(({ bytes: _bytes, ...file }, place) => {
    const { length } = segments[place]!
    size += length
    return { ...file, span: [size - length, length] as const }
  })
  const head: Head = { version: ownVersion() ?? '', size, files: placed }
  const text = Buffer.from(JSON.stringify(head))
  const line = `${begin}${String(text.length).padStart(10, '0')}\n`
  return Buffer.concat([Buffer.from(line), text, ...segments])
}

/** The index that was written so; undefined where these are none, or not what this version wrote. */
export function readIndex(from: Bytes): FolderIndex | undefined {
  const line = from.read(0, lineLength).toString()
  if (!line.startsWith(begin) || line.length !== lineLength) return undefined
  const start = lineLength + Number(line.slice(begin.length))
  const head = parsed(from.read(lineLength, start - lineLength)) as Head | undefined
  if (head?.version !== (ownVersion() ?? '') || from.size !== start + head.size) return undefined
  const spans = new Map<Indexed, Span>(head.files.map((file) => [file, file.span]))
  const bytes = (file: Indexed, [at, length]: Span) =>
    from.read(start + (spans.get(file)?.[0] ?? 0) + at, length)
  return {
    files: head.files,
    bytes: (file) => bytes(file, [0, spans.get(file)?.[1] ?? 0]),
    read(file, span) {
      const found = parsed(bytes(file, span))
      if (found !== undefined) return found
      throw new MaillonError('config_invalid', {
        message: `What was read of ${file.name} is there no more.`,
        hint: 'Start again: the index of the folder is made anew.',
      })
    },
  }
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString())
  } catch {
    return undefined
  }
}
