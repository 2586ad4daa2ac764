import { schemaCorpus } from '@maillon/testkit'
import { allToolkits } from '@maillon/toolkits'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { toJsonSchema } from '../../schema/to-json-schema.ts'
import { dialects } from './dialect.ts'
import { mend } from './mend-schema.ts'
import { plainSize } from './plain-size.ts'
import { toldInputs } from './told-shapes.contract.ts'

const profiles = ['common', 'openai', 'anthropic', 'gemini-json', 'mistral'] as const

/** Fails where the quick walk lets a schema pass that the mending would change. */
function passes(schema: JsonSchema): number {
  const sure = profiles.filter((profile) => plainSize(schema, dialects[profile]) > 0)
  for (const profile of sure) {
    const { schema: mended, names } = mend(schema, dialects[profile])
    expect([mended, names.size]).toEqual([schema, 0])
  }
  return sure.length
}

test('what is sure to need nothing in the catalogue and the corpus, is mended to itself', () => {
  const own = allToolkits.flatMap(({ tools }) => tools.map(({ input }) => toJsonSchema(input)))
  const all = [...own, ...schemaCorpus.map(({ schema }) => schema)]
  const sure = all.reduce((sum, schema) => sum + passes(schema), 0)
  expect(sure).toBeGreaterThan(own.length * profiles.length * 0.5)
})

test('and so are schemas of any shape, with any keyword in any place', () => {
  const values = fc.constantFrom<unknown>(
    'a',
    '',
    0,
    -1,
    1.5,
    null,
    true,
    [],
    ['a', 'a'],
    {},
    'date-time',
    '\\p{L}',
  )
  const keywords = fc.constantFrom(
    ...'type description title properties required items enum default minLength maxItems minimum format pattern'.split(
      ' ',
    ),
    ...'additionalProperties anyOf oneOf allOf const exclusiveMinimum not nullable $ref __proto__'.split(
      ' ',
    ),
  )
  const odd = fc
    .tuple(toldInputs, keywords, values, fc.nat(30))
    .map(([shape, keyword, value, at]) => {
      const root = structuredClone(shape.schema) as JsonSchema
      const places = objectsIn(root)
      const place = places[at % places.length]
      if (place)
        Object.defineProperty(place, keyword, { value, enumerable: true, configurable: true })
      return root
    })
  fc.assert(
    fc.property(odd, (schema) => void passes(schema)),
    { numRuns: 500 },
  )
})

function objectsIn(value: unknown): JsonSchema[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : []
}
