import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { flattenSchema, maxSteps, mergeSchemas } from './flatten-schema.ts'
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
  const flat = flattenSchema(input, place, to)
  return sameSchema(subsetFlat(flat.schema, flat.place, to), input)
}

/** The same of a schema that has no `$ref` and no `allOf`. */
export function subsetFlat(schema: JsonSchema, around: Place, to: Mending): JsonSchema {
  if (around.steps >= maxSteps || !spend(to, weightOf(schema))) return joinBranches([], {}, to)
  const place = { ...around, steps: around.steps + 1 }
  const { anyOf, oneOf, ...base } = schema
  const branches = anyOf ?? oneOf
  if (branches === undefined) return subsetTypes(schema, place, to)
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
