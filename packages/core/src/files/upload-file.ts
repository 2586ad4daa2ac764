import type { FileCreate, FileUpload, StoredFile as WireFile } from '../contract/file.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { assertKnown } from '../transport/assert-known.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { Transport } from '../transport/transport.ts'
import { type FileSource, readSource } from './file-source.ts'
import { readStoredFile, type StoredFile } from './stored-file.ts'

/** How a session's file is called. */
export interface UploadOptions extends RequestOptions {
  /** What it is called; the name of a File when left out. */
  name?: string | undefined
  /** Counts where the bytes agree. */
  mimetype?: string | undefined
}

/** Uploads a file of a user, or of a session: what it is, is told first, and its bytes go to the address that this gives. */
export async function uploadFile(
  transport: Transport,
  what: string,
  owner: Pick<FileCreate, 'user_id' | 'session_id'>,
  source: FileSource,
  options: UploadOptions,
): Promise<StoredFile> {
  assertKnown(what, options, ['name', 'mimetype', 'signal'])
  const { signal } = options
  const { body, size, ...own } = readSource(source)
  const name = options.name ?? own.name
  if (!name) throw nameless(what)
  const announced = { ...owner, name, mimetype: options.mimetype ?? own.mimetype, size }
  const { upload_url } = await transport.send(
    { method: 'POST', path: '/files', body: announced, signal, once: true },
    (wire: FileUpload) => wire,
  )
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await transport.open(upload_url, { method: 'PUT', headers, body, signal })
  return readStoredFile((await answer.json()) as WireFile)
}

function nameless(what: string): MaillonError {
  return new MaillonError('invalid_request', {
    message: `${what} was given a file without a name.`,
    hint: "Pass a name, such as { name: 'report.pdf' }, or a File, which has one.",
  })
}
