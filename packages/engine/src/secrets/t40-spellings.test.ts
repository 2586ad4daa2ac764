import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scrubAnswer } from './scrub-answer.ts'
import { scrubHeaders } from './scrub-headers.ts'
import { createScrubber } from './scrubber.ts'
import { edge, places, type Spelled, spelled, within, writers } from './spelled.contract.ts'

const read = (body: string | Uint8Array, ...secrets: string[]) =>
  scrubAnswer(Buffer.from(body), createScrubber(secrets))

const bytes = Buffer.from([0xff, 0, 0x80])
/** As Latin-1 has an é. */
const brokenJson = (before: string, behind: string) =>
  Buffer.concat([Buffer.from(before), Buffer.from([0xe9]), Buffer.from(behind)])

test('T40 a secret is found in JSON in every spelling, at any depth, as a name too, and nothing else changes', () => {
  const written = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...writers))
  fc.assert(
    fc.property(
      spelled,
      written,
      fc.json({ maxDepth: 2 }).map((text): unknown => JSON.parse(text)),
      ({ secret, spelling }, [place, write], other) => {
        const { value, body } = read(write(place(edge + spelling + edge, other)), secret)
        expect(value).toEqual(place(`${edge}[secret]${edge}`, other))
        expect(JSON.parse(String(body))).toEqual(value)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('T40 a secret is found in a text that is no JSON, and nothing else changes', () => {
  fc.assert(
    fc.property(spelled, ({ secret, spelling }) => {
      const text = `<p>${edge}${spelling}${edge}`
      expect(read(text, secret).body).toBe(`<p>${edge}[secret]${edge}`)
    }),
    { numRuns: 1_000 },
  )
})

test('T40 a secret is found in bytes that are no text, and nothing else changes', () => {
  const wrap = (text: string) => Buffer.concat([bytes, Buffer.from(text), bytes])
  const found = ({ secret, spelling }: Spelled) => {
    expect(Buffer.from(read(wrap(spelling), secret).body)).toEqual(wrap('[secret]'))
  }
  const ascii = spelled.filter(({ secret }) => Buffer.byteLength(secret) === secret.length)
  fc.assert(fc.property(ascii, found), { numRuns: 500 })
  found({ secret: 'clé-de-l’école', spelling: 'clé-de-l’école' })
})

test('T40 a secret is found in JSON with bytes that are no text, which is read all the same', () => {
  const written = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...writers))
  fc.assert(
    fc.property(spelled, written, ({ secret, spelling }, [place, write]) => {
      const json = write(place(edge + spelling + edge, 1))
      const { value } = read(brokenJson(`[${json},"Jos`, '"]'), secret)
      expect(value).toEqual([place(`${edge}[secret]${edge}`, 1), 'Jos\ufffd'])
    }),
    { numRuns: 500 },
  )
})

test('T40 in JSON with bytes that are no text, all else comes through byte for byte', () => {
  const wrap = (text: string) => brokenJson(`{"a":"${text}","b":"é`, '"}')
  expect(read(wrap('clean'), 'canary-+1').body).toEqual(wrap('clean'))
  expect(read(wrap('canary-%2B1'), 'canary-+1').body).toEqual(wrap('[secret]'))
})

test('T40 a secret is found in base64 of something longer, with no more of that than its neighbours’ bits', () => {
  fc.assert(
    fc.property(within, ({ secret, before, behind, spelling }) => {
      const { body } = read(edge + spelling + edge, secret)
      const [left = '', right = 'nothing was found'] = String(body).slice(1, -1).split('[secret]')
      const known = Buffer.from(left, 'base64')
      expect(known).toEqual(Buffer.from(before).subarray(0, known.length))
      expect(right.length).toBeLessThanOrEqual(Math.ceil((Buffer.byteLength(behind) * 8) / 6) + 2)
    }),
    { numRuns: 1_000 },
  )
})

test('T40 a body without a secret comes through byte for byte', () => {
  const json = fc
    .tuple(fc.jsonValue(), fc.constantFrom(...writers))
    .map(([value, write]) => write(value))
  const bodies = fc.oneof(
    json.map((text) => Buffer.from(text)),
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text.replace(/^\ufeff/, ''))),
    fc.uint8Array().map((list) => Buffer.from(list)),
  )
  fc.assert(
    fc.property(bodies, (body) => {
      expect(Buffer.from(read(body, 'canary-0123456789', 'refresh-+/=%').body)).toEqual(body)
    }),
    { numRuns: 1_000 },
  )
})

test('T40 numbers that a machine cannot hold, doubled names and space stay where a secret is taken out', () => {
  const body = (text: string) => `{ "a" : 12345678901234567890,\n"a":1e999, "b":"${text}" }`
  expect(read(body('canary-\\u002B1'), 'canary-+1').body).toBe(body('[secret]'))
})

test('T40 names that become the same stay apart', () => {
  const body = JSON.stringify({
    'canary-+1': 1,
    'canary-%2B1': 2,
    '[secret]': 3,
    list: [{ 'canary-+1': 4 }],
  })
  expect(read(body, 'canary-+1').value).toEqual({
    '[secret]': 1,
    '[secret] 2': 2,
    '[secret] 3': 3,
    list: [{ '[secret]': 4 }],
  })
})

test('T40 a secret is found in headers, and one that is named by it is left out', () => {
  const headers = new Headers({ 'x-echo': 'got canary-%2B1', 'x-canary-+1': 'yes', 'x-fine': 'no' })
  headers.append('set-cookie', 'a=1')
  headers.append('set-cookie', 'b=canary-+1')
  expect([...scrubHeaders(headers, createScrubber(['canary-+1']))]).toEqual([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=[secret]'],
    ['x-echo', 'got [secret]'],
    ['x-fine', 'no'],
  ])
})

test('T40 a secret of digits is found in a number', () => {
  expect(read('{"id":1234567890,"more":12345}', '1234567890').body).toBe(
    '{"id":"[secret]","more":12345}',
  )
})

test('T40 an escape of JSON is no part of a secret that begins with its letter', () => {
  expect(read('{"a":"x\\nabcdefgh"}', 'nabcdefgh').body).toBe('{"a":"x\\nabcdefgh"}')
})

test('T40 what is shorter than 8 characters is not looked for', () => {
  expect(read('{"a":"1234567"}', '1234567', '').body).toBe('{"a":"1234567"}')
})

test('T40 an answer that repeats the beginning of a secret without end costs no more than its length', () => {
  const secret = `${'a'.repeat(4_000)}b`
  const text = 'a'.repeat(1_000_000)
  expect(read(`${text}${secret}`, secret).body).toBe('[secret]')
})
