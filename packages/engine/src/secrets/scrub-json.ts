import { distinctNames } from './distinct-names.ts'
import { minSecretLength, type Scrubber } from './scrubber.ts'

/**
 * Scrubs a JSON document in its strings, names among them, as they are read: what holds no secret stays byte for byte.
 * A number that holds one becomes a string, and names that become the same are told apart by a count.
 */
export function scrubJson(json: string, scrubber: Scrubber): string {
  return mayHold(json, scrubber) ? scrubStrings(json, scrubber) : json
}

/**
 * As a text it shows what is in its strings, but where they have escapes of escapes: those alone have to be read, which
 * is much less work than reading all.
 */
function mayHold(json: string, scrubber: Scrubber): boolean {
  if (scrubber.scrub(json) !== json) return true
  for (let escape = json.indexOf('\\u'); escape >= 0; ) {
    const start = startOfString(json, escape)
    const end = endOfString(json, start)
    const text: string = JSON.parse(json.slice(start, end))
    if (scrubber.scrub(text) !== text) return true
    escape = json.indexOf('\\u', end)
  }
  return false
}

function scrubStrings(json: string, scrubber: Scrubber): string {
  const names = distinctNames()
  let out = ''
  let kept = 0
  const replace = (start: number, end: number, text: string) => {
    out += json.slice(kept, start) + JSON.stringify(text)
    kept = end
  }
  let at = 0
  for (;;) {
    const quote = json.indexOf('"', at)
    const open = quote < 0 ? json.length : quote
    // Between strings, numbers alone can hold something.
    if (open - at >= minSecretLength)
      for (const number of json.slice(at, open).matchAll(/-?\d[\d.eE+-]{7,}/g))
        if (scrubber.scrub(number[0]) !== number[0])
          replace(
            at + number.index,
            at + number.index + number[0].length,
            scrubber.scrub(number[0]),
          )
    if (quote < 0) break
    const end = endOfString(json, quote)
    const raw = json.slice(quote, end)
    const text: string = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1)
    const scrubbed = scrubber.scrub(text)
    const shown = isName(json, end) ? names(text, scrubbed) : scrubbed
    if (shown !== text) replace(quote, end, shown)
    at = end
  }
  return kept === 0 ? json : out + json.slice(kept)
}

/** Where a string starts: at the last quote before that is not escaped. */
function startOfString(json: string, within: number): number {
  for (let quote = json.lastIndexOf('"', within); ; quote = json.lastIndexOf('"', quote - 1))
    if (!isEscaped(json, quote)) return quote
}

/** Where a string ends: behind the first quote that is not escaped. */
function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); ; quote = json.indexOf('"', quote + 1))
    if (!isEscaped(json, quote)) return quote + 1
}

function isEscaped(json: string, quote: number): boolean {
  let first = quote
  while (json[first - 1] === '\\') first -= 1
  return (quote - first) % 2 === 1
}

function isName(json: string, end: number): boolean {
  let at = end
  while (json.charCodeAt(at) <= 0x20) at += 1
  return json.charCodeAt(at) === 0x3a
}
