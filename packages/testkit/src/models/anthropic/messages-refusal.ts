import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts'
import { metaschemaFault } from '../json-schema/metaschema-fault.ts'
import { resolvePointer } from '../json-schema/resolve-pointer.ts'
import { subschemas } from '../json-schema/subschemas.ts'
import type { Refusal } from '../model-api.ts'
import { anthropicRefusal } from './anthropic-refusal.ts'
import { conversationFault } from './conversation-fault.ts'

/** Why Anthropic's Messages does not take a request. */
export function messagesRefusal(body: JsonObject): Refusal | undefined {
  const message =
    toolsFault(objectsOf(body.tools)) ??
    conversationFault(objectsOf(body.messages)) ??
    (body.max_tokens === undefined ? 'max_tokens: Field required' : undefined)
  return message === undefined ? undefined : anthropicRefusal(message)
}

function toolsFault(tools: readonly JsonObject[]): string | undefined {
  const seen = new Set<unknown>()
  for (const [index, tool] of tools.entries()) {
    const isCustom = tool.type === undefined || tool.type === null || tool.type === 'custom'
    const fault = isCustom ? toolFault(tool) : undefined
    if (fault !== undefined) return `tools.${index}.custom.${fault}`
    seen.add(tool.name)
  }
  // https://github.com/anthropics/claude-code/issues/10687
  return seen.size < tools.length ? 'tools: Tool names must be unique.' : undefined
}

function toolFault(tool: JsonObject): string | undefined {
  // https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use says 64, errors of today say 128
  // (https://github.com/modelcontextprotocol/modelcontextprotocol/issues/1345), Claude Desktop's say 64 still: the stricter.
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(textOf(tool.name))) {
    return "name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"
  }
  // The API takes no field that it does not know: https://github.com/anthropics/claude-code/issues/31033
  const unknown = Object.keys(tool).find((name) => !fields.has(name))
  if (unknown !== undefined) return `${unknown}: Extra inputs are not permitted`
  if (typeof (tool.description ?? '') !== 'string') {
    return 'description: Input should be a valid string'
  }
  return schemaFault(tool.input_schema)
}

const fields = new Set([
  'allowed_callers',
  'cache_control',
  'defer_loading',
  'description',
  'eager_input_streaming',
  'input_examples',
  'input_schema',
  'name',
  'strict',
  'type',
])

function schemaFault(schema: unknown): string | undefined {
  if (!isObject(schema)) return 'input_schema: Input should be a valid dictionary'
  if (schema.type === undefined) return 'input_schema.type: Field required'
  if (schema.type !== 'object') return "input_schema.type: Input should be 'object'"
  // https://github.com/anthropics/claude-code/issues/5319
  if (['oneOf', 'allOf', 'anyOf'].some((keyword) => keyword in schema)) {
    return 'input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level'
  }
  // Of the outermost alone, as measured in
  // https://github.com/aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws/issues/709
  const names = isObject(schema.properties) ? Object.keys(schema.properties) : []
  if (!names.every((name) => /^[a-zA-Z0-9_.-]{1,64}$/.test(name))) {
    return "input_schema.properties: Property keys should match pattern '^[a-zA-Z0-9_.-]{1,64}$'"
  }
  return metaschemaFault(schema, '2020-12') || hasLooseReference(schema) ? noSchema : undefined
}

/** A reference to nowhere makes a schema that nothing can be checked by; no report says which words it is told in. */
function hasLooseReference(schema: JsonObject): boolean {
  return [...subschemas(schema)].some(([, part]) => {
    const ref = isObject(part) ? part.$ref : undefined
    return typeof ref === 'string' && ref.startsWith('#') && !resolvePointer(schema, ref)
  })
}

// https://github.com/anthropics/claude-code/issues/86665
const noSchema =
  'input_schema: JSON schema is invalid. It must match JSON Schema draft 2020-12 ' +
  '(https://json-schema.org/draft/2020-12). Learn more about tool use at ' +
  'https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview.'
