import type { FileFacts } from '@maillon/core/toolkit'

/** Where a call's files come from and go to: those of one owner. */
export interface CallFiles {
  /** Throws `file_not_found`. */
  open(id: string): Promise<OpenFile>
  /** Keeps what comes to its end, and nothing of what breaks off. Throws `file_too_large`, `file_quota`. */
  keep(
    what: { name: string; mimetype?: string | undefined },
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<FileFacts>
}

export interface OpenFile {
  facts: FileFacts
  /** Bytes `[from, to)`, from the beginning each time. */
  read(range: { from: number; to: number }): AsyncIterable<Uint8Array>
}
