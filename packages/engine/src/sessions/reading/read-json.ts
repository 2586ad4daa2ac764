import { readPart } from '../results/read-part.ts'
import { searchValue } from '../results/search-value.ts'
import type { FilePart, FileReading } from './part-of-file.ts'
import { unreadable } from './unreadable.ts'

/** As much as a stored result may have. */
const longest = 20_000_000
const usualHits = 20

/** A part of a JSON file by its path, as of a stored result, or the places where a text occurs. */
export async function readJson(
  texts: AsyncIterable<string>,
  reading: FileReading,
): Promise<FilePart> {
  const { search: text, path, offset, limit, maxCharacters } = reading
  const value = parsed(await whole(texts))
  return text === undefined
    ? readPart(value, { path, offset, limit, maxCharacters })
    : searchValue(value, { text, path, offset, limit: limit ?? usualHits, maxCharacters })
}

async function whole(texts: AsyncIterable<string>): Promise<string> {
  const pieces: string[] = []
  let length = 0
  for await (const piece of texts) {
    length += piece.length
    if (length > longest)
      throw unreadable(
        `The file has more than ${longest.toLocaleString('en')} characters of JSON.`,
        'Read it as text or as lines.',
      )
    pieces.push(piece)
  }
  return pieces.join('')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('The file is no JSON.', 'Read it as text or as lines.')
  }
}
