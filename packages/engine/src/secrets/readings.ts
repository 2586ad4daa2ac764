/** A character that a text can be read as, and where it goes on behind it. */
export interface Reading {
  /** The character's code point. */
  code: number
  end: number
}

const backslash = 0x5c
const percent = 0x25
const ampersand = 0x26

/** The characters that begin an escape: JSON's, an address's and HTML's. */
export const escapes = [backslash, percent, ampersand]

export function isEscape(code: number): boolean {
  return code === backslash || code === percent || code === ampersand
}

/** Nobody honest escapes more often, and somebody else's line of backslashes is to cost little. */
const maxLayers = 8

/** The character at a place as it stands, then what it escapes, layer by layer: `%252B` is a `%`, a `%` again and a `+`. */
export function readings(text: string, at: number): Reading[] {
  const code = text.codePointAt(at)
  if (code === undefined) return []
  let latest: Reading | undefined = { code, end: at + lengthOf(code) }
  const all = [latest]
  while (isEscape(latest.code) && all.length <= maxLayers) {
    latest = unescaped(latest.code, text, latest.end)
    if (!latest) break
    all.push(latest)
  }
  return all
}

/** How many places of a text a code point takes. */
export function lengthOf(code: number): number {
  return code > 0xffff ? 2 : 1
}

function unescaped(escape: number, text: string, at: number): Reading | undefined {
  if (escape === backslash) return ofJson(text, at)
  return escape === percent ? ofAddress(text, at) : ofHtml(text, at)
}

const shortEscapes: Record<string, number> = {
  '"': 0x22,
  '\\': backslash,
  '/': 0x2f,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
}

/** RFC 8259 §7; of a pair of surrogates, both. */
function ofJson(text: string, at: number): Reading | undefined {
  const letter = text.charAt(at)
  if (letter !== 'u') {
    const code = shortEscapes[letter]
    return code === undefined ? undefined : { code, end: at + 1 }
  }
  const code = hexAt(text, at + 1, 4)
  if (code === undefined) return undefined
  const end = at + 5
  const isHigh = code >= 0xd800 && code < 0xdc00
  const [low, hex = ''] = (isHigh && matchAt(/\\+u(d[c-f][\da-f]{2})/iy, text, end)) || []
  if (low === undefined) return { code, end }
  const lowBits = Number.parseInt(hex, 16) - 0xdc00
  return { code: 0x10000 + ((code - 0xd800) << 10) + lowBits, end: end + low.length }
}

/** RFC 3986 §2.1; of a character of several bytes, all. */
function ofAddress(text: string, at: number): Reading | undefined {
  const byte = hexAt(text, at, 2)
  const more = byte === undefined ? undefined : bytesBehind(byte)
  if (byte === undefined || more === undefined) return undefined
  const bytes = [byte]
  let end = at + 2
  while (bytes.length <= more) {
    const [next] = matchAt(/(?:%|\\+u0025)(?:25)*[89ab][\da-f]/iy, text, end) ?? []
    if (next === undefined) return undefined
    bytes.push(Number.parseInt(next.slice(-2), 16))
    end += next.length
  }
  const code = more === 0 ? byte : Buffer.from(bytes).toString().codePointAt(0)
  return code === undefined ? undefined : { code, end }
}

/** RFC 3629 §3: how many bytes a character has behind its first one. */
function bytesBehind(byte: number): number | undefined {
  if (byte < 0x80) return 0
  if (byte < 0xc0) return undefined
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
}

const entities: Record<string, number> = { amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27 }

const reference = /(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/iy

function ofHtml(text: string, at: number): Reading | undefined {
  const [whole, decimal, hex, name] = matchAt(reference, text, at) ?? []
  if (whole === undefined) return undefined
  const code = name
    ? entities[name.toLowerCase()]
    : Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10)
  return code === undefined ? undefined : { code, end: at + whole.length }
}

function hexAt(text: string, at: number, length: number): number | undefined {
  let value = 0
  for (let place = at; place < at + length; place += 1) {
    const digit = hexDigits[text.charCodeAt(place)] ?? -1
    if (digit < 0) return undefined
    value = value * 16 + digit
  }
  return value
}

const hexDigits = new Int8Array(128).fill(-1)
for (const [value, digits] of [
  ...'0123456789'.split(''),
  'aA',
  'bB',
  'cC',
  'dD',
  'eE',
  'fF',
].entries())
  for (const digit of digits) hexDigits[digit.charCodeAt(0)] = value

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
