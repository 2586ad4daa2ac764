import { type $ZodType, toJSONSchema } from 'zod/v4/core'
import { zodToJsonSchema } from 'zod-to-json-schema'
import { MaillonError } from '../errors/maillon-error.ts'
import type { JsonSchema } from './json-schema.ts'

/**
 * The JSON Schema of what a schema accepts: of Zod 4 and Zod 3, of any Standard Schema that can tell
 * (https://standardschema.dev/json-schema), or of a JSON Schema itself. Throws `config_invalid` for anything else.
 */
export function toJsonSchema(schema: unknown): JsonSchema {
  if (isObject(schema) || typeof schema === 'function') {
    if ('_zod' in schema)
      return clean(
        toJSONSchema(schema as $ZodType, { io: 'input', unrepresentable: 'any', override }),
      )
    const standard = (schema as StandardJsonSchema)['~standard']
    if (standard?.jsonSchema) return clean(standard.jsonSchema.input({ target: 'draft-2020-12' }))
    if (isZod3(schema)) {
      return clean(
        zodToJsonSchema(schema as never, { $refStrategy: 'none', target: 'jsonSchema7' }),
      )
    }
    if (!standard && typeof schema === 'object' && isJsonSchema(schema)) {
      return clean(schema)
    }
  }
  throw new MaillonError('config_invalid', {
    message: 'This is no schema that can be turned into JSON Schema.',
    hint: 'Pass Zod 3 or 4, a Standard Schema with JSON Schema support, or a JSON Schema object.',
  })
}

interface StandardJsonSchema {
  '~standard'?: { jsonSchema?: { input(options: { target: string }): object } }
}

/** Any keyword that an object's schema can be told by; the empty one takes anything. */
const keywords = [
  'type',
  'properties',
  '$ref',
  'anyOf',
  'oneOf',
  'allOf',
  'enum',
  'const',
  'not',
  'if',
  'additionalProperties',
  'patternProperties',
  'propertyNames',
]

function isJsonSchema(schema: object): boolean {
  return Object.keys(schema).length === 0 || keywords.some((keyword) => keyword in schema)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isZod3(schema: object): boolean {
  const definition = (schema as { _def?: { typeName?: unknown } })._def
  return typeof definition?.typeName === 'string'
}

function override({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: $ZodType
  jsonSchema: JsonSchema
}): void {
  const { additionalProperties: rest, propertyNames: names } = jsonSchema
  // Anything goes, in the spelling that all readers of schemas take.
  if (isObject(rest) && Object.keys(rest).length === 0) jsonSchema.additionalProperties = true
  // That names are texts is so of all JSON, and some refuse to be told.
  if (isObject(names) && Object.keys(names).join() === 'type') delete jsonSchema.propertyNames
  // Without its flags, a pattern would refuse what the schema takes.
  const { pattern, checks = [] } = zodSchema._zod.def as PatternedDef
  const patterns = [pattern, ...checks.map(({ _zod: { def } }) => def.pattern)]
  if (!patterns.some((one) => one && /[ims]/.test(one.flags))) return
  delete jsonSchema.pattern
  delete jsonSchema.allOf
}

/** Where Zod keeps patterns: its formats' own, and those of checks. */
interface PatternedDef {
  pattern?: RegExp
  checks?: readonly { _zod: { def: { pattern?: RegExp } } }[]
}

/** `$schema` names the draft; no framework needs it, and some refuse it. */
function clean(schema: object): JsonSchema {
  const { $schema: _, ...rest } = schema as JsonSchema
  return rest
}
