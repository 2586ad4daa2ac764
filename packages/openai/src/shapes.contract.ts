import type { JsonSchema } from '@maillon/core/provider'
import fc from 'fast-check'
import {
  leaf,
  lists,
  type Pair,
  remarks,
  type Shape,
  scalars,
  trees,
} from './leaf-shapes.contract.ts'

/** Schemas of an object, with all that strict mode can express inside, and a few optional nulls that it cannot. */
export const objectShapes: fc.Arbitrary<Shape> = fc.nat(3).chain((depth) => objects(depth + 1))

/** Any schema, that many objects, arrays and unions deep. */
export function shapes(depth: number): fc.Arbitrary<Shape> {
  if (depth === 0) return fc.oneof(scalars, lists)
  return fc.oneof(
    { weight: 3, arbitrary: scalars },
    { weight: 1, arbitrary: lists },
    { weight: 1, arbitrary: trees },
    { weight: 2, arbitrary: nullables(depth - 1) },
    { weight: 3, arbitrary: objects(depth - 1) },
    { weight: 2, arbitrary: arrays(depth - 1) },
    { weight: 2, arbitrary: unions(depth - 1) },
    { weight: 2, arbitrary: taggedUnions(depth - 1) },
    { weight: 2, arbitrary: references(depth - 1) },
  )
}

function nullables(depth: number): fc.Arbitrary<Shape> {
  return fc.tuple(shapes(depth), fc.boolean()).map(([inner, openApi]) => ({
    ...inner,
    schema: openApi
      ? { ...inner.schema, nullable: true }
      : { anyOf: [inner.schema, { type: 'null' }] },
    takesNull: true,
    pairs: fc.oneof(inner.pairs, fc.constant({ value: null, written: null })),
  }))
}

function arrays(depth: number): fc.Arbitrary<Shape> {
  return fc.tuple(shapes(depth), remarks).map(([items, remark]) => ({
    ...items,
    schema: { ...remark, type: 'array', items: items.schema, uniqueItems: false },
    takesNull: false,
    pairs: fc.array(items.pairs, { maxLength: 4 }).map(together),
  }))
}

function together(pairs: readonly Pair[]): Pair {
  return { value: pairs.map(({ value }) => value), written: pairs.map(({ written }) => written) }
}

interface Property {
  name: string
  shape: Shape
  isRequired: boolean
  hasNullDefault: boolean
}

const names = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '$expand', 'x-y', 'constructor', 'properties', 'größe 🙂'),
  fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== '__proto__'),
)

function properties(depth: number): fc.Arbitrary<Property[]> {
  const property: fc.Arbitrary<Property> = fc.record({
    name: names,
    shape: shapes(depth),
    isRequired: fc.boolean(),
    hasNullDefault: fc.boolean(),
  })
  return fc.uniqueArray(property, { selector: ({ name }) => name, minLength: 1, maxLength: 4 })
}

function objects(depth: number): fc.Arbitrary<Shape> {
  const forms = fc.constantFrom('closed', 'plain', 'split')
  return fc.tuple(properties(depth), forms, remarks).map(([own, form, remark]) => {
    const shape = objectOf(own, form)
    return { ...shape, schema: { ...remark, ...shape.schema } }
  })
}

function objectOf(own: Property[], form: string): Shape {
  const half = Math.ceil(own.length / 2)
  const split = { allOf: [part(own.slice(0, half)), part(own.slice(half))] }
  const closed = { ...part(own), additionalProperties: false }
  return {
    schema: form === 'split' ? split : form === 'closed' ? closed : part(own),
    $defs: Object.assign({}, ...own.map(({ shape }) => shape.$defs)),
    takesNull: false,
    fits: worst(own.map((one) => (losesNull(one) ? 'no' : one.shape.fits))),
    optional: own.reduce((sum, one) => sum + one.shape.optional + (one.isRequired ? 0 : 1), 0),
    pairs: fc.tuple(...own.map(entries)).map((found) => ({
      value: Object.fromEntries(found.flatMap(({ value }) => value)),
      written: Object.fromEntries(found.map(({ written }) => written)),
    })),
  }
}

/** Whether null would mean two things. */
function losesNull({ shape, isRequired, hasNullDefault }: Property): boolean {
  return shape.takesNull && !isRequired && !hasNullDefault
}

function worst(fits: Shape['fits'][]): Shape['fits'] {
  return fits.find((one) => one === 'no') ?? fits.find((one) => one === 'maybe') ?? 'yes'
}

function part(own: readonly Property[]): JsonSchema {
  const schemas = own.map(({ name, shape, isRequired, hasNullDefault }) => {
    const isNullDefault = shape.takesNull && !isRequired && hasNullDefault
    return [name, isNullDefault ? { ...shape.schema, default: null } : shape.schema]
  })
  const required = own.flatMap(({ name, isRequired }) => (isRequired ? [name] : []))
  return { type: 'object', properties: Object.fromEntries(schemas), required }
}

function entries({ name, shape, isRequired }: Property) {
  const pairs = isRequired ? shape.pairs : fc.option(shape.pairs, { nil: undefined })
  return pairs.map((pair) => {
    // By null, a model leaves out what may be null by default.
    const isThere = pair !== undefined && (isRequired || pair.value !== null)
    const value: [string, unknown][] = isThere ? [[name, pair.value]] : []
    return { value, written: [name, isThere ? pair.written : null] as const }
  })
}

function unions(depth: number): fc.Arbitrary<Shape> {
  const parts = fc.array(shapes(depth), { minLength: 2, maxLength: 3 })
  return fc.tuple(parts, fc.boolean()).map(([all, isOneOf]) => {
    const union = unionOf(all, isOneOf)
    return { ...union, fits: worst([union.fits, 'maybe']) }
  })
}

/** Objects that a constant tells apart. */
function taggedUnions(depth: number): fc.Arbitrary<Shape> {
  const lists = fc.array(properties(depth), { minLength: 2, maxLength: 3 })
  return fc.tuple(lists, fc.boolean()).map(([all, isOneOf]) => {
    const parts = all.map((own, index) => {
      const shape = leaf({ const: `kind ${index}` }, fc.constant(`kind ${index}`))
      const tag = { name: 'the kind', shape, isRequired: true, hasNullDefault: false }
      return objectOf([tag, ...own], 'closed')
    })
    return unionOf(parts, isOneOf)
  })
}

function unionOf(parts: readonly Shape[], isOneOf: boolean): Shape {
  return {
    schema: { [isOneOf ? 'oneOf' : 'anyOf']: parts.map(({ schema }) => schema) },
    $defs: Object.assign({}, ...parts.map(({ $defs }) => $defs)),
    takesNull: parts.some(({ takesNull }) => takesNull),
    fits: worst(parts.map(({ fits }) => fits)),
    optional: parts.reduce((sum, { optional }) => sum + optional, 0),
    pairs: fc.oneof(...parts.map(({ pairs }) => pairs)),
  }
}

function references(depth: number): fc.Arbitrary<Shape> {
  const label = fc.constantFrom('plain', 'a/b~c', 'with space %', '$odd')
  return fc.tuple(shapes(depth), label, fc.uuid(), remarks).map(([inner, word, id, remark]) => {
    const name = `${word} ${id}`
    const pointer = encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))
    return {
      ...inner,
      schema: { ...remark, $ref: `#/$defs/${pointer}` },
      $defs: { ...inner.$defs, [name]: inner.schema },
    }
  })
}
