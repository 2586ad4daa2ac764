import { Readable, pipeline } from 'node:stream'
import { MaillonError } from '@maillon/core'
import { parse } from 'csv-parse'
import { foundItems } from './found.ts'
import { pageOf } from './page-of.ts'
import type { FilePart, FileReading } from './part-of-file.ts'
import { skipRows } from './skip-rows.ts'
import { unreadable } from './unreadable.ts'

/** Longer than any row that is one: a quote that is never closed makes one of all that follows. */
const longestRow = 1_000_000
const delimiters = [',', ';', '\t', '|']
/** How much of a file is looked at for what stands between two values. */
const lookedAt = 16_384

/** A row with the columns' names, or without. */
type Row = Record<string, string> | readonly string[]

/** Rows of a CSV from an offset on, which counts those after the one that names the columns; or those where a text occurs. */
export async function readRows(
  texts: AsyncIterable<string>,
  reading: FileReading,
): Promise<FilePart> {
  const { search, header } = reading
  const { first, all } = await withFirst(texts)
  const delimiter = reading.delimiter ?? delimiterOf(first, reading.mimetype)
  const columns = header ? await namesIn(first, delimiter) : undefined
  const count = reading.offset + (header ? 1 : 0)
  const onPiece = () => {
    if (performance.now() > reading.until) throw notReached(reading)
  }
  const rest = skipRows(all, { count, delimiter, onPiece })
  const rows = shaped(parsed(rest, delimiter), columns, reading.columns)
  const found =
    search === undefined
      ? await pageOf(rows, reading)
      : await foundItems(rows, { ...reading, search }, wordsOf)
  return { ...(columns && { columns }), ...found }
}

/** What a text begins with, and all of it. */
async function withFirst(texts: AsyncIterable<string>) {
  const iterator = texts[Symbol.asyncIterator]()
  let first = ''
  let isOver = false
  while (!isOver && first.length < lookedAt) {
    const { value, done } = await iterator.next()
    isOver = done === true
    if (!isOver) first += value as string
  }
  async function* all() {
    yield first
    if (!isOver) yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { first, all: all() }
}

/** What is most often in the first line, outside of quotes. */
function delimiterOf(first: string, mimetype: string): string {
  if (mimetype === 'text/tab-separated-values') return '\t'
  const [line = ''] = first
    .replaceAll(/"[^"]*"/g, '')
    .trimStart()
    .split(/[\r\n]/, 1)
  const counted = delimiters.map((sign) => ({ sign, count: line.split(sign).length }))
  return counted.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ','
}

async function namesIn(first: string, delimiter: string): Promise<string[]> {
  const once = (async function* () {
    yield first
  })()
  for await (const names of parsed(once, delimiter)) return distinct(names)
  return []
}

/** Each name once, and one for columns without. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  for (const [index, told] of names.entries()) {
    const name = told.trim() || `column_${index + 1}`
    taken.add(taken.has(name) ? `${name}_${index + 1}` : name)
  }
  return [...taken]
}

/** The rows of a CSV as lists of texts. */
async function* parsed(texts: AsyncIterable<string>, delimiter: string) {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  })
  // What goes wrong on the way comes out of the parser.
  pipeline(Readable.from(texts), parser, () => {})
  try {
    for await (const row of parser) yield row as string[]
  } catch (error) {
    throw faultOf(error)
  }
}

function faultOf(error: unknown): unknown {
  switch ((error as { code?: unknown }).code) {
    case 'CSV_MAX_RECORD_SIZE':
      return unreadable(
        'A row of the file is too long to be one.',
        'Read it as lines or as text: it may be no CSV, or have a quote that is never closed.',
      )
    case 'CSV_QUOTE_NOT_CLOSED':
      return unreadable(
        'The file ends within quotes, so that its last rows are no rows.',
        'Read it as lines.',
      )
    default:
      return error
  }
}

async function* shaped(
  rows: AsyncIterable<readonly string[]>,
  names: readonly string[] | undefined,
  wanted: readonly string[] | undefined,
): AsyncGenerator<Row> {
  const indexes = wanted?.map((name) => indexOf(name, names))
  for await (const row of rows) {
    const picked = (indexes ?? [...row.keys()]).map(
      (index) => [names?.[index] ?? `column_${index + 1}`, row[index] ?? ''] as const,
    )
    yield names ? Object.fromEntries(picked) : picked.map(([, value]) => value)
  }
}

/** Of a column by its name, or by its place from 1 on where columns have none. */
function indexOf(column: string, names: readonly string[] | undefined): number {
  const index = names ? names.indexOf(column) : Number(column) - 1
  if (Number.isSafeInteger(index) && index >= 0) return index
  throw new MaillonError('invalid_arguments', {
    message: `There is no column ${JSON.stringify(column)}.`,
    hint: names
      ? `The columns are: ${names.slice(0, 50).join(', ').slice(0, 1_000)}.`
      : 'Without a header, columns are numbered: "1" is the first.',
  })
}

function wordsOf(row: Row): string {
  return Object.values(row).join(' ')
}

function notReached({ offset }: FileReading): MaillonError {
  return unreadable(
    `Row ${offset} was not reached in the time that there is.`,
    'Take a smaller offset.',
  )
}
