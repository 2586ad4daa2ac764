import { randomBytes } from 'node:crypto'

/** What a page's own style is known by. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}
