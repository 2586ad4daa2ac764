/** Items one after the other, as long as they fit. */
export interface Page<Item> {
  readonly items: Item[]
  /** Whether there was room for one more, of so many characters; nothing is added after one that did not fit. */
  add(item: Item, characters: number): boolean
}

/** An empty page. */
export function createPage<Item>({
  limit = Infinity,
  maxCharacters,
}: {
  limit?: number | undefined
  maxCharacters: number
}): Page<Item> {
  const items: Item[] = []
  let left = maxCharacters
  return {
    items,
    add(item, characters) {
      left = items.length < limit && characters <= left ? left - characters : -1
      if (left >= 0) items.push(item)
      return left >= 0
    },
  }
}
