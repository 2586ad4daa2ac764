import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { mendSchema } from './mend-schema.ts'
import { readNames } from './read-names.ts'
import { toldInputs } from './told-shapes.contract.ts'

const judge = (validateSchema: boolean) =>
  new Ajv2020({ strict: false, validateFormats: false, ownProperties: true, validateSchema })

/** `nullable` as vendors read it: null beside whatever else is said. */
function orNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(orNull)
  if (typeof schema !== 'object' || schema === null) return schema
  const { nullable, ...rest } = schema as JsonSchema
  const inner = Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, orNull(one)]))
  if (nullable !== true)
    return { ...inner, ...(isObject(nullable) && { nullable: orNull(nullable) }) }
  return { anyOf: [inner, { type: 'null' }] }
}

// The others' schemas are made like one of these.
test.for(['common', 'gemini-json', 'openai', 'anthropic', 'mistral'] as const)(
  '%s: what the tool takes, its mended schema takes, and it is read as it was',
  (profile) => {
    const cases = toldInputs.chain((shape) => shape.pairs.map((pair) => ({ shape, pair })))
    fc.assert(
      fc.property(cases, ({ shape, pair }) => {
        const own = { ...(shape.schema as JsonSchema), $defs: shape.$defs ?? {} }
        fc.pre(judge(false).validate(own, pair.value))
        const { schema, names } = mendSchema(own, profile)
        const written = pair.written((name) => names.get(name) ?? name)
        const told = JSON.stringify({ own, written, schema })
        const mended = judge(true)
        expect([
          mended.validate(orNull(schema) as JsonSchema, written),
          mended.errors,
          told,
        ]).toEqual([true, null, told])
        expect([readNames(own, names, written), told]).toEqual([pair.value, told])
        expect([readNames(own, names, pair.value), told]).toEqual([pair.value, told])
      }),
      { numRuns: 40 },
    )
  },
)
