/** What to look for in a text: a secret, or what an encoding makes of it. */
export interface Needle {
  text: string
  /** In base64, the character before and behind, each of which has some bits of the secret and some of a neighbour. */
  before?: Bits
  behind?: Bits
  /** How many `=` may follow. */
  padding: number
}

/** The bits of a base64 character that are known. */
interface Bits {
  mask: number
  value: number
}

/** Which characters of a text stand for one of a needle. */
export type Alphabet = 'text' | 'hex' | 'base64'

/** A needle that is made when a text has how it begins: most texts have none. */
export interface Seed {
  alphabet: Alphabet
  /** Its first two characters, or more. */
  start: string
  needle(): Needle
}

interface Encoding {
  alphabet: Alphabet
  encode: (secret: string) => Needle
}

const ofAscii: Encoding[] = [
  { alphabet: 'text', encode: (text) => ({ text, padding: 0 }) },
  { alphabet: 'hex', encode: (secret) => ({ text: bytesOf(secret).toString('hex'), padding: 0 }) },
  ...[0, 1, 2].map(
    (offset): Encoding => ({
      alphabet: 'base64',
      encode: (secret) => inBase64(bytesOf(secret), offset),
    }),
  ),
]
/** With what bytes look like that are taken for a character each. */
const encodings: Encoding[] = [
  ...ofAscii,
  {
    alphabet: 'text',
    encode: (secret) => ({ text: bytesOf(secret).toString('latin1'), padding: 0 }),
  },
]

/** A secret in plain text, in hex, and in base64, alone or anywhere in something longer. */
export function seedsOf(secret: string): Seed[] {
  const few = secret.slice(0, 4)
  const isAscii = Buffer.byteLength(secret) === secret.length
  return (isAscii ? ofAscii : encodings).map(({ alphabet, encode }) => {
    let needle: Needle | undefined
    return { alphabet, start: encode(few).text, needle: () => (needle ??= encode(secret)) }
  })
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text)
}

/** What base64 (RFC 4648 §4) makes of bytes behind so many others, modulo three: the characters that depend on nothing else. */
function inBase64(bytes: Buffer, offset: number): Needle {
  const all = offset === 0 ? bytes : Buffer.concat([Buffer.alloc(offset), bytes])
  const text = all.toString('base64')
  const first = Math.ceil((offset * 8) / 6)
  const bits = all.length * 8
  const last = Math.floor(bits / 6)
  // Of the character before, the lower bits are the secret's; of that behind, the upper ones.
  const lower = [0, 0b1111, 0b11][offset] ?? 0
  const upper = [0, 0, 0b110000, 0, 0b111100][bits % 6] ?? 0
  return {
    text: text.slice(first, last),
    ...(lower > 0 && { before: bitsOf(text, first - 1, lower) }),
    ...(upper > 0 && { behind: bitsOf(text, last, upper) }),
    padding: text.length - Math.ceil(bits / 6),
  }
}

function bitsOf(text: string, at: number, mask: number): Bits {
  return { mask, value: base64Value(text.charCodeAt(at)) & mask }
}

/** Whether a character of a text is one of base64 with such bits. */
export function hasBits({ mask, value }: Bits, code: number): boolean {
  const own = base64Value(code)
  return own >= 0 && (own & mask) === value
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const base64Values = new Int8Array(128).fill(-1)
for (const [value, character] of base64.split('').entries())
  base64Values[character.charCodeAt(0)] = value
base64Values[0x2d] = 62
base64Values[0x5f] = 63

function base64Value(code: number): number {
  return base64Values[code] ?? -1
}

/** What may stand where a needle has a character: base64url for base64, either case for hex, a form's spaces. */
export function alternatives(alphabet: Alphabet, code: number): number[] {
  const other = otherThan(alphabet, code)
  return other === code ? [code] : [code, other]
}

/** Whether a character stands for one of a needle. */
export function standsFor(alphabet: Alphabet, code: number, found: number): boolean {
  return found === code || found === otherThan(alphabet, code)
}

function otherThan(alphabet: Alphabet, code: number): number {
  if (alphabet === 'hex') return code >= 0x61 ? code - 0x20 : code
  if (alphabet === 'text') return code === 0x20 ? 0x2b : code
  return code === 0x2b ? 0x2d : code === 0x2f ? 0x5f : code
}
