import fc from 'fast-check'
import type { JsonSchema } from '../../schema/json-schema.ts'

/** What a model writes for a value, once it knows what each name is called. */
type Written = (shown: (name: string) => string) => unknown

/** A schema of one kind, and values that fit it as the tool has them and as a model writes them. */
export interface ToldShape {
  schema: JsonSchema | boolean
  $defs?: Record<string, unknown> | undefined
  pairs: fc.Arbitrary<{ value: unknown; written: Written }>
}

function plain(schema: JsonSchema | boolean, values: fc.Arbitrary<unknown>): ToldShape {
  return { schema, pairs: values.map((value) => ({ value, written: () => value })) }
}

const whole = fc.integer({ min: -1000, max: 1000 })
const words = fc.constantFrom('a', 'b', 'open', 'ok')

/** Any value, without a list in a list: that one is checked, and not among what the schema tells. */
const anything = fc.oneof(
  fc.string(),
  whole,
  fc.boolean(),
  fc.constant(null),
  fc.dictionary(words, fc.jsonValue({ maxDepth: 1 }), { noNullPrototype: true }),
  fc.array(fc.oneof(fc.string(), whole, fc.constant(null)), { maxLength: 2 }),
)

const scalars: readonly ToldShape[] = [
  plain({ type: 'string' }, fc.string()),
  plain(
    { type: 'string', minLength: 2, maxLength: 5, format: 'name' },
    fc.string({ minLength: 2, maxLength: 5, unit: 'grapheme-ascii' }),
  ),
  plain({ type: 'string', pattern: '^(?=a)a' }, fc.constant('ab')),
  plain({ type: 'string', pattern: '^[a-c]+$' }, fc.constantFrom('a', 'abc')),
  plain({ type: 'integer', exclusiveMinimum: 0, maximum: 9 }, fc.integer({ min: 1, max: 9 })),
  plain({ type: 'number', exclusiveMaximum: 2, multipleOf: 0.5 }, fc.constantFrom(1.5, -1, 0)),
  plain({ type: ['integer', 'null'] }, fc.constantFrom(3, null)),
  plain({ type: ['string', 'number', 'boolean'] }, fc.oneof(fc.string(), whole, fc.boolean())),
  plain({ type: ['array', 'string'], items: { type: 'string' } }, fc.oneof(words, fc.array(words))),
  plain({ const: 'one' }, fc.constant('one')),
  plain({ const: 5 }, fc.constant(5)),
  plain({ const: true }, fc.constant(true)),
  plain({ const: null }, fc.constant(null)),
  plain({ enum: ['a', 'b', 'a', ''] }, fc.constantFrom('a', 'b', '')),
  plain({ enum: [1, 'a', null, true] }, fc.constantFrom(1, 'a', null, true)),
  plain({ enum: [{ a: 1 }, [1]] }, fc.constantFrom({ a: 1 }, [1])),
  plain({ type: ['string', 'null'], enum: ['a', null] }, fc.constantFrom('a', null)),
  plain({ type: 'null' }, fc.constant(null)),
  plain(true, anything),
  plain({}, anything),
  plain({ description: 'Anything.' }, anything),
  plain({ not: { type: 'boolean' } }, fc.oneof(words, whole)),
  plain({ type: 'object' }, fc.dictionary(words, anything, { noNullPrototype: true })),
  plain(
    { type: 'object', additionalProperties: { type: 'integer' } },
    fc.dictionary(fc.string(), whole, { noNullPrototype: true }),
  ),
  plain(
    { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, maxProperties: 3 },
    fc.dictionary(words, whole, { maxKeys: 3, noNullPrototype: true }),
  ),
  plain(
    {
      type: 'object',
      patternProperties: { '^a': { type: 'string' } },
      additionalProperties: false,
    },
    fc.constantFrom({ a: 'x' }, {}),
  ),
  plain({ type: 'array' }, fc.array(words)),
  plain({ type: 'array', items: true }, fc.array(fc.oneof(words, whole))),
  plain(
    { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
    fc.tuple(words, whole),
  ),
  plain(
    { type: 'array', contains: { const: 'a' }, uniqueItems: true, items: { type: 'string' } },
    fc.constantFrom(['a'], ['a', 'b']),
  ),
  plain({ if: { const: 'a' }, else: { type: 'integer' } }, fc.oneof(fc.constant('a'), whole)),
]

const names: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('a', 'b', 'a b', 'a_b', 'a-b', '$filter', 'filter', 'filter[x]', 'größe', '名前'),
  fc.constantFrom(
    'strict',
    'definitions',
    'constructor',
    '__proto__',
    'type',
    'properties',
    '',
    '1',
  ),
  fc.string({ maxLength: 70 }),
)

function inside(inner: fc.Arbitrary<ToldShape>): fc.Arbitrary<ToldShape> {
  return fc.oneof(lists(inner), objects(inner), unions(inner), references(inner), nullables(inner))
}

function lists(inner: fc.Arbitrary<ToldShape>): fc.Arbitrary<ToldShape> {
  return inner.map(({ schema, $defs, pairs }) => ({
    schema: { type: 'array', items: schema, maxItems: 400 },
    $defs,
    pairs: fc.array(pairs, { maxLength: 2 }).map((all) => ({
      value: all.map(({ value }) => value),
      written: (shown: (name: string) => string) => all.map(({ written }) => written(shown)),
    })),
  }))
}

/** Objects, closed or not, in one part or in two. */
function objects(
  inner: fc.Arbitrary<ToldShape>,
  forms: readonly ('closed' | 'open' | 'split')[] = ['closed', 'open', 'split'],
): fc.Arbitrary<ToldShape> {
  return fc.tuple(properties(inner), fc.constantFrom(...forms)).map(([own, form]) => {
    const required = own.flatMap(({ name, isRequired }) => (isRequired ? [name] : []))
    const part = (some: typeof own): JsonSchema => ({
      type: 'object',
      properties: Object.fromEntries(some.map(({ name, shape }) => [name, shape.schema])),
    })
    const schemas = {
      closed: { ...part(own), required, additionalProperties: false },
      open: { ...part(own), required: [...required, ...required] },
      split: { allOf: [part(own.slice(0, 2)), { ...part(own.slice(2)), required }] },
    }
    return {
      schema: schemas[form],
      $defs: definitionsOf(own.map(({ shape }) => shape)),
      pairs: pairsOf(own),
    }
  })
}

/** Objects that require what they do not name. */
function unnamed(): fc.Arbitrary<ToldShape> {
  return properties(fc.constant(plain(true, anything))).map((own) => {
    const there = own.map((one) => ({ ...one, isRequired: true }))
    const required = there.map(({ name }) => name)
    return { schema: { type: 'object', required }, pairs: pairsOf(there) }
  })
}

type Properties = readonly { name: string; shape: ToldShape; isRequired: boolean }[]

function properties(inner: fc.Arbitrary<ToldShape>): fc.Arbitrary<Properties> {
  const property = fc.record({ name: names, shape: inner, isRequired: fc.boolean() })
  return fc.uniqueArray(property, { selector: ({ name }) => name, maxLength: 4 })
}

function pairsOf(own: Properties): ToldShape['pairs'] {
  const entries = own.map(({ name, shape, isRequired }) => entry(name, shape, isRequired))
  return fc.tuple(...entries).map((found) => {
    const there = found.filter((one) => one !== undefined)
    return {
      value: Object.fromEntries(there.map(({ name, pair }) => [name, pair.value])),
      written: (shown: (name: string) => string) =>
        Object.fromEntries(there.map(({ name, pair }) => [shown(name), pair.written(shown)])),
    }
  })
}

function definitionsOf(shapes: readonly ToldShape[]): Record<string, unknown> {
  return Object.assign({}, ...shapes.map(({ $defs }) => $defs ?? {})) as Record<string, unknown>
}

function entry(name: string, { pairs }: ToldShape, isRequired: boolean) {
  const named = pairs.map((pair) => ({ name, pair }))
  return isRequired ? named : fc.option(named, { nil: undefined })
}

function unions(inner: fc.Arbitrary<ToldShape>): fc.Arbitrary<ToldShape> {
  const parts = fc.array(inner, { minLength: 1, maxLength: 3 })
  return fc.tuple(parts, fc.constantFrom('anyOf', 'oneOf')).map(([all, keyword]) => ({
    schema: { description: 'Either.', [keyword]: all.map(({ schema }) => schema) },
    $defs: definitionsOf(all),
    pairs: fc.oneof(...all.map(({ pairs }) => pairs)),
  }))
}

function references(inner: fc.Arbitrary<ToldShape>): fc.Arbitrary<ToldShape> {
  return fc.tuple(inner, fc.uuid(), fc.boolean()).map(([{ schema, $defs, pairs }, id, isPart]) => ({
    schema: isPart ? { allOf: [{ $ref: `#/$defs/${id}` }] } : { $ref: `#/$defs/${id}` },
    $defs: { ...$defs, [id]: schema },
    pairs,
  }))
}

function nullables(inner: fc.Arbitrary<ToldShape>): fc.Arbitrary<ToldShape> {
  return inner.map(({ schema, $defs, pairs }) => ({
    schema: { anyOf: [schema, { type: 'null' }], default: null },
    $defs,
    pairs: fc.oneof(pairs, fc.constant({ value: null, written: () => null })),
  }))
}

const shallow = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...scalars) }, unnamed())
const deep = fc.oneof(shallow, inside(shallow), inside(inside(shallow)))

/** What a tool takes. */
export const toldInputs: fc.Arbitrary<ToldShape> = fc.oneof(
  objects(deep),
  unnamed(),
  // Of a union at the root, a property that only one branch names is of that kind in all.
  unions(objects(deep, ['closed'])),
)
