import { expect, test } from 'vitest'
import { typeText } from './type-text.ts'

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more })

test.each<[object, string]>([
  [{ type: 'string', pattern: 'a' }, 'string'],
  [{ type: 'integer', minimum: 1 }, 'number'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ enum: ['a', 1, null] }, '"a" | 1 | null'],
  [{ const: true }, 'true'],
  [{}, 'unknown'],
  [{ not: {} }, 'unknown'],
  [{ anyOf: [{ type: 'string' }, {}] }, 'unknown'],
  [{ oneOf: [{ type: 'string' }, { type: 'string' }] }, 'string'],
  [{ type: 'array', items: { type: 'string' } }, 'string[]'],
  [{ type: 'array', items: { type: ['string', 'number'] } }, '(string | number)[]'],
  [{ type: 'array' }, 'unknown[]'],
  [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'null' }] }, '[string, null]'],
  [{ type: 'object' }, 'Record<string, unknown>'],
  [object({}, { additionalProperties: false }), 'Record<string, never>'],
  [{ type: 'object', additionalProperties: { type: 'number' } }, 'Record<string, number>'],
  [
    object({ id: { type: 'string' }, 'per-page': { type: 'number' } }, { required: ['id'] }),
    '{ id: string; "per-page"?: number | undefined }',
  ],
  [
    { allOf: [object({ a: {} }), { anyOf: [{ type: 'null' }, { type: 'string' }] }] },
    '({ a?: unknown | undefined }) & (null | string)',
  ],
  [{ $ref: '#/$defs/none' }, 'unknown'],
  [
    object({
      id: { type: 'string', description: ' Its id,\n not /* its */ name. ' },
      of: object({ a: { type: 'null', description: 'A.' } }, { required: ['a'] }),
    }),
    `{
  /** Its id, not /* its * / name. */
  id?: string | undefined
  of?: {
    /** A. */
    a: null
  } | undefined
}`,
  ],
])('%j is %s', (schema, text) => {
  expect(typeText(schema as never)).toBe(text)
})

test('a definition stands where it is used, and is unknown inside itself', () => {
  const node = object({ children: { type: 'array', items: { $ref: '#/$defs/node' } } })
  expect(typeText({ ...object({ root: { $ref: '#/$defs/node' } }), $defs: { node } })).toBe(
    '{ root?: { children?: unknown[] | undefined } | undefined }',
  )
})
