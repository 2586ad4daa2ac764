import type { Transport } from '../transport/transport.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { FileSource } from './file-source.ts'
import { type FileCalls, type FilesQuery, fileCalls } from './file-calls.ts'
import type { StoredFile } from './stored-file.ts'
import { type UploadOptions, uploadFile } from './upload-file.ts'

/** What a session's tools are given and give. What it may not use is `file_not_found`, as one that never was. */
export interface SessionFiles extends FileCalls {
  /** Stores a file for this session alone; its `id` is what a tool takes. */
  upload(file: FileSource, options?: UploadOptions, request?: RequestOptions): Promise<StoredFile>
}

/** The files of a session. */
export function createSessionFiles(transport: Transport, sessionId: string): SessionFiles {
  const owner = { session_id: sessionId }
  return {
    ...fileCalls<FilesQuery>(transport, 'session.files', owner, {
      cursor: 'cursor',
      limit: 'limit',
    }),
    async upload(file, options = {}, { signal } = options) {
      return uploadFile(transport, 'session.files.upload()', owner, file, { ...options, signal })
    },
  }
}
