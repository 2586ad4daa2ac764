import { scrubJson } from './scrub-json.ts'
import type { Scrubber } from './scrubber.ts'

/** An answer without secrets. */
export interface ScrubbedAnswer {
  /** What it says: JSON as it is parsed, or the text that it is. */
  value: unknown
  /** As it may be passed on: the very same where nothing was found; bytes where it is no text. */
  body: string | Uint8Array
}

/** Scrubs a body, and reads it. Pure: whoever has a large body can do it elsewhere. */
export function scrubAnswer(body: Uint8Array, scrubber: Scrubber): ScrubbedAnswer {
  const text = textOf(body)
  return text === undefined ? scrubBytes(body, scrubber) : scrubText(text, scrubber)
}

function scrubText(text: string, scrubber: Scrubber): ScrubbedAnswer {
  const read = readJson(text, scrubber)
  if (read) return read
  const scrubbed = scrubber.scrub(text)
  return { value: scrubbed, body: scrubbed }
}

function readJson(text: string, scrubber: Scrubber): ScrubbedAnswer | undefined {
  const parsed = parse(text)
  if (!parsed) return undefined
  const scrubbed = scrubJson(text, scrubber)
  if (scrubbed === text) return { value: parsed.value, body: scrubbed }
  // One can take fifty times the memory of its text: there are never two at once.
  parsed.value = undefined
  return { value: JSON.parse(scrubbed), body: scrubbed }
}

const strict = new TextDecoder('utf-8', { fatal: true })
const lax = new TextDecoder()

function textOf(body: Uint8Array): string | undefined {
  try {
    return strict.decode(body)
  } catch {
    return undefined
  }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/**
 * Each byte is a character of its own, so that a secret is found and all else stays. Where it is JSON but for some bytes,
 * what its strings say is searched too, and for the value first: there it is known which signs are an escape's.
 */
function scrubBytes(body: Uint8Array, scrubber: Scrubber): ScrubbedAnswer {
  const bytes = Buffer.from(scrubber.scrub(Buffer.from(body).toString('latin1')), 'latin1')
  const text = decoded(bytes)
  const before = decoded(body)
  if (!parse(text) || !parse(before)) return { value: text, body: bytes }
  const said = scrubJson(text, scrubber)
  const value: unknown = JSON.parse(scrubJson(before, scrubber))
  return { value, body: said === text ? bytes : said }
}

function decoded(bytes: Uint8Array): string {
  return lax.decode(bytes)
}
