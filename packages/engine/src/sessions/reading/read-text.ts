import { fitting } from '../results/read-part.ts'
import { beginning } from '../results/preview.ts'
import { addHit, around, excerptOf, expressionFor, hitsPage } from './found.ts'
import { pageOf } from './page-of.ts'
import type { FilePart, FileReading } from './part-of-file.ts'
import { unreadable } from './unreadable.ts'

/** Longer lines are cut: they can be read as a text. */
const longestLine = 1_000_000

/** Characters of a text from an offset on, or the places where another text occurs. */
export async function readCharacters(
  texts: AsyncIterable<string>,
  reading: FileReading,
): Promise<FilePart> {
  const { offset, search, limit = Infinity, maxCharacters } = reading
  if (search !== undefined) return findText(texts, { ...reading, search })
  const wanted = Math.min(limit, maxCharacters)
  let before = 0
  let text = ''
  for await (const piece of texts) {
    // One more, so that it is known whether there is more.
    if (before + piece.length > offset)
      text += piece.slice(Math.max(0, offset - before), offset - before + wanted + 2 - text.length)
    before += piece.length
    if (text.length > wanted) break
    checkTime(reading, text.length > 0)
  }
  const value = fitting(beginning(text, wanted), maxCharacters)
  const next = offset + value.length
  return {
    offset,
    value,
    ...(value.length < text.length ? { next_offset: next } : { total: before }),
  }
}

/** Lines of a text from an offset on, as one text, or the lines where another text occurs. */
export async function readLines(
  texts: AsyncIterable<string>,
  reading: FileReading,
): Promise<FilePart> {
  const { search } = reading
  if (search !== undefined) return findText(texts, { ...reading, search })
  const { value, cut, ...page } = await pageOf(linesFrom(texts, reading), reading)
  const [long] = cut ?? []
  return { ...page, value: value.join('\n'), ...(long && { cut: [{ ...long, path: '' }] }) }
}

/** The lines from the one at the offset on, without what ends them. */
async function* linesFrom(texts: AsyncIterable<string>, reading: FileReading) {
  let line = 0
  let text = ''
  for await (const piece of texts) {
    let start = 0
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      if (line >= reading.offset) yield (text + piece.slice(start, end)).replace(/\r$/, '')
      text = ''
      line += 1
      start = end + 1
    }
    if (line >= reading.offset && text.length < longestLine) text += piece.slice(start)
    checkTime(reading, line >= reading.offset)
  }
  if (text !== '') yield text.replace(/\r$/, '')
}

/** The places from the offset on, which counts lines or characters. */
async function findText(
  texts: AsyncIterable<string>,
  reading: FileReading & { search: string },
): Promise<FilePart> {
  const { as, offset: start, search, until } = reading
  const page = hitsPage(reading)
  const wanted = expressionFor(search)
  // Kept of each piece for the next: what a place may begin with, and what stands around it.
  const kept = search.length * 2 + around
  let text = ''
  let looked = 0
  let characters = 0
  let lines = 0
  const offsetAt = (index: number) =>
    as === 'lines' ? lines + countLines(text, index) : characters + index
  const look = (end: number): number | undefined => {
    wanted.lastIndex = looked
    for (let match = wanted.exec(text); match; match = wanted.exec(text)) {
      if (match.index >= end) break
      const offset = offsetAt(match.index)
      looked = wanted.lastIndex
      const excerpt = excerptOf(text, match.index, match[0].length)
      if (offset >= start && !addHit(page, { offset, excerpt })) return offset
    }
    looked = Math.max(looked, end)
    return undefined
  }
  const answer = (next: number | undefined): FilePart => ({
    offset: start,
    hits: page.items,
    ...(next !== undefined && { next_offset: next }),
  })
  for await (const piece of texts) {
    text += piece
    const full = look(text.length - kept)
    if (full !== undefined) return answer(full)
    if (performance.now() > until) return answer(Math.max(start, offsetAt(Math.max(0, looked))))
    const dropped = Math.max(0, text.length - 2 * kept)
    lines += countLines(text, dropped)
    characters += dropped
    looked = Math.max(0, looked - dropped)
    text = text.slice(dropped)
  }
  return answer(look(Infinity))
}

function countLines(text: string, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

function checkTime({ until, as }: FileReading, isReached: boolean): void {
  if (isReached || performance.now() <= until) return
  throw unreadable(
    `The offset was not reached in the time that there is.`,
    `Take a smaller offset, or search for a text in it (as: "${as}").`,
  )
}
