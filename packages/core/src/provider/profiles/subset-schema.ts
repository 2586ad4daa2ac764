import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { flattenSchema, maxSteps, mergeSchemas } from './flatten-schema.ts'
import { plainSize } from './plain-size.ts'
import { joinBranches, type Joined } from './join-branches.ts'
import { type Mending, type Place, spend, weightOf } from './mending.ts'
import { sameSchema } from './same-schema.ts'
import { subsetArray } from './subset-array.ts'
import { subsetObject } from './subset-object.ts'
import { subsetScalar } from './subset-scalar.ts'
import { conditionInWords, inWords, told } from './words.ts'
import { typesOf } from './types-of.ts'

/** A schema in the few keywords that every vendor takes: each of one type, or `anyOf` and nothing beside it. */
export function subsetSchema(input: unknown, place: Place, to: Mending): JsonSchema {
  const size = plainSize(input, to.dialect, place.depth, to.depth)
  if (size > 0 && spend(to, size)) return input as JsonSchema
  const flat = flattenSchema(input, place, to)
  return sameSchema(subsetFlat(flat.schema, flat.place, to), input)
}

/** The same of a schema that has no `$ref` and no `allOf`. */
export function subsetFlat(schema: JsonSchema, around: Place, to: Mending): JsonSchema {
  if (around.steps >= maxSteps || !spend(to, weightOf(schema))) return joinBranches([], {}, to)
  const plain = plainType(schema)
  if (plain !== undefined && scalars.has(plain)) return subsetScalar(schema, plain, to)
  const place = { ...around, steps: around.steps + 1 }
  if (plain !== undefined) return typed(schema, plain, place, to)
  if (!('anyOf' in schema) && !('oneOf' in schema)) return subsetTypes(schema, place, to)
  const { anyOf, oneOf, ...base } = schema
  const branches = anyOf ?? oneOf
  if (!Array.isArray(branches)) return subsetTypes(base, place, to)
  const beside = anyOf && oneOf ? told(base, `And one of ${inWords(oneOf)}.`) : base
  if (branches.length > 0 && branches.every(onlyRequires)) {
    const choices = branches.map(({ required }) => required.join(' and '))
    return subsetTypes(told(beside, `Required: ${inWords(choices.join(', or '), 500)}.`), place, to)
  }
  const { description, title: _, default: value, ...asked } = beside
  const possible = branches.filter((branch) => branch !== false)
  const parts = possible.map((branch) => {
    if (Object.keys(asked).length === 0) return subsetSchema(branch, place, to)
    const flat = flattenSchema(branch, place, to)
    const part = mergeSchemas(flat.schema, asked, to)
    return subsetFlat(part, flat.place, to)
  })
  return joinBranches(parts, { description, default: value }, to)
}

function onlyRequires(branch: unknown): branch is { required: string[] } {
  return isObject(branch) && Array.isArray(branch.required) && Object.keys(branch).length === 1
}

function subsetTypes(schema: JsonSchema, place: Place, to: Mending): JsonSchema {
  const { types, takesNull } = typesOf(schema)
  const [only] = types
  const noted = told(schema, ...general(schema))
  if (only !== undefined && types.length === 1 && !takesNull) return typed(noted, only, place, to)
  const { description, title: _, default: value, ...asked } = noted
  const parts = types.map((type) => typed(types.length > 1 ? asked : noted, type, place, to))
  const annotations: Joined =
    types.length === 1 ? { takesNull } : { takesNull, description, default: value }
  return joinBranches(parts, annotations, to)
}

/** The one type of a schema of which that is all there is to say in general. */
function plainType(schema: JsonSchema): string | undefined {
  const { type } = schema
  if (typeof type !== 'string' || !types.has(type)) return undefined
  for (const keyword in schema) if (more.has(keyword)) return undefined
  return isShort(schema.description) ? type : undefined
}

const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object'])
const scalars = new Set(['string', 'number', 'integer', 'boolean'])
const more = new Set([
  'anyOf',
  'oneOf',
  'nullable',
  'enum',
  'const',
  'not',
  'if',
  'example',
  'examples',
  'deprecated',
])

function isShort(description: unknown): boolean {
  return typeof description !== 'string' || description.length <= 4000
}

/** What no keyword of the subset says, of any type. */
function general(schema: JsonSchema): (string | undefined)[] {
  const { not, examples, example = examples } = schema
  const shown = example === undefined ? '' : inWords(example)
  return [
    not !== undefined ? `Not ${inWords(not)}.` : undefined,
    conditionInWords(schema),
    // Longer, an example helps less than it costs.
    shown && !shown.endsWith('…') ? `For example ${shown}.` : undefined,
    schema.deprecated === true ? 'Deprecated.' : undefined,
  ]
}

function typed(schema: JsonSchema, type: string, place: Place, to: Mending): JsonSchema {
  if (type === 'object') return subsetObject(schema, place, to, subsetSchema)
  if (type === 'array') return subsetArray(schema, place, to, subsetSchema)
  return subsetScalar(schema, type, to)
}
