import { randomBytes } from 'node:crypto'
import { type Environment, secretVariable } from '../config/environment.ts'

/** A new encryption key, `id:base64`; by its id one knows later which of several is the newest. */
export function newEncryptionKey(id = newId()): string {
  return `${id}:${randomBytes(32).toString('base64')}`
}

/** A new encryption key to put before those that are in use: none of them has its id. */
export function nextEncryptionKey(environment: Environment, makeId = newId): string {
  const inUse = secretVariable(environment, 'MAILLON_ENCRYPTION_KEY', []) ?? ''
  const ids = new Set(inUse.split(',').map((key) => key.trim().split(':')[0]))
  for (;;) {
    const id = makeId()
    if (!ids.has(id)) return newEncryptionKey(id)
  }
}

/** When it was made, and what tells it from another one of the same second: `k20261130-093015-5d0c91af`. */
function newId(): string {
  const [day = '', time = ''] = new Date().toISOString().replaceAll(/[-:]/g, '').split(/[T.]/)
  return `k${day}-${time}-${randomBytes(4).toString('hex')}`
}
