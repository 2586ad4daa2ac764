import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { flattenSchema, maxSteps } from './flatten-schema.ts'
import { plainSize } from './plain-size.ts'
import { type Mending, type Place, spend, weightOf } from './mending.ts'
import { sameList, sameSchema } from './same-schema.ts'
import { isSafe } from './is-safe.ts'
import { aboutKeys, hasKeys, keysInWords, nameInWords, toldInside } from './subset-object.ts'
import { ofThisDraft } from './of-this-draft.ts'
import { conditionInWords, identity, inWords, told } from './words.ts'

/** JSON Schema 2020-12 as its own schema has it: what is of an older draft, of OpenAPI or of no use is put right or left out. */
export function soundSchema(input: unknown, around: Place, to: Mending): JsonSchema {
  if (typeof input === 'boolean') return input ? {} : { not: {} }
  const size = plainSize(input, to.dialect, around.depth, to.depth)
  if (size > 0 && spend(to, size)) return input as JsonSchema
  if (!isObject(input) || around.steps >= maxSteps || !spend(to, weightOf(input))) return {}
  const place = { ...around, steps: around.steps + 1 }
  const { $ref } = input
  if ($ref === undefined || (to.dialect.refs && isLocal($ref, to))) {
    return sameSchema(soundFlat(input, place, to), input)
  }
  const { allOf: _, ...target } = input
  const flat = flattenSchema(target, place, to)
  const { allOf } = input
  return soundFlat(allOf === undefined ? flat.schema : { ...flat.schema, allOf }, flat.place, to)
}

function isLocal(ref: unknown, { root }: Mending): boolean {
  const [, keyword = '', name = ''] = /^#\/(\$defs|definitions)\/([^/%~]+)$/.exec(String(ref)) ?? []
  const definitions = root[keyword]
  return isObject(definitions) && Object.hasOwn(definitions, name)
}

function soundFlat(input: JsonSchema, place: Place, to: Mending): JsonSchema {
  const schema = ofThisDraft(input)
  const isDeep = place.depth >= to.depth
  const inner = { ...place, depth: place.depth + (isNested(schema) ? 1 : 0) }
  const made: JsonSchema = {}
  for (const keyword of Object.keys(schema)) {
    // What is asked of names is not asked of those that stand for them.
    if (aboutKeys.has(keyword) && to.names.all().size > 0) continue
    const read = readers.get(keyword)
    if (!read || (isDeep && read.isInside)) continue
    const value = read.of(schema[keyword], inner, to)
    if (value !== undefined) made[keyword] = value
  }
  exact(schema, made)
  // What is left out would not be taken.
  const lacks = to.left < 0 || ('patternProperties' in schema && to.names.all().size > 0)
  if (lacks)
    for (const keyword of ['additionalProperties', 'unevaluatedProperties']) delete made[keyword]
  const isList = [made.type].flat().includes('array')
  if (isList && made.items === undefined) made.items = {}
  const { pattern, properties } = schema
  const notes = [
    typeof pattern === 'string' && made.pattern === undefined && `Matches ${inWords(pattern)}.`,
    isDeep && isObject(properties) && `With ${inWords(Object.keys(properties).join(', '), 500)}.`,
    ...(hasKeys(schema) && to.names.all().size > 0 ? keysInWords(schema) : []),
    schema.not !== undefined && made.not === undefined && `Not ${inWords(schema.not)}.`,
    schema.if !== undefined && made.if === undefined && conditionInWords(schema),
  ]
  return told(made, ...notes.map((note) => note || undefined))
}

/** Takes more where what was said the other way round, or of one alone, is not what was said: it would take less. */
function exact(schema: JsonSchema, made: JsonSchema): void {
  const changed = (keyword: string) => keyword in made && made[keyword] !== schema[keyword]
  if (changed('oneOf')) {
    const { oneOf } = made
    delete made.oneOf
    if (made.anyOf === undefined) made.anyOf = oneOf
    else made.allOf = [...((made.allOf ?? []) as unknown[]), { anyOf: oneOf }]
  }
  if (changed('contains')) delete made.maxContains
  if (changed('not')) delete made.not
  if (changed('if')) for (const keyword of ['if', 'then', 'else']) delete made[keyword]
}

function isNested({ type, properties, items }: JsonSchema): boolean {
  return type === 'object' || type === 'array' || isObject(properties) || isObject(items)
}

/** What a keyword's value is made of; undefined where it is none. */
interface Reader {
  of: (value: unknown, place: Place, to: Mending) => unknown
  /** Whether it is about what is inside objects and lists. */
  isInside?: boolean
}

const text: Reader = { of: (value) => (typeof value === 'string' ? value : undefined) }
const number: Reader = { of: (value) => (Number.isFinite(value) ? value : undefined) }
/** Longer, it costs more than it helps. */
const small: Reader = { of: (value) => (inWords(value, 2000).endsWith('…') ? undefined : value) }
const flag: Reader = { of: (value) => (typeof value === 'boolean' ? value : undefined) }
const positive: Reader = {
  of: (value) => (Number.isFinite(value) && (value as number) > 0 ? value : undefined),
}
const counted: Reader = {
  of: (value) => (Number.isSafeInteger(value) && (value as number) >= 0 ? value : undefined),
}
const schemas: Reader = {
  of: (value, place, to) => (isSchema(value) ? soundSchema(value, place, to) : undefined),
}
const inside: Reader = { ...schemas, isInside: true }
const orFlag: Reader = {
  of: (value, place, to) => (typeof value === 'boolean' ? value : schemas.of(value, place, to)),
  isInside: true,
}
const branches: Reader = {
  of: (value, place, to) => {
    if (!Array.isArray(value) || value.length === 0) return undefined
    const made = value.filter(isSchema).map((one) => soundSchema(one, place, to))
    return made.length === 0 ? undefined : sameList(made, value)
  },
}
const byPattern: Reader = {
  of: (value, place, to) => mapOf(value, (one) => soundSchema(one, place, to)),
  isInside: true,
}
/** Definitions are those of the root, and only where references may stand. */
const definitions: Reader = {
  of: (value, place, to) =>
    to.dialect.refs && place.steps === 1
      ? byPattern.of(value, { ...place, depth: 1 }, to)
      : undefined,
}
const names: Reader = {
  of: (value, _, to) => {
    if (!Array.isArray(value)) return undefined
    const made = value.filter((name) => typeof name === 'string').map((name) => to.names.of(name))
    return sameList([...new Set(made)], value)
  },
}

const readers: ReadonlyMap<string, Reader> = new Map(
  Object.entries<Reader>({
    $ref: text,
    $defs: definitions,
    definitions,
    title: text,
    description: {
      of: (value: unknown) =>
        typeof value === 'string' ? told({ description: value }).description : undefined,
    },
    default: small,
    examples: {
      of: (value, place, to) => (Array.isArray(value) ? small.of(value, place, to) : undefined),
    },
    deprecated: flag,
    type: { of: knownTypes },
    enum: { of: valuesIn },
    const: small,
    format: text,
    pattern: { of: (value: unknown) => (isPattern(value) ? value : undefined) },
    contentEncoding: text,
    contentMediaType: text,
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: positive,
    minLength: counted,
    maxLength: counted,
    minItems: counted,
    maxItems: counted,
    minContains: counted,
    maxContains: counted,
    minProperties: counted,
    maxProperties: counted,
    uniqueItems: flag,
    items: inside,
    contains: inside,
    additionalProperties: orFlag,
    unevaluatedProperties: orFlag,
    unevaluatedItems: orFlag,
    properties: { of: propertiesOf, isInside: true },
    patternProperties: byPattern,
    propertyNames: inside,
    dependentSchemas: byPattern,
    dependentRequired: { of: dependentOf },
    required: names,
    allOf: branches,
    anyOf: branches,
    oneOf: branches,
    not: schemas,
    if: schemas,
    else: schemas,
  }),
).set('then', schemas)

function isSchema(value: unknown): boolean {
  return isObject(value) || typeof value === 'boolean'
}

/** Whether a pattern is one in the dialects of vendors' checks, too. */
function isPattern(value: unknown): boolean {
  return typeof value === 'string' && isSafe(value)
}

/** With more, a list costs more than it helps. */
const maxValues = 1000

const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])

function knownTypes(value: unknown): unknown {
  if (typeof value === 'string') {
    const type = value.toLowerCase()
    return types.has(type) ? type : undefined
  }
  if (!Array.isArray(value)) return undefined
  const known = [...new Set(value)].filter((type) => types.has(type))
  return known.length === 0 ? undefined : sameList(known, value)
}

function valuesIn(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const own = [...new Map(value.map((one) => [identity(one), one])).values()]
  return own.length > maxValues ? undefined : sameList(own, value)
}

function propertiesOf(value: unknown, place: Place, to: Mending): unknown {
  if (!isObject(value)) return undefined
  let isSame = true
  const entries: [string, JsonSchema][] = []
  for (const name of Object.keys(value)) {
    if (!spend(to)) {
      isSame = false
      break
    }
    const schema = soundSchema(value[name], place, to)
    const shown = to.names.of(name)
    entries.push([shown, shown === name ? schema : toldInside(schema, nameInWords(name))])
    if (shown !== name || schema !== value[name]) isSame = false
  }
  return isSame ? value : Object.fromEntries(entries)
}

function dependentOf(value: unknown, place: Place, to: Mending): unknown {
  if (!isObject(value)) return undefined
  const entries = Object.entries(value).flatMap(([name, others]): [string, unknown][] => {
    const all = names.of(others, place, to)
    return all === undefined ? [] : [[to.names.of(name), all]]
  })
  return Object.fromEntries(entries)
}

function mapOf(value: unknown, of: (one: unknown) => JsonSchema): unknown {
  if (!isObject(value)) return undefined
  return sameSchema(
    Object.fromEntries(Object.entries(value).map(([name, one]) => [name, of(one)])),
    value,
  )
}
