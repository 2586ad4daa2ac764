import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { flattenSchema, mergeSchemas } from './flatten-schema.ts'
import { type Mending, type Place, spend } from './mending.ts'
import { identity, inWords, told } from './words.ts'

/**
 * A tool's own schema as one object, without what is refused at a root: unions become the properties of all their
 * branches, required where all require them, and words say which go together.
 */
export function rootSchema(input: JsonSchema, place: Place, to: Mending): JsonSchema {
  const {
    not,
    enum: values,
    const: value,
    type,
    nullable: _,
    ...schema
  } = objectOf(input, place, to)
  const takesObject = type === undefined || [type].flat().includes('object')
  const notes = [
    not !== undefined && `Not ${inWords(not)}.`,
    values !== undefined && `One of ${inWords(values)}.`,
    value !== undefined && `Always ${inWords(value)}.`,
    !takesObject && isKnown(type) && `The tool itself takes ${inWords(type)}.`,
  ]
  const root: JsonSchema = { ...schema, type: 'object' }
  if (!isObject(root.properties)) root.properties = {}
  return told(root, ...notes.map((note) => note || undefined))
}

function isKnown(type: unknown): boolean {
  return [type]
    .flat()
    .every((one) => /^(string|number|integer|boolean|array|null)$/.test(String(one)))
}

/** A schema of an object with the unions in it put together. */
function objectOf(input: unknown, place: Place, to: Mending): JsonSchema {
  const flat = flattenSchema(input, place, to)
  let { schema } = flat
  for (const keyword of ['anyOf', 'oneOf']) {
    const { [keyword]: branches, ...rest } = schema
    if (branches === undefined) continue
    schema = rest
    if (!Array.isArray(branches) || place.steps > maxUnions || !spend(to, branches.length)) continue
    const inner = { ...flat.place, steps: place.steps + 1 }
    const objects = branches
      .map((branch: unknown) => objectOf(branch, inner, to))
      .filter(({ type }) => type === undefined || [type].flat().includes('object'))
    schema = withBranches(schema, objects, to)
  }
  return schema
}

/** Unions in one another: each may double what there is. */
const maxUnions = 6

function withBranches(
  schema: JsonSchema,
  branches: readonly JsonSchema[],
  to: Mending,
): JsonSchema {
  const properties = new Map<string, unknown[]>()
  for (const branch of branches) {
    const entries = isObject(branch.properties) ? Object.entries(branch.properties) : []
    if (!spend(to, entries.length)) break
    for (const [name, one] of entries) properties.set(name, [...(properties.get(name) ?? []), one])
  }
  const either = Object.fromEntries([...properties].map(([name, all]) => [name, anyOf(all)]))
  const sets = branches.map(({ required }) => new Set(Array.isArray(required) ? required : []))
  const [first = new Set(), ...others] = sets
  const required = [...others.reduce((all, one) => all.intersection(one), first)]
  const least = sets
    .slice(0, 20)
    .filter((one) => !sets.some((other) => other.size < one.size && other.isSubsetOf(one)))
  const differ = least.some((one) => one.size > required.length)
  // Beside properties that come from elsewhere, it would forbid them.
  const { additionalProperties: _, ...open } = schema
  const part = {
    ...(properties.size > 0 && { properties: either }),
    ...(required.length > 0 && { required }),
  }
  const merged = mergeSchemas(properties.size > 0 ? open : schema, part, to)
  if (!differ) return merged
  const choices = [...new Set(least.map((one) => [...one].join(' and ')))]
  return told(merged, `Required: ${inWords(choices.join(', or '), 500)}.`)
}

function anyOf(schemas: readonly unknown[]): unknown {
  const different = new Map(schemas.map((schema) => [identity(schema), schema]))
  const [first, ...others] = different.values()
  return others.length > 0 ? { anyOf: [first, ...others] } : first
}
