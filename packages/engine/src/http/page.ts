import { MaillonError } from '@maillon/core'
import type { Page } from '@maillon/core/contract'
import type { CountedPart } from '../store/store.ts'

/** Where a page starts and how long it is. */
export interface Slice {
  offset: number
  limit: number
  /** The last row of the page before, where the list told it. */
  after?: { at: number; id: string }
}

/** Reads `cursor` and `limit`. Throws `invalid_request` for a cursor that no answer gave. */
export function sliceOf({ cursor, limit }: { cursor?: string | undefined; limit: number }): Slice {
  if (cursor === undefined || cursor === '') return { offset: 0, limit }
  const [, offset, at, id] =
    /^o(\d{1,9})(?: (\d{1,15}) (\w{1,64}))?$/.exec(Buffer.from(cursor, 'base64url').toString()) ??
    []
  if (offset !== undefined)
    return { offset: Number(offset), limit, ...(id && { after: { at: Number(at), id } }) }
  throw new MaillonError('invalid_request', {
    message: 'The cursor is not one that this list gave.',
    hint: 'Pass next_cursor as it came, or leave it out for the first page.',
  })
}

/** A page of a list that is read on from its last row: `total` counts from the first row of the page on. */
export function partOf<Row extends { id: string }, Item>(
  { rows, total }: CountedPart<Row>,
  items: Item[],
  at: (row: Row) => number,
  slice: Slice,
): Page<Item> {
  const last = rows.at(-1)
  const page = pageOf(items, slice.offset + total, slice)
  if (!last || page.next_cursor === null) return page
  const text = `o${slice.offset + rows.length} ${at(last)} ${last.id}`
  return { ...page, next_cursor: Buffer.from(text).toString('base64url') }
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
