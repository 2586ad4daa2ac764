import { isObject, type JsonObject } from '../json.ts'
import { pythonText } from '../json-schema/python-text.ts'
import { subschemas } from '../json-schema/subschemas.ts'
import type { SchemaFault } from './schema-fault.ts'
import { strictSizeFault } from './strict-size-fault.ts'

/** What strict mode finds wrong: https://platform.openai.com/docs/guides/structured-outputs#supported-schemas */
export function strictFault(schema: unknown): SchemaFault | undefined {
  for (const [path, part] of subschemas(schema)) {
    // False, or told of the object that it belongs to.
    if (path.at(-1) === 'additionalProperties') continue
    const message = isObject(part)
      ? (keywordFault(part) ?? shapeFault(part))
      : `${pythonText(part)} is not of type 'object'.`
    if (message !== undefined) return { path, message }
  }
  return strictSizeFault(schema)
}

function keywordFault(part: JsonObject): string | undefined {
  const keyword = Object.keys(part).find((name) => refused.has(name))
  if (keyword !== undefined) return `'${keyword}' is not permitted.`
  // https://github.com/cyanheads/git-mcp-server/issues/47
  if (typeof part.format === 'string' && !formats.has(part.format)) {
    return `'${part.format}' is not a valid format.`
  }
  const beside = Object.keys(part).filter((name) => name !== '$ref' && !name.startsWith('$'))
  // https://github.com/camel-ai/camel/issues/3001
  if ('$ref' in part && beside.length > 0) {
    return `$ref cannot have keywords {${beside.map((name) => `'${name}'`).join(', ')}}.`
  }
  return undefined
}

function shapeFault(part: JsonObject): string | undefined {
  if ('$ref' in part || 'anyOf' in part) return undefined
  // https://github.com/can1357/oh-my-pi/issues/211, and of an `enum` alone https://github.com/openclaw/clawpatch/issues/60;
  // OpenAI's own converter lets both pass.
  if (!('type' in part)) return "schema must have a 'type' key."
  const isOfObjects =
    part.type === 'object' || (Array.isArray(part.type) && part.type.includes('object'))
  if (!isOfObjects) return undefined
  // https://github.com/bytedance/trae-agent/issues/173
  if (part.additionalProperties !== false) {
    return "'additionalProperties' is required to be supplied and to be false."
  }
  const names = isObject(part.properties) ? Object.keys(part.properties) : []
  const required: unknown[] = Array.isArray(part.required) ? part.required : []
  const missing = names.find((name) => !required.includes(name))
  // https://github.com/kevinwatt/mysql-mcp/issues/5
  const rule =
    "'required' is required to be supplied and to be an array including every key in properties."
  if (missing !== undefined) return `${rule} Missing '${missing}'.`
  const extra = required.find((name) => typeof name === 'string' && !names.includes(name))
  return extra === undefined
    ? undefined
    : `${rule} Extra required key ${pythonText(extra)} supplied.`
}

/**
 * Named as unsupported by the documentation, by `openai/lib/transform`, or by a report: `propertyNames` in
 * https://github.com/can1357/oh-my-pi/issues/209, and `default` in https://github.com/567-labs/instructor/issues/1074, which
 * newer models let pass (https://github.com/openai/openai-agents-python/issues/4390).
 */
const refused = new Set([
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  'allOf',
  'contains',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'default',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'else',
  'if',
  'maxContains',
  'maxProperties',
  'minContains',
  'minProperties',
  'not',
  'oneOf',
  'patternProperties',
  'prefixItems',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
  'uniqueItems',
])

const formats = new Set([
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'time',
  'uuid',
])
