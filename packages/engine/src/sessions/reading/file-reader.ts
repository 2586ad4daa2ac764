import { stepAside } from '../../limits/fair-turns.ts'
import { createBulkhead } from '../../outbound/bulkhead.ts'
import type { FilePart, FilePartRequest } from './part-of-file.ts'
import { readApart, type TimeLimits } from './read-apart.ts'

/** A file, as far as reading it by parts goes. */
export interface ReadableFile {
  mimetype: string
  size: number
  bytes: AsyncIterable<Uint8Array>
}

/** Reads parts of files: each in a process of its own, a few at a time. */
export interface FileReader {
  /** Throws `file_unreadable`, `invalid_arguments`, what the file's bytes throw, and the signal's reason. */
  read(
    file: ReadableFile,
    request: FilePartRequest,
    /** Who asks, as `partyOf` says it. */
    party: string,
    signal?: AbortSignal,
  ): Promise<FilePart>
}

const usualLimits: TimeLimits = { budgetMs: 8_000, endMs: 20_000 }
/** What is read is a matter of processors, of which others need some. */
const usualAtOnce = 2

/** A reader; those that come while it is at work wait for their turn, one of each party after the other. */
export function createFileReader(limits = usualLimits, atOnce = usualAtOnce): FileReader {
  const turns = createBulkhead({ places: atOnce, queue: Infinity, patienceMs: Infinity })
  return {
    async read({ bytes, ...file }, request, party, signal) {
      const leave = await turns.enter('', party, signal)
      try {
        return await stepAside(() => readApart(bytes, { ...request, ...file }, limits, signal))
      } finally {
        leave()
      }
    },
  }
}

/** The reader of this process, whatever engines it has. */
export const fileReader = createFileReader()
