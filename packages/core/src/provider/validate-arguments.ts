import type { ZodType, core } from 'zod'
import { MaillonError } from '../errors/maillon-error.ts'
import type { JsonSchema } from '../schema/json-schema.ts'

/**
 * Checks what a model wrote against a tool's input schema: answers the arguments untouched, or an
 * `invalid_arguments` error with one sentence per wrong path. A schema that Zod cannot express lets
 * everything pass, since the engine checks again.
 */
export async function validateArguments(
  schema: JsonSchema,
  input: unknown,
): Promise<{ value: Record<string, unknown> } | { error: MaillonError }> {
  if (!isObject(input)) return { error: invalidArguments(['The arguments are not a JSON object.']) }
  const errors = await problems(schema, input)
  return errors.length === 0 ? { value: input } : { error: invalidArguments(errors) }
}

/** The error for wrong arguments. Of many mistakes, the first ten are enough to start mending. */
export function invalidArguments(errors: readonly string[]): MaillonError {
  const shown = errors.slice(0, 10)
  if (errors.length > shown.length) shown.push(`And ${errors.length - shown.length} more.`)
  return new MaillonError('invalid_arguments', {
    hint: 'Correct the arguments and call the tool again.',
    errors: shown,
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function problems(schema: JsonSchema, input: unknown): Promise<string[]> {
  const { core, fromJSONSchema, registry } = await import('zod')
  try {
    const result = (compiled.get(schema) ?? compile()).safeParse(input)
    return result.success ? [] : result.error.issues.flatMap((issue) => sentences(issue, []))
  } catch {
    return [] // `not`, `if`, a reference to elsewhere, …
  }

  function compile(): ZodType {
    // Of Zod's drafts, only 2020-12 resolves `$defs`, and only OpenAPI knows `nullable`.
    const defaultTarget = '$defs' in schema ? 'draft-2020-12' : 'openapi-3.0'
    const typed = 'properties' in schema ? { type: 'object', ...schema } : schema
    // A registry of its own, or the schema's `$id` and the like would stay in Zod's global one.
    const type = fromJSONSchema(comparable(typed), { defaultTarget, registry: registry() })
    compiled.set(schema, type)
    return type
  }

  function sentences(issue: core.$ZodIssue, parent: readonly PropertyKey[]): string[] {
    const path = [...parent, ...issue.path]
    // Zod takes a branch of no type for one that anything fits, so "more than one matched" says nothing.
    if (issue.code === 'invalid_union' && issue.inclusive === false) return []
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const closest = issue.errors.reduce((a, b) => (b.length < a.length ? b : a))
      return closest.flatMap((inner) => sentences(inner, path))
    }
    return [path.length > 0 ? `${core.toDotPath(path)}: ${issue.message}` : issue.message]
  }
}

const compiled = new WeakMap<JsonSchema, ZodType>()

/** Keywords whose members are schemas by names of the document's own. */
const byName = new Set(['properties', 'patternProperties', '$defs', 'definitions'])

/** A schema without members that are lists or objects, which Zod compares by identity, so that nothing is one of them. */
function comparable<Schema>(schema: Schema, areNames = false): Schema {
  if (Array.isArray(schema)) return schema.map((one) => comparable(one)) as Schema
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([name, value]) => areNames || !hasObject(name, value))
  return Object.fromEntries(
    kept.map(([name, value]) => [name, comparable(value, !areNames && byName.has(name))]),
  ) as Schema
}

function hasObject(keyword: string, value: unknown): boolean {
  const members = keyword === 'enum' ? value : keyword === 'const' ? [value] : []
  return Array.isArray(members) && members.some((one) => typeof one === 'object' && one !== null)
}
