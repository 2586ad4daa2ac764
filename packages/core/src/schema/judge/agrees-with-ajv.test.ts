import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySchema, anyValue } from './any-schema.contract.ts'
import { judgeOf } from './judge-of.ts'

/** Formats are hints; names of JavaScript's prototypes are no properties; 0.3 is a multiple of 0.1. */
const ajv = new Ajv2020({
  strict: false,
  validateFormats: false,
  ownProperties: true,
  multipleOfPrecision: 12,
  logger: false,
})

/** For the whole of it: `MAILLON_PROPERTY_RUNS=10000`. */
const numRuns = Number(process.env.MAILLON_PROPERTY_RUNS ?? 300)

test('a schema of any keywords takes what ajv takes, and says of anything else what is wrong, shortly', () => {
  fc.assert(
    fc.property(anySchema, anyValue, (schema, value) => {
      const wanted = decided(schema, value)
      fc.pre(wanted !== undefined)
      const errors = judgeOf(schema)(value)
      expect(errors.length === 0).toBe(wanted)
      for (const error of errors) expect(error.length).toBeLessThan(700)
    }),
    { numRuns, seed: 2020_12 },
  )
}, 600_000)

/** What ajv says; undefined where it does not count what `contains` found, and would refuse it as unevaluated. */
function decided(schema: object, value: unknown): boolean | undefined {
  const json = JSON.stringify(schema)
  if (json.includes('"unevaluatedItems"') && json.includes('"contains"')) return undefined
  try {
    return ajv.compile(forAjv(schema))(value)
  } catch {
    return undefined // It calls a value's own `toString` to compare objects.
  } finally {
    ajv.removeSchema()
  }
}

/**
 * The same schema in words that ajv 8.20 has right: where a dynamic reference refuses something, it goes on all the same,
 * and beside `prefixItems` it lets an empty list contain anything.
 */
function forAjv(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    const { $dynamicRef, $dynamicAnchor, allOf = [], ...rest } = part as Odd
    const parts: object[] = [...allOf]
    if ($dynamicRef !== undefined) parts.push({ $ref: $dynamicRef })
    if ($dynamicAnchor !== undefined) rest.$anchor = $dynamicAnchor
    if (rest.prefixItems && 'contains' in rest) {
      const { contains, minContains, maxContains } = rest
      parts.push({ contains, minContains, maxContains })
      delete rest.contains
    }
    return parts.length > 0 ? { ...rest, allOf: parts } : rest
  }) as object
}

interface Odd {
  $dynamicRef?: string
  $dynamicAnchor?: string
  $anchor?: string
  allOf?: object[]
  prefixItems?: unknown
  contains?: unknown
  minContains?: unknown
  maxContains?: unknown
}
