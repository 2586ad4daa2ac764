import { path } from '../toolkit/path.ts'
import { type Page, readPage } from '../transport/page.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'
import {
  type DownloadableFile,
  readDownload,
  readStoredFile,
  type StoredFile,
} from './stored-file.ts'

/** Which page of files to list. */
export type FilesQuery = {
  cursor?: string | undefined
  /** 20 when left out, at most 1000. */
  limit?: number | undefined
}

/** What can be done with files that there are. An unknown id rejects with `file_not_found`. */
export interface FileCalls<Query extends FilesQuery = FilesQuery> {
  get(id: string, request?: RequestOptions): Promise<DownloadableFile>
  /** Newest first. */
  list(query?: Query, request?: RequestOptions): Promise<Page<StoredFile>>
  /** No tool and no address gives it any more. */
  delete(id: string, request?: RequestOptions): Promise<void>
}

/** The calls of those files that `owner` may use, listed by options that the API has under these names. */
export function fileCalls<Query extends FilesQuery>(
  transport: Transport,
  what: string,
  owner: { session_id?: string },
  names: Record<keyof Query & string, string>,
): FileCalls<Query> {
  const one = (id: string) =>
    ({ path: path`/files/${id}`, query: owner, notFound: 'file_not_found' }) as const
  return {
    async get(id, { signal } = {}) {
      return transport.send({ method: 'GET', ...one(id), signal }, readDownload(transport))
    },
    async list(query, { signal } = {}) {
      const wire = { ...toQuery(`${what}.list()`, { ...query }, names), ...owner }
      return transport.send(
        { method: 'GET', path: '/files', query: wire, signal },
        readPage(readStoredFile),
      )
    },
    async delete(id, { signal } = {}) {
      await transport.send({ method: 'DELETE', ...one(id), signal }, () => true)
    },
  }
}
