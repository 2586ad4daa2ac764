import type { StoredFile } from '../files/stored-file.ts'
import type { FileFacts } from '../toolkit/file.ts'

/**
 * Of a stored file what tools tell of files: neither its address, which gives its bytes to anybody, nor names that only
 * an app has for them. Any other value as it is.
 */
export function asFacts(value: unknown): unknown {
  if (!isStored(value)) return value
  const { id, name, mimetype, size, sha256, expiresAt } = value
  return { id, name, mimetype, size, sha256, expires_at: expiresAt } satisfies FileFacts
}

function isStored(value: unknown): value is StoredFile {
  if (typeof value !== 'object' || value === null) return false
  const { id, sha256, expiresAt } = value as Partial<StoredFile>
  return (
    typeof id === 'string' &&
    id.startsWith('file_') &&
    typeof sha256 === 'string' &&
    typeof expiresAt === 'string'
  )
}
