import type { RequestOptions } from '../transport/request-options.ts'
import type { Transport } from '../transport/transport.ts'
import { type FileCalls, type FilesQuery, fileCalls } from './file-calls.ts'
import type { FileSource } from './file-source.ts'
import type { StoredFile } from './stored-file.ts'
import { type UploadOptions, uploadFile } from './upload-file.ts'

/** How a file is called, and which session alone may use it. */
export interface CreateFileOptions extends UploadOptions {
  /** The session of the user that alone may use it; any of theirs when left out. */
  session?: string | undefined
}

/** Which files of all users to list. */
export type AllFilesQuery = FilesQuery & {
  /** The files of this user, in a session or not. */
  user?: string | undefined
  /** What this session may use. */
  session?: string | undefined
}

/** The files of all users: what tools are given and give. */
export interface Files extends FileCalls<AllFilesQuery> {
  /**
   * Stores a file of a user, sealed; its `id` is what a tool takes. It is sent as it comes, and nothing stays of one that
   * breaks off. Rejects with `file_too_large` and `file_quota`.
   */
  create(
    userId: string,
    file: FileSource,
    options?: CreateFileOptions,
    request?: RequestOptions,
  ): Promise<StoredFile>
}

/** The files behind a transport. */
export function createFiles(transport: Transport): Files {
  return {
    ...fileCalls<AllFilesQuery>(
      transport,
      'files',
      {},
      {
        cursor: 'cursor',
        limit: 'limit',
        user: 'user_id',
        session: 'session_id',
      },
    ),
    async create(userId, file, { session, ...options } = {}, { signal } = options) {
      const owner = { user_id: userId, session_id: session }
      return uploadFile(transport, 'files.create()', owner, file, { ...options, signal })
    },
  }
}
