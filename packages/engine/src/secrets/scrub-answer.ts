import type { Scrubber } from './scrubber.ts'

/** An answer without secrets. */
export interface ScrubbedAnswer {
  /** What it says: JSON as it is parsed, or the text that it is. */
  value: unknown
  /** As it may be passed on: bytes where it is no text. */
  body: string | Uint8Array
}

/** Scrubs a body, and reads it. Pure: whoever has a large body can do it elsewhere. */
export function scrubAnswer(body: Uint8Array, scrubber: Scrubber): ScrubbedAnswer {
  const text = textOf(body)
  if (text === undefined) return scrubBytes(body, scrubber)
  const scrubbed = scrubber.scrub(text)
  return { value: parsed(scrubbed), body: scrubbed }
}

function textOf(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Each byte is a character of its own, so that a secret is found and all else stays. */
function scrubBytes(body: Uint8Array, scrubber: Scrubber): ScrubbedAnswer {
  const text = scrubber.scrub(Buffer.from(body).toString('latin1'))
  const scrubbed = Buffer.from(text, 'latin1')
  return { value: parsed(new TextDecoder().decode(scrubbed)), body: scrubbed }
}
