import {
  type Alphabet,
  alternatives,
  hasBits,
  type Needle,
  type Seed,
  seedsOf,
  standsFor,
} from './needles.ts'
import { escapes, isEscape, lengthOf, readings } from './readings.ts'

/** What is shorter than any real secret would be found everywhere. */
export const minSecretLength = 8

/** What stands where a secret stood. */
export const hidden = '[secret]'

/** Knows secrets in all their spellings. */
export interface Scrubber {
  /** Those that it looks for: whoever has them makes the same scrubber elsewhere. */
  readonly secrets: readonly string[]
  /** One more secret; what is shorter than 8 characters is none. */
  add(secret: string): void
  /** A text with `[secret]` in place of each secret: all else stays as it was. */
  scrub(text: string): string
  /** Where they stand, in order; undefined for a text that repeats their beginnings without end. */
  find(text: string): Found[] | undefined
}

/** A secret in a text, from its first character to the one behind its last. */
export interface Found {
  start: number
  end: number
}

/** Each character of a text may be looked at so often: more asks only who repeats a secret's beginning without end. */
const looksPerCharacter = 16

/**
 * A scrubber of secrets: in plain text, in base64 and base64url (within a longer one too) and in hex, each of these with
 * any of its characters escaped as JSON, addresses and HTML do.
 */
export function createScrubber(secrets: Iterable<string> = []): Scrubber {
  const byFirst = new Map<number, Seed[]>()
  const pairs = createPairs()
  const known = new Set<string>()

  function add(secret: string): void {
    if (secret.length < minSecretLength || known.has(secret)) return
    known.add(secret)
    for (const seed of seedsOf(secret)) {
      const { start, alphabet } = seed
      for (const code of alternatives(alphabet, start.codePointAt(0) ?? 0)) {
        const known = byFirst.get(code)
        if (known) known.push(seed)
        else byFirst.set(code, [seed])
      }
      for (const first of alternatives(alphabet, start.charCodeAt(0)))
        for (const second of [...alternatives(alphabet, start.charCodeAt(1)), ...escapes])
          pairs.add(first, second)
    }
  }

  function findAt(text: string, at: number, looks: Looks): Found | undefined {
    let found: Found | undefined
    for (const { code, end } of readings(text, at)) {
      looks.left -= 1
      for (const { alphabet, needle } of byFirst.get(code) ?? []) {
        const stop = endOf(text, end, needle().text, alphabet, looks)
        if (stop === undefined) continue
        const whole = widened(text, { start: at, end: stop }, needle())
        if (!found || whole.end > found.end) found = whole
      }
    }
    return found
  }

  function find(text: string): Found[] | undefined {
    const all: Found[] = []
    if (byFirst.size === 0 || text.length < minSecretLength) return all
    const looks = { left: 4_096 + looksPerCharacter * text.length }
    const skipsRuns = !byFirst.has(0x5c)
    let kept = 0
    let after = 0
    for (let at = pairs.next(text, 0); at < text.length; at = pairs.next(text, after)) {
      after = at + 1
      if (skipsRuns && at > kept && text[at] === '\\' && text[at - 1] === '\\') continue
      const found = findAt(text, at, looks)
      if (looks.left < 0) return undefined
      if (!found) continue
      all.push({ start: Math.max(kept, found.start), end: found.end })
      kept = found.end
      after = kept
    }
    return all
  }

  for (const secret of secrets) add(secret)
  return {
    get secrets() {
      return [...known]
    },
    add,
    find,
    scrub(text) {
      const places = find(text)
      if (!places) return hidden
      let out = ''
      let kept = 0
      for (const { start, end } of places) {
        out += text.slice(kept, start) + hidden
        kept = end
      }
      return kept === 0 ? text : out + text.slice(kept)
    },
  }
}

interface Looks {
  left: number
}

/** Where a needle ends whose first character ends at a place. */
function endOf(
  text: string,
  from: number,
  wanted: string,
  alphabet: Alphabet,
  looks: Looks,
): number | undefined {
  let at = from
  let index = lengthOf(wanted.codePointAt(0) ?? 0)
  for (; index < wanted.length; index += 1, at += 1) {
    const code = text.charCodeAt(at)
    if (isEscape(code)) return endOfEscaped(text, at, wanted.slice(index), alphabet, looks)
    looks.left -= 1
    if (!standsFor(alphabet, wanted.charCodeAt(index), code)) return undefined
  }
  return at
}

/** The same from an escape on. It is not known which of its readings is meant, so all are followed. */
function endOfEscaped(
  text: string,
  from: number,
  wanted: string,
  alphabet: Alphabet,
  looks: Looks,
): number | undefined {
  let ends = [from]
  for (let index = 0; index < wanted.length; ) {
    const code = wanted.codePointAt(index) ?? 0
    const next: number[] = []
    for (const at of ends) {
      for (const reading of readings(text, at)) {
        looks.left -= 1
        if (standsFor(alphabet, code, reading.code)) next.push(reading.end)
      }
    }
    if (next.length === 0 || looks.left < 0) return undefined
    ends = next.length === 1 ? next : [...new Set(next)]
    index += lengthOf(code)
  }
  return Math.max(...ends)
}

/** With the characters at both ends that hold some of the secret's bits, and the padding. */
function widened(text: string, { start, end }: Found, needle: Needle): Found {
  const { before, behind, padding } = needle
  const isBefore = before !== undefined && hasBits(before, text.charCodeAt(start - 1))
  const endIf = (at: number, fits: (code: number) => boolean) =>
    readings(text, at).find(({ code }) => fits(code))?.end ?? at
  let to = behind ? endIf(end, (code) => hasBits(behind, code)) : end
  for (let count = 0; count < padding; count += 1) to = endIf(to, (code) => code === 0x3d)
  return { start: isBefore ? start - 1 : start, end: to }
}

/** Pairs of characters with which something may begin, by their lower seven bits. An escape may begin anything. */
function createPairs() {
  const bits = new Int32Array(128 * 4)
  for (const escape of escapes) bits.fill(-1, escape << 2, (escape + 1) << 2)
  const wordOf = (first: number, second: number) => ((first & 127) << 2) | ((second >> 5) & 3)
  return {
    add(first: number, second: number) {
      const word = wordOf(first, second)
      bits[word] = (bits[word] ?? 0) | (1 << (second & 31))
    },
    /** The next place where something may begin; the text's length when there is none. */
    next(text: string, from: number): number {
      const last = text.length - 1
      let first = text.charCodeAt(from)
      for (let at = from; at < last; at += 1) {
        const second = text.charCodeAt(at + 1)
        const word = bits[wordOf(first, second)] as number
        if ((word & (1 << (second & 31))) !== 0) return at
        first = second
      }
      return text.length
    },
  }
}
