import { randomBytes } from 'node:crypto'

/** A new encryption key, `id:base64`; its id is the day, so that one knows later which of several is the newest. */
export function newEncryptionKey(
  id = `k${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`,
): string {
  return `${id}:${randomBytes(32).toString('base64')}`
}
