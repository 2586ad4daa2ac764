import { MaillonError } from '@maillon/core'
import type { KeysetPaging } from '../store/store.ts'

type Place = NonNullable<KeysetPaging['after']>

/** Reads where a list goes on whose ids begin so. Throws `invalid_request` for a cursor that no answer gave. */
export function readCursor(prefix: string, cursor: string | null | undefined): Place | undefined {
  if (!cursor) return undefined
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, at, id] = /^(\d{1,15}) (\w{1,64})$/.exec(text) ?? []
  if (at && id?.startsWith(prefix)) return { at: Number(at), id }
  throw new MaillonError('invalid_request', {
    message: 'The cursor is not one that this list gave.',
    hint: 'Pass next_cursor as it came, or leave it out for the first page.',
  })
}

/** Where a list goes on after these, of which as many were asked for; null where they are the last ones. */
export function nextCursor(rows: readonly Place[], limit: number): string | null {
  const last = rows.at(-1)
  if (!last || rows.length < limit) return null
  return Buffer.from(`${last.at} ${last.id}`).toString('base64url')
}
