import type { JsonSchema } from '@maillon/core/provider'
import fc from 'fast-check'

/** A value of a schema, and how a model writes it in strict mode: with null for what is left out. */
export interface Pair {
  value: unknown
  written: unknown
}

/** A JSON Schema, and values that fit it. */
export interface Shape {
  schema: JsonSchema
  $defs: Record<string, JsonSchema>
  takesNull: boolean
  /** Whether strict mode can express it: yes, no, or that depends on a union. */
  fits: 'yes' | 'no' | 'maybe'
  /** How many properties are optional, with those inside. */
  optional: number
  pairs: fc.Arbitrary<Pair>
}

export function leaf(schema: JsonSchema, values: fc.Arbitrary<unknown>, takesNull = false): Shape {
  const pairs = values.map((value) => ({ value, written: value }))
  return { schema, $defs: {}, takesNull, fits: 'yes', optional: 0, pairs }
}

/** What strict mode drops, or moves to the description. */
export const remarks: fc.Arbitrary<JsonSchema> = fc.record(
  {
    description: fc.string(),
    title: fc.string(),
    examples: fc.constant(['x']),
    deprecated: fc.boolean(),
    'x-order': fc.nat(),
  },
  { requiredKeys: [] },
)

const numbers = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((number) => (Object.is(number, -0) ? 0 : number))

export const scalars: fc.Arbitrary<Shape> = fc
  .tuple(
    fc.constantFrom(
      leaf({ type: 'string' }, fc.string()),
      leaf({ type: ['string'], minLength: 0, format: 'uri-or-so' }, fc.string()),
      leaf({ type: 'string', default: 'é' }, fc.string({ unit: 'grapheme' })),
      leaf({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, fc.nat()),
      leaf({ type: 'number' }, numbers),
      leaf({ type: 'boolean', default: false }, fc.boolean()),
      leaf({ type: ['string', 'number'] }, fc.oneof(fc.string(), numbers)),
    ),
    remarks,
  )
  .map(([shape, remark]) => ({ ...shape, schema: { ...remark, ...shape.schema } }))

export const lists: fc.Arbitrary<Shape> = fc
  .uniqueArray(fc.oneof(fc.string(), fc.nat(), fc.boolean(), fc.constant(null)), { minLength: 1 })
  .chain((values) => {
    const [first] = values
    const chosen = fc.constantFrom(...values)
    return fc.constantFrom(
      leaf({ enum: values }, chosen, values.includes(null)),
      leaf({ const: first }, fc.constant(first), first === null),
    )
  })

/** A schema that refers to itself. */
export const trees: fc.Arbitrary<Shape> = fc.uuid().map((id) => {
  const schema = { $ref: `#/$defs/${id}` }
  const node = {
    type: 'object',
    properties: { name: { type: 'string' }, next: schema, all: { type: 'array', items: schema } },
    required: ['name'],
  }
  const { tree } = fc.letrec<{ tree: Pair }>((tie) => ({
    tree: fc
      .tuple(
        fc.string(),
        fc.option(tie('tree'), { nil: undefined, depthSize: 'small' }),
        fc.option(fc.array(tie('tree'), { maxLength: 2 }), { nil: undefined, depthSize: 'small' }),
      )
      .map(([name, next, all]) => ({
        value: {
          name,
          ...(next && { next: next.value }),
          ...(all && { all: all.map(({ value }) => value) }),
        },
        written: {
          name,
          next: next?.written ?? null,
          all: all?.map(({ written }) => written) ?? null,
        },
      })),
  }))
  return { schema, $defs: { [id]: node }, takesNull: false, fits: 'yes', optional: 2, pairs: tree }
})
