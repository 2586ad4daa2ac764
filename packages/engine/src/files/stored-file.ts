import type { FileFacts } from '@maillon/core/toolkit'
import type { FileRow } from '../store/rows.ts'

/** A file as its owner sees it. */
export type StoredFile = Pick<
  FileRow,
  | 'id'
  | 'projectId'
  | 'userId'
  | 'sessionId'
  | 'name'
  | 'mimetype'
  | 'size'
  | 'path'
  | 'md5'
  | 'forTool'
  | 'forToolkit'
  | 'tool'
  | 'accountId'
  | 'createdAt'
  | 'updatedAt'
  | 'expiresAt'
> & { sha256: string }

/** What models and apps are told of a file. */
export function factsOf({ id, name, mimetype, size, sha256, expiresAt }: StoredFile): FileFacts {
  return { id, name, mimetype, size, sha256, expires_at: new Date(expiresAt).toISOString() }
}

/** A whole file's row, without what opens its bytes. */
export function described(row: FileRow): StoredFile {
  const { id, projectId, userId, sessionId, name, mimetype, size, path, tool, accountId } = row
  const { md5, forTool, forToolkit, createdAt, updatedAt, expiresAt } = row
  const owner = { id, projectId, userId, sessionId }
  const facts = { name, mimetype, size, sha256: row.sha256 ?? '', path, tool, accountId }
  return { ...owner, ...facts, md5, forTool, forToolkit, createdAt, updatedAt, expiresAt }
}
