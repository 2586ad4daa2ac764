import { MaillonError } from '@maillon/core'
import type { Page } from '@maillon/core/contract'

/** Where a page starts and how long it is. */
export interface Slice {
  offset: number
  limit: number
}

/** Reads `cursor` and `limit`. Throws `invalid_request` for a cursor that no answer gave. */
export function sliceOf({ cursor, limit }: { cursor?: string | undefined; limit: number }): Slice {
  if (cursor === undefined || cursor === '') return { offset: 0, limit }
  const offset = Number(/^o(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1])
  if (Number.isSafeInteger(offset)) return { offset, limit }
  throw new MaillonError('invalid_request', {
    message: 'The cursor is not one that this list gave.',
    hint: 'Pass next_cursor as it came, or leave it out for the first page.',
  })
}

/** A page of a list that is not held whole. */
export function pageOf<Item>(items: Item[], total: number, { offset, limit }: Slice): Page<Item> {
  const end = offset + items.length
  return {
    items,
    next_cursor:
      end < total && items.length > 0 ? Buffer.from(`o${end}`).toString('base64url') : null,
    total_items: total,
    total_pages: Math.ceil(total / limit),
    current_page: Math.floor(offset / limit) + 1,
  }
}

/** A page of a list that is held whole. */
export function cut<Item>(items: readonly Item[], slice: Slice): Page<Item> {
  return pageOf(items.slice(slice.offset, slice.offset + slice.limit), items.length, slice)
}
