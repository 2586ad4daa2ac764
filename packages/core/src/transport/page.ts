import type { Page as WirePage } from '../contract/page.ts'

/** One page of a list. */
export interface Page<Item> {
  items: Item[]
  /** Give it as `cursor` for the next page; null on the last one. */
  nextCursor: string | null
  totalPages: number
}

/** Reads a page whose items are read by `read`. */
export function readPage<Wire, Item>(
  read: (wire: Wire) => Item,
): (wire: WirePage<Wire>) => Page<Item> {
  return (wire) => ({
    items: wire.items.map(read),
    nextCursor: wire.next_cursor || null,
    totalPages: wire.total_pages,
  })
}
