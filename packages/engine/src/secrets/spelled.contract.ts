import fc from 'fast-check'

/** A secret, and one of the ways in which somebody who has it may write it. */
export interface Spelled {
  secret: string
  spelling: string
}

/** Stands in no secret, so that it is seen where one begins and ends. */
export const edge = '☃'

const escapers: ((character: string) => string)[] = [
  (character) => character,
  (character) => JSON.stringify(character).slice(1, -1),
  (character) => unitsOf(character, (unit) => `\\u${unit.padStart(4, '0')}`),
  (character) => unitsOf(character, (unit) => `\\u${unit.padStart(4, '0').toUpperCase()}`),
  (character) => character.replace('/', '\\/'),
  percent,
  (character) => percent(character).toLowerCase(),
  (character) => percent(character).replaceAll('%', '%25'),
  (character) => percent(character).replaceAll('%', '\\u0025'),
  (character) => `&#${character.codePointAt(0)};`,
  (character) => `&#x${character.codePointAt(0)?.toString(16)};`,
  (character) => `&amp;#${character.codePointAt(0)};`,
  (character) => named[character] ?? character,
  (character) => (character === ' ' ? '+' : character),
]

const named: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function unitsOf(character: string, write: (hex: string) => string): string {
  return character
    .split('')
    .map((unit) => write(unit.charCodeAt(0).toString(16)))
    .join('')
}

function percent(character: string): string {
  const bytes = [...Buffer.from(character)]
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('')
}

const encoders: ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => Buffer.from(secret).toString('base64').replaceAll('=', ''),
  (secret) => Buffer.from(secret).toString('base64url'),
  (secret) => Buffer.from(secret).toString('hex'),
  (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
]

/** With all that JSON, addresses, HTML and base64 escape, and with what looks like an escape. */
const secrets = fc
  .oneof(
    fc.string({ minLength: 8, maxLength: 40, unit: 'binary-ascii' }),
    fc.string({ minLength: 8, maxLength: 40, unit: 'binary' }),
    fc.string({
      minLength: 8,
      maxLength: 40,
      unit: fc.constantFrom(...'%25\\u0026&amp;#x"/ +b'.split('')),
    }),
    fc.base64String({ minLength: 8, maxLength: 120 }),
  )
  .filter((secret) => !secret.includes(edge))

/** Writes a secret in plain text or whole in an encoding, with any of its characters escaped in any way. */
export const writing: fc.Arbitrary<(secret: string) => string> = fc
  .tuple(
    fc.constantFrom(...encoders),
    fc.oneof(
      fc.constantFrom(...escapers).map((escaper) => [escaper]),
      fc.array(fc.constantFrom(...escapers), { minLength: 2, maxLength: 20 }),
    ),
  )
  .map(([encode, chosen]) => (secret) => {
    const write = (character: string, index: number) =>
      chosen[index % chosen.length]?.(character) ?? character
    return Array.from(encode(secret), write).join('')
  })

export const spelled: fc.Arbitrary<Spelled> = fc
  .tuple(secrets, writing)
  .map(([secret, write]) => ({ secret, spelling: write(secret) }))

/** A secret in base64 of something longer, as of a `Basic` pair. */
export const within: fc.Arbitrary<Spelled & { before: string; behind: string }> = fc
  .tuple(
    secrets,
    fc.oneof(fc.string(), fc.constantFrom('user:', 'Bearer ', '{"token":"')),
    fc.string({ maxLength: 5 }),
    fc.constantFrom('base64' as const, 'base64url' as const),
  )
  .map(([secret, before, behind, encoding]) => ({
    secret,
    before,
    behind,
    spelling: Buffer.from(before + secret + behind).toString(encoding),
  }))

/** Anything that JSON can say, with a text somewhere in it: as a value, in a list, as a name. */
export const places: ((text: string, other: unknown) => unknown)[] = [
  (text) => text,
  (text, other) => [other, text],
  (text, other) => ({ other, text }),
  (text, other) => ({ [text]: other }),
  (text, other) => ({ a: [{ b: { [text]: { c: [[other, text]] } } }] }),
]
/** Ways to write it. */
export const writers: ((value: unknown) => string)[] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, 2),
  (value) => JSON.stringify(value).replaceAll('/', '\\/'),
  (value) => escapedAll(JSON.stringify(value)),
]

/** JSON whose every character of a string, but those that are escaped already, is escaped. */
function escapedAll(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(/\\u.{4}|\\.|[^"]/gs, (part) =>
      part.startsWith('\\') ? part : `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  )
}
