import { isObject, type JsonObject, textOf } from '../json.ts'
import { field } from './field.ts'

/** What Gemini finds wrong with `parameters` that it could read, a line for each fault. */
export function schemaFaults(schema: JsonObject, at: string): string[] {
  const inner = [
    ...Object.entries(isObject(schema.properties) ? schema.properties : {}).map(
      ([name, part]) => [`${at}.properties[${name}]`, part] as const,
    ),
    ...(schema.items === undefined ? [] : [[`${at}.items`, schema.items] as const]),
    ...listOf(field(schema, 'anyOf')).map(
      (part, index) => [`${at}.any_of[${index}]`, part] as const,
    ),
  ]
  const below = inner.flatMap(([path, part]) => (isObject(part) ? schemaFaults(part, path) : []))
  return [...ownFaults(schema, at), ...below]
}

function ownFaults(schema: JsonObject, at: string): string[] {
  const type = textOf(schema.type).toUpperCase()
  const anyOf = listOf(field(schema, 'anyOf'))
  if (anyOf.length > 0) {
    const isAlone = Object.keys(schema).length === 1
    return isAlone ? [] : [`${at}: schema specified other fields alongside any_of. ${alone}`]
  }
  const names = isObject(schema.properties) ? Object.keys(schema.properties) : []
  const required = listOf(schema.required)
  const values = listOf(schema.enum)
  return [
    // https://github.com/agentscope-ai/CoPaw/issues/5543, of Vertex, beside reports that some models let it pass.
    ...(type === '' ? [`${at}: schema didn't specify the schema type field.`] : []),
    // https://github.com/cline/cline/issues/7339
    ...(type === 'ARRAY' && !isObject(schema.items) ? [`${at}.items: missing field.`] : []),
    // https://github.com/langchain-ai/langchainjs/pull/7935, of inner ones where an empty map is there:
    // https://github.com/NoeFabris/opencode-antigravity-auth/pull/319. One without a map is taken: https://github.com/vercel/ai/pull/11319,
    // https://github.com/Kilo-Org/kilocode/pull/11955.
    ...(type === 'OBJECT' && names.length === 0 && (isRoot(at) || schema.properties !== undefined)
      ? [`${at}.properties: should be non-empty for OBJECT type`]
      : []),
    ...(type !== 'OBJECT' && names.length > 0
      ? [`${at}.properties: only allowed for OBJECT type`]
      : []),
    // https://github.com/mastra-ai/mastra/issues/22489
    ...(type !== 'OBJECT' && required.length > 0
      ? [`${at}.required: only allowed for OBJECT type`]
      : []),
    // https://github.com/moltis-org/moltis/issues/747
    ...required.flatMap((name, index) => {
      return type !== 'OBJECT' || names.includes(textOf(name))
        ? []
        : [`${at}.required[${index}]: property is not defined`]
    }),
    // https://github.com/decolua/9router/pull/380
    ...(type !== 'STRING' && values.length > 0 ? [`${at}.enum: only allowed for STRING type`] : []),
    // As in `validate_schema` of @langchain/google-genai.
    ...values.flatMap((value, index) =>
      value === '' ? [`${at}.enum[${index}]: cannot be empty`] : [],
    ),
    ...formatFaults(type, schema.format, at),
    ...names.flatMap((name) =>
      parameterName.test(name) ? [] : [`${at}.properties[${name}]: ${nameRule}`],
    ),
  ]
}

function isRoot(at: string): boolean {
  return at.endsWith('.parameters')
}

/** https://github.com/google-gemini/gemini-cli/issues/2141; the documentation has more for STRING by now. */
function formatFaults(type: string, format: unknown, at: string): string[] {
  const known = formats[type]
  if (format === undefined || !known || known.includes(textOf(format))) return []
  const told = known.map((name) => `'${name}'`).join(' and ')
  return [`${at}.format: only ${told} are supported for ${type} type`]
}

const formats: Record<string, readonly string[]> = {
  STRING: ['enum', 'date-time'],
  INTEGER: ['int32', 'int64'],
  NUMBER: ['float', 'double', 'int32', 'int64'],
}

// https://github.com/anomalyco/opencode/pull/14659
const alone = 'When using any_of, it must be the only field set.'

// By the documentation of `FunctionDeclaration.parameters`; no report says in which words it is told.
const parameterName = /^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/
const nameRule =
  'Invalid parameter name. Must start with a letter or an underscore. Must be a-z, A-Z, 0-9, or underscores, with a maximum length of 64.'

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
