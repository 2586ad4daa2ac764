import { type JsonSchema, offerTool, strictSchema, validateArguments } from '@maillon/core/provider'
import fc from 'fast-check'
import type { JSONSchema } from 'openai/lib/jsonschema'
import { toStrictJsonSchema } from 'openai/lib/transform'
import { expect, test } from 'vitest'
import type { Shape } from './leaf-shapes.contract.ts'
import { sampleTool } from './sample-tools.contract.ts'
import { objectShapes, shapes } from './shapes.contract.ts'

/** The shape's schema as a tool has it, frozen all through. */
function whole({ schema, $defs }: Shape): JsonSchema {
  return freeze({ ...schema, $defs })
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}

/** As OpenAI's own check leaves it; throws for what the API would refuse. */
function checked(schema: JsonSchema): unknown {
  return toStrictJsonSchema(structuredClone(schema) as JSONSchema)
}

test('what is strict is accepted by OpenAI’s own check, which finds nothing left to do', () => {
  let strictOnes = 0
  fc.assert(
    fc.property(objectShapes, (shape) => {
      const strict = strictSchema(whole(shape))
      const fits = shape.optional > 32 ? 'no' : shape.fits
      if (fits !== 'maybe') expect(strict !== undefined).toBe(fits === 'yes')
      if (!strict) return
      strictOnes += 1
      expect(checked(strict.schema)).toEqual(strict.schema)
    }),
    { numRuns: 400 },
  )
  expect(strictOnes).toBeGreaterThan(100)
})

test('any value, written as a model writes it, comes back the same, or is what the tool itself refuses', async () => {
  const cases = objectShapes.chain((shape) => shape.pairs.map((pair) => ({ shape, pair })))
  await fc.assert(
    fc.asyncProperty(cases, async ({ shape, pair }) => {
      const schema = whole(shape)
      const tool = sampleTool('ANY_SHAPE', schema)
      const { strict, parameters, read } = offerTool(tool, 'openai-strict')
      if (!strict) return
      expect(await validateArguments(parameters, pair.written)).toEqual({ value: pair.written })
      // Of `oneOf` strict mode takes more: a value may fit several forms that exclude each other.
      expect(await read(freeze(pair.written))).toEqual(await validateArguments(schema, pair.value))
    }),
    { numRuns: 300 },
  )
})

const inexpressible: JsonSchema[] = [
  {},
  { description: 'Anything.' },
  { type: 'object' },
  { type: 'object', properties: {} },
  { type: 'object', additionalProperties: { type: 'string' } },
  { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true },
  { type: 'object', patternProperties: { '^a': { type: 'string' } } },
  { type: 'object', properties: { a: { type: 'string' } }, required: ['b'] },
  { type: 'string', not: { const: 'a' } },
  { type: 'string', if: { const: 'a' }, else: { minLength: 2 } },
  { type: 'array' },
  { type: 'array', items: true },
  { type: 'array', items: [{ type: 'string' }] },
  { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'string' } },
  { enum: [{ a: 1 }] },
  { type: 'file' },
  { anyOf: [{ type: 'string' }, {}] },
  { allOf: [{ type: 'string' }, { type: 'number' }] },
  { $ref: '#/$defs/nowhere' },
  { $ref: 'https://example.com/schema.json' },
]

test('one thing that strict mode cannot express, anywhere inside, and the whole is not strict', () => {
  const wraps = fc.array(fc.constantFrom('array', 'object', 'union', 'all', 'definition'))
  const cases = fc.tuple(fc.constantFrom(...inexpressible), wraps, shapes(1))
  fc.assert(
    fc.property(cases, ([odd, layers, beside]) => {
      const $defs: Record<string, JsonSchema> = { ...beside.$defs }
      const wrapped = layers.reduce((inner, layer) => wrap(inner, layer), odd)
      const schema = freeze({
        type: 'object',
        properties: { beside: beside.schema, wrapped },
        $defs,
      })
      expect(strictSchema(schema)).toBeUndefined()

      function wrap(inner: JsonSchema, layer: string): JsonSchema {
        if (layer === 'array') return { type: 'array', items: inner }
        if (layer === 'object') return { type: 'object', properties: { inner } }
        if (layer === 'union') return { oneOf: [{ type: 'boolean' }, inner] }
        if (layer === 'all') return { allOf: [inner], description: 'Wrapped.' }
        const name = `odd${Object.keys($defs).length}`
        $defs[name] = inner
        return { $ref: `#/$defs/${name}` }
      }
    }),
    { numRuns: 500 },
  )
})

test('nothing makes it throw, and what it lets pass, OpenAI’s check does too', () => {
  const keywords = fc.dictionary(
    fc.constantFrom(
      'type',
      'properties',
      'required',
      'items',
      'anyOf',
      'allOf',
      '$ref',
      'enum',
      'nullable',
      '$defs',
    ),
    fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('object', 'string', '#', '#/$defs/a', ['a'], [{ $ref: '#' }], {
        a: { $ref: '#' },
      }),
    ),
  )
  fc.assert(
    fc.property(fc.oneof(keywords, fc.object()), (schema) => {
      const strict = strictSchema(schema)
      if (strict) checked(strict.schema)
    }),
    { numRuns: 2000 },
  )
})
