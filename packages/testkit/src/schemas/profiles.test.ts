import { checkOffered, offerTool, type ProfileName, profileNames } from '@maillon/core/provider'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleTool } from '../adapters/sample-tool.ts'
import { schemaCorpus } from './schema-corpus.ts'

function broken(profile: ProfileName, slug: string, inputParameters: unknown): string[] {
  const tool = sampleTool(slug, { inputParameters: inputParameters as Record<string, unknown> })
  return checkOffered(profile, offerTool(tool, profile)).map(({ rule, at }) => `${rule} ${at}`)
}

test.for(profileNames)('%s refuses no schema of the corpus', (profile) => {
  for (const { name, schema } of schemaCorpus) {
    expect({ name, broken: broken(profile, name, schema) }).toEqual({ name, broken: [] })
  }
})

const keywords = [
  ['type', 'properties', 'required', 'items', 'prefixItems', 'additionalItems', 'enum', 'const'],
  ['anyOf', 'oneOf', 'allOf', 'not', 'if', 'then', 'else', '$ref', '$defs', 'definitions'],
  ['additionalProperties', 'patternProperties', 'propertyNames', 'dependentRequired'],
  ['dependentSchemas', 'unevaluatedProperties', 'contains', 'uniqueItems', 'nullable', 'format'],
  ['pattern', 'minimum', 'exclusiveMinimum', 'maximum', 'multipleOf', 'minLength', 'maxItems'],
  ['minItems', 'maxProperties', 'title', 'description', 'default', 'example', 'examples'],
  ['deprecated', '$id', '$schema', '$comment', 'discriminator', 'x-order', '__proto__'],
].flat()

/** Anything that calls itself a schema: every keyword with values that are its own, and others. */
const odd = fc.letrec<{ schema: unknown }>((tie) => {
  const names = fc.oneof(
    fc.constantFrom('a', 'b c', '$filter', 'strict', 'constructor', '__proto__', '', '1', 'a_b'),
    fc.string(),
  )
  const map = fc.dictionary(names, tie('schema'), { maxKeys: 3, noNullPrototype: true })
  const types = fc.constantFrom('string', 'number', 'integer', 'boolean', 'array', 'object', 'null')
  const values = fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue({ maxDepth: 1 }),
    types,
    fc.array(types, { maxLength: 3 }),
    fc.constantFrom('#', '#/$defs/a', '#/definitions/a', '#/properties/a', '^(?=a)', '[', 'uri'),
    fc.array(names, { maxLength: 3 }),
    tie('schema'),
    fc.array(tie('schema'), { maxLength: 3 }),
    map,
  )
  const keyword = fc.constantFrom(...keywords)
  return {
    schema: fc.dictionary(keyword, values, {
      maxKeys: 5,
      noNullPrototype: true,
    }),
  }
}).schema

test.for(profileNames)('%s refuses nothing of what calls itself a schema', (profile) => {
  fc.assert(
    fc.property(fc.oneof(odd, fc.jsonValue()), (schema) => {
      expect(broken(profile, 'ODD', schema)).toEqual([])
    }),
    { numRuns: 150 },
  )
})
