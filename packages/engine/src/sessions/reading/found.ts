import { createPage, type Page } from '../results/page.ts'
import type { FilePart, FileReading } from './part-of-file.ts'

/** A place where a text occurs. */
interface Hit {
  offset: number
  excerpt: string
}

/** How much is shown on each side of what was found. */
export const around = 80
const usualHits = 20

/** Finds a text in any case. */
export function expressionFor(search: string): RegExp {
  return new RegExp(search.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu')
}

/** Room for as many hits as were asked for and fit. */
export function hitsPage({ limit = usualHits, maxCharacters }: FileReading): Page<Hit> {
  return createPage<Hit>({ limit, maxCharacters })
}

/** The items of those from the offset on in which a text occurs, once each; those found by then when the time is over. */
export async function foundItems<Item>(
  items: AsyncIterable<Item>,
  reading: FileReading & { search: string },
  wordsOf: (item: Item) => string,
): Promise<FilePart> {
  const { offset: start, search, until } = reading
  const page = hitsPage(reading)
  const wanted = expressionFor(search)
  let offset = start
  for await (const item of items) {
    const words = wordsOf(item)
    wanted.lastIndex = 0
    const match = wanted.exec(words)
    if (match && !addHit(page, { offset, excerpt: excerptOf(words, match.index, match[0].length) }))
      return { offset: start, hits: page.items, next_offset: offset }
    offset += 1
    if (performance.now() > until) return { offset: start, hits: page.items, next_offset: offset }
  }
  return { offset: start, hits: page.items, total: offset }
}

/** Whether there was room for a hit. */
export function addHit(page: Page<Hit>, hit: Hit): boolean {
  return page.add(hit, JSON.stringify(hit).length + 1)
}

/** What stands around a place. */
export function excerptOf(text: string, index: number, length: number): string {
  return text.slice(Math.max(0, index - around), index + length + around).toWellFormed()
}
