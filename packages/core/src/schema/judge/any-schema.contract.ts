import * as fc from 'fast-check'
import type { JsonSchema } from '../json-schema.ts'

/** Names that properties and definitions have, some of which readers of schemas stumble over. */
const name = fc.constantFrom('a', 'b', 'c/d', 'e~f', 'ünï', '', 'toString', '$ref', '😀')

const text = fc.oneof(
  name,
  fc.constantFrom('ab', 'aab', '1', 'x@y.z', '2020-01-01', '😀😀', 'A'),
  fc.string({ maxLength: 4 }),
)

const number = fc.oneof(
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom(0.5, 1.5, -0, 1e15, 0.1, 0.3, 12.34, 1e-7, 100),
)

/** Any JSON value, of names and texts that schemas of `anySchema` are about. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    { weight: 2, arbitrary: text },
    { weight: 3, arbitrary: number },
    fc.boolean(),
    fc.constant(null),
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
    { weight: 3, arbitrary: dictionary(tie('value'), 4) },
  ),
})).value

const count = fc.integer({ min: 0, max: 3 })
const pattern = fc.constantFrom('^a', 'b$', '^.$', '[0-9]+', '\\p{L}', '^(a|b)*$', '')
const type = fc.constantFrom('null', 'boolean', 'object', 'array', 'number', 'string', 'integer')
/** Ajv 8.20 takes the empty name for there, always. */
const names = fc.uniqueArray(name.filter(Boolean), { maxLength: 2 })

/** Every keyword of draft 2020-12 that one document can use. */
const keywords = (schema: fc.Arbitrary<unknown>): Record<string, fc.Arbitrary<unknown>> => ({
  type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
  enum: fc.array(anyValue, { minLength: 1, maxLength: 3 }),
  const: anyValue,
  multipleOf: fc.constantFrom(1, 2, 0.5, 0.1, 0.01, 3),
  maximum: number,
  exclusiveMaximum: number,
  minimum: number,
  exclusiveMinimum: number,
  maxLength: count,
  minLength: count,
  pattern,
  maxItems: count,
  minItems: count,
  uniqueItems: fc.boolean(),
  maxContains: count,
  minContains: count,
  maxProperties: count,
  minProperties: count,
  required: names,
  dependentRequired: dictionary(names, 2),
  dependentSchemas: dictionary(schema, 2),
  dependencies: dictionary(fc.oneof(names, schema), 2),
  prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
  items: schema,
  contains: schema,
  additionalProperties: schema,
  propertyNames: schema,
  properties: dictionary(schema, 3),
  patternProperties: fc.dictionary(pattern, schema, { maxKeys: 2 }),
  unevaluatedItems: schema,
  unevaluatedProperties: schema,
  allOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
  anyOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
  oneOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
  not: schema,
  ...Object.fromEntries(['if', 'then', 'else'].map((keyword) => [keyword, schema])),
  $ref: fc.constantFrom('#/$defs/a', '#/$defs/c~1d', '#/$defs/e~0f', '#/$defs/%C3%BCn', '#anchor'),
  $dynamicRef: fc.constant('#dynamic'),
  format: fc.constantFrom('email', 'date', 'uuid', 'ipv4', 'unknown', 'int32'),
  title: text,
  description: text,
  default: anyValue,
  examples: fc.array(anyValue, { maxLength: 2 }),
  deprecated: fc.boolean(),
  readOnly: fc.boolean(),
  writeOnly: fc.boolean(),
  contentEncoding: fc.constant('base64'),
  contentMediaType: fc.constant('application/json'),
  contentSchema: schema,
  $comment: text,
})

function schemasOf(left: readonly string[]): fc.Arbitrary<JsonSchema | boolean> {
  return fc.letrec<{ schema: JsonSchema | boolean }>((tie) => {
    const all = keywords(tie('schema'))
    const some = (chosen: readonly string[]) =>
      Object.fromEntries(Object.entries(all).filter(([keyword]) => chosen.includes(keyword)))
    const simple = ['type', 'enum', 'const', 'minimum', 'maxLength', 'pattern', 'required']
    const others = Object.keys(all).filter((one) => !left.includes(one))
    return {
      schema: fc.oneof(
        { depthSize: 'small', maxDepth: 3 },
        fc.boolean(),
        { weight: 2, arbitrary: fc.record(some(simple), { requiredKeys: [] }) },
        {
          weight: 6,
          arbitrary: fc
            .uniqueArray(fc.constantFrom(...others), { minLength: 1, maxLength: 4 })
            .chain((chosen) => fc.record(some(chosen))),
        },
      ),
    }
  }).schema
}

/** Only what is deeper in a value leads back, so that there is an end. */
const definition = schemasOf(['$ref', '$dynamicRef', 'properties', 'prefixItems', 'items'])
const leadsBack = { properties: { a: { $ref: '#anchor' }, b: { $dynamicRef: '#dynamic' } } }

/** A schema of any keywords, with definitions that its references lead to. */
export const anySchema: fc.Arbitrary<JsonSchema> = fc
  .tuple(schemasOf([]), fc.array(definition, { minLength: 6, maxLength: 6 }))
  .map(([root, [a, b, c, d, anchored, dynamic]]) => ({
    ...(typeof root === 'boolean' ? { allOf: [root] } : root),
    $defs: {
      a,
      'c/d': b,
      'e~f': c,
      ün: d,
      anchored: { ...asObject(anchored), items: { $ref: '#/$defs/dynamic' }, $anchor: 'anchor' },
      dynamic: { ...asObject(dynamic), ...leadsBack, $dynamicAnchor: 'dynamic' },
    },
  }))

function asObject(schema: JsonSchema | boolean | undefined): JsonSchema {
  return typeof schema === 'object' ? schema : { allOf: [schema ?? true] }
}

/** As JSON.parse makes objects: a name of the prototype's is one like any other. */
function dictionary<Value>(value: fc.Arbitrary<Value>, maxKeys: number) {
  return fc.dictionary(name, value, { maxKeys, noNullPrototype: true })
}
