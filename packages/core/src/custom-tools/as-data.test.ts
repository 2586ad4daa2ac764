import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asData } from './as-data.ts'

const answers: [string, unknown, unknown][] = [
  ['a Map by names', new Map([['a', new Map([['b', 1]])]]), { a: { b: 1 } }],
  ['any other Map', new Map<unknown, unknown>([[1, 'x']]), { result: [[1, 'x']] }],
  ['a Set', { tags: new Set(['a', 'b']) }, { tags: ['a', 'b'] }],
  ['numbers', { at: new Float32Array([0.5, 2]) }, { at: [0.5, 2] }],
  ['large numbers', { at: new BigInt64Array([7n, 2n ** 60n]) }, { at: [7, '1152921504606846976'] }],
  ['bytes', { a: new Uint8Array(3) }, { a: '[3 bytes: store them as a file, and answer that]' }],
  ['a Buffer', { a: Buffer.from('xy') }, { a: '[2 bytes: store them as a file, and answer that]' }],
  ['a Blob', { a: new Blob(['x']) }, { a: '[1 bytes: store them as a file, and answer that]' }],
  ['a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
  ['a date that is none', { at: new Date(Number.NaN) }, { at: null }],
  ['an address', { url: new URL('https://a.test/b') }, { url: 'https://a.test/b' }],
  ['an error', { why: new TypeError('No.') }, { why: { name: 'TypeError', message: 'No.' } }],
  ['a pattern', { pattern: /a/i }, { pattern: '/a/i' }],
  ['a name of the prototype', new Map([['__proto__', 1]]), JSON.parse('{"__proto__":1}')],
  ['half a character', { 'a\ud83d': ['\ude42'] }, { 'a\ufffd': ['\ufffd'] }],
]

test.each(answers)('%s of a tool is answered as what it is, or told', (_, answer, data) => {
  expect(asData(answer)).toEqual(data)
})

test('what JSON spells by itself comes as JSON spells it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (answer) => {
      expect(asData(answer)).toEqual(JSON.parse(JSON.stringify(answer)))
    }),
    { numRuns: 50 },
  )
})

test.each([501, 2_500, 100_000])('an answer of %i levels is told, and reaches nobody', (levels) => {
  const deep = JSON.parse('['.repeat(levels) + ']'.repeat(levels))
  expect(() => asData(deep)).toThrow('nested deeper than 500 levels')
})

test('as deep as answers of the engine may be, those of a tool may be as well', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)
  expect(asData(deep)).toEqual(deep)
})
