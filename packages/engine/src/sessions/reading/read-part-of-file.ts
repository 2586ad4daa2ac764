import type { FilePart, FileReading } from './part-of-file.ts'
import { textOf } from './text-of.ts'

/** Reads a part of a file. What a way of reading needs is loaded for it alone. Throws `file_unreadable` and `invalid_arguments`. */
export async function readPartOfFile(
  bytes: AsyncIterable<Uint8Array>,
  reading: FileReading,
): Promise<FilePart> {
  const { as, mimetype } = reading
  if (as === 'pages') {
    const { readPages } = await import('./read-pages.ts')
    return readPages(bytes, reading)
  }
  if (as === 'rows') {
    const { readRows } = await import('./read-rows.ts')
    return readRows(textOf(bytes), reading)
  }
  if (as === 'json') {
    const { readJson } = await import('./read-json.ts')
    return readJson(textOf(bytes), reading)
  }
  const { readCharacters, readLines } = await import('./read-text.ts')
  const texts = mimetype === 'application/pdf' ? await pdfText(bytes, reading) : textOf(bytes)
  return as === 'lines' ? readLines(texts, reading) : readCharacters(texts, reading)
}

async function pdfText(bytes: AsyncIterable<Uint8Array>, reading: FileReading) {
  const { textOfPages } = await import('./read-pages.ts')
  return textOfPages(bytes, reading)
}
