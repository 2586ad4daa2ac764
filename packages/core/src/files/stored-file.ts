import type { FileDownload, StoredFile as WireFile } from '../contract/file.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { Transport } from '../transport/transport.ts'

/** What is known of a file. A tool is given it by its id. */
export interface StoredFile {
  /** `file_…` */
  id: string
  /** Cleaned: it is a name alone, and nothing in it is a path. */
  name: string
  /** What its bytes say; `application/octet-stream` where they do not. */
  mimetype: string
  /** In bytes. */
  size: number
  /** In hexadecimal. */
  sha256: string
  /** ISO 8601. It is deleted then. */
  expiresAt: string
}

/** Which part of a file to read. */
export interface DownloadOptions extends RequestOptions {
  /** The first byte; 0 when left out. */
  from?: number | undefined
  /** The byte after the last one; the end when left out. */
  to?: number | undefined
}

/** A file whose bytes can be had. */
export interface DownloadableFile extends StoredFile {
  /** Gives the bytes to anybody for some minutes, without a key: for a browser, or another program. */
  downloadUrl: string
  downloadUrlExpiresAt: string
  /** The bytes, or a part of them, as they come: the answer's `body`, or its `text()`, `blob()` or `arrayBuffer()`. */
  download(options?: DownloadOptions): Promise<Response>
}

/** Reads the facts of a file. */
export function readStoredFile(wire: WireFile): StoredFile {
  const { id, name, mimetype, size, sha256, expires_at: expiresAt } = wire
  return { id, name, mimetype, size, sha256, expiresAt }
}

/** Reads a file with its address. */
export function readDownload(transport: Transport): (wire: FileDownload) => DownloadableFile {
  return (wire) => ({
    ...readStoredFile(wire),
    downloadUrl: wire.download_url,
    downloadUrlExpiresAt: wire.download_url_expires_at,
    async download({ from, to, signal } = {}) {
      const headers: Record<string, string> =
        from === undefined && to === undefined ? {} : { range: rangeOf(from ?? 0, to) }
      return transport.open(wire.download_url, { method: 'GET', headers, signal })
    },
  })
}

function rangeOf(from: number, to: number | undefined): string {
  return `bytes=${from}-${to === undefined ? '' : to - 1}`
}
