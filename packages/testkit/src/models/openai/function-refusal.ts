import type { SchemaFault } from './schema-fault.ts'
import { isObject, type JsonObject, textOf } from '../json.ts'
import { metaschemaFault } from '../json-schema/metaschema-fault.ts'
import { pythonText, pythonTuple } from '../json-schema/python-text.ts'
import { resolvePointer } from '../json-schema/resolve-pointer.ts'
import { subschemas } from '../json-schema/subschemas.ts'
import type { Refusal } from '../model-api.ts'
import { openaiRefusal } from './openai-refusal.ts'
import { strictFault } from './strict-fault.ts'
import { formatFault, lookaroundFault } from './format-fault.ts'
import { textRefusal } from './text-refusal.ts'

/** A function that a request declares, and where: `tools[0].function`, or `tools[0]` in Responses. */
export interface DeclaredFunction {
  at: string
  declared: JsonObject
  /** Whether strict mode is what is meant where `strict` is not false: always in Responses, else where it is true. */
  mayBeStrict: boolean
}

/** Why OpenAI does not take the functions of a request. */
export function functionRefusal(functions: readonly DeclaredFunction[]): Refusal | undefined {
  const seen = new Set<unknown>()
  for (const declaredFunction of functions) {
    const { at, declared } = declaredFunction
    const refusal = nameRefusal(at, declared) ?? parametersRefusal(declaredFunction)
    if (refusal) return refusal
    // https://github.com/dataelement/Clawith/issues/251, told by a server that speaks OpenAI's API: no report from OpenAI's own.
    if (seen.has(declared.name)) return openaiRefusal('Tool names must be unique.')
    seen.add(declared.name)
  }
  return undefined
}

function nameRefusal(at: string, { name, description }: JsonObject): Refusal | undefined {
  // https://github.com/brekkylab/ailoy/pull/109; 64 by the documentation of `FunctionDefinition`.
  const named = textRefusal(`${at}.name`, name, { pattern: '^[a-zA-Z0-9_-]+$', max: 64 })
  if (named || description === undefined || description === null) return named
  // https://github.com/getsentry/sentry-mcp/issues/106. The documentation names no limit, and newer models may have none.
  return textRefusal(`${at}.description`, description, { max: 1024, isEmptyFine: true })
}

function parametersRefusal({ at, declared, mayBeStrict }: DeclaredFunction): Refusal | undefined {
  const { parameters, strict } = declared
  if (parameters === undefined || parameters === null) return undefined
  const fault =
    parametersFault(parameters) ?? (strict === true ? strictFault(parameters) : undefined)
  const around = mayBeStrict && strict !== false && lookaroundFault(parameters)
  if (!fault && around) {
    return openaiRefusal(around, { param: 'tools', code: 'invalid_json_schema' })
  }
  if (!fault) return undefined
  const where = fault.path ? `In context=${pythonTuple(fault.path)}, ` : ''
  const message = `Invalid schema for function '${textOf(declared.name)}': ${where}${fault.message}`
  return openaiRefusal(message, {
    param: `${at}.parameters`,
    code: 'invalid_function_parameters',
  })
}

/** What OpenAI finds wrong with the parameters of a function that is not strict, and of one that is. */
function parametersFault(schema: unknown): SchemaFault | undefined {
  // https://github.com/maltekuhr/laravel-gpt/issues/8
  if (!isObject(schema)) return { message: `${pythonText(schema)} is not of type 'object'.` }
  if (schema.type !== 'object') {
    const got = typeof schema.type === 'string' ? schema.type : pythonText(schema.type)
    // https://github.com/vercel/ai/issues/1485
    return { message: `schema must be a JSON Schema of 'type: "object"', got 'type: "${got}"'.` }
  }
  if (['oneOf', 'anyOf', 'allOf', 'enum', 'not'].some((keyword) => keyword in schema)) {
    // https://github.com/langchain-ai/langchainjs/issues/9804
    return {
      message:
        "schema must have type 'object' and not have 'oneOf'/'anyOf'/'allOf'/'enum'/'not' at the top level.",
    }
  }
  // https://github.com/FoundationAgents/OpenManus/issues/1162
  const fault = metaschemaFault(schema, '2020-12')
  if (fault) return { message: `${fault.message}.` }
  const odd = formatFault(schema)
  if (odd !== undefined) return { message: odd }
  // https://github.com/github/github-mcp-server/issues/1548; no report of an inner one.
  if (!('properties' in schema)) return { path: [], message: 'object schema missing properties.' }
  for (const [path, part] of subschemas(schema)) {
    const message = partFault(part, schema)
    if (message) return { path: [...path, ...message.at], message: message.text }
  }
  return undefined
}

function partFault(part: unknown, root: JsonObject): { at: string[]; text: string } | undefined {
  if (!isObject(part)) return undefined
  // https://github.com/campfirein/byterover-cli/issues/42; a tuple of 2020-12 lacks them as well: camel-ai/camel#393.
  const among = Array.isArray(part.type) ? part.type.indexOf('array') : -1
  if (!('items' in part) && (part.type === 'array' || among >= 0)) {
    return {
      at: among >= 0 ? ['type', `${among}`] : [],
      text: 'array schema missing items.',
    }
  }
  // The standard says SHOULD (2020-12, validation 6.1.2), and no report was found: refused, to be safe.
  if (Array.isArray(part.enum) && part.enum.length === 0) {
    return { at: ['enum'], text: '[] should be non-empty.' }
  }
  if (typeof part.$ref === 'string' && resolvePointer(root, part.$ref) === undefined) {
    const text = `reference to component '${part.$ref}' which was not found in the schema.`
    return { at: [], text }
  }
  return undefined
}
