import { createPage } from '../results/page.ts'
import { shortened } from '../results/read-part.ts'
import type { FilePart, FileReading } from './part-of-file.ts'

/**
 * As many items as are asked for and fit, of those from the offset on; the first one is shortened where it is too long.
 * Fewer when the time is over.
 */
export async function pageOf<Item>(
  items: AsyncIterable<Item>,
  { offset, limit, maxCharacters, until }: FileReading,
): Promise<FilePart & { value: Item[] }> {
  const page = createPage<Item>({ limit, maxCharacters })
  const { items: value } = page
  for await (const item of items) {
    const isLate = value.length > 0 && performance.now() > until
    if (!isLate && page.add(item, JSON.stringify(item).length + 1)) continue
    if (value.length > 0) return { offset, value, next_offset: offset + value.length }
    const { value: short, cut } = shortened(item, maxCharacters, '/0')
    return { offset, value: [short as Item], cut, next_offset: offset + 1 }
  }
  return { offset, value, total: offset + value.length }
}
