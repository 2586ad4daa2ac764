import { isObject, type JsonObject } from '../json.ts'
import { metaschemaFault } from '../json-schema/metaschema-fault.ts'
import { resolvePointer } from '../json-schema/resolve-pointer.ts'
import { type SchemaPath, subschemas } from '../json-schema/subschemas.ts'

/** What Gemini finds wrong with `parametersJsonSchema`; keywords that it does not know it passes over. */
export function jsonSchemaFault(schema: unknown): string | undefined {
  // By the documentation of `FunctionDeclaration`: it must describe an object.
  if (!isObject(schema) || schema.type !== 'object') return 'schema must describe an object.'
  if (metaschemaFault(schema, '2020-12')) return invalid
  let items = 0
  for (const [path, part] of subschemas(schema)) {
    if (!isObject(part)) continue
    const fault = referenceFault(schema, path, part)
    if (fault !== undefined) return fault
    if (typeof part.maxItems === 'number') items += part.maxItems
  }
  // Measured in https://github.com/googleapis/python-genai/issues/2170
  return items >= 960 ? invalid : undefined
}

const invalid = 'Request contains an invalid argument.'

function referenceFault(root: JsonObject, path: SchemaPath, part: JsonObject): string | undefined {
  if (typeof part.$ref !== 'string') return undefined
  // https://github.com/anomalyco/opencode/issues/12295; the documentation lets nothing but names with a $ stand beside it.
  const beside = Object.keys(part).filter((name) => !name.startsWith('$'))
  if (beside.length > 0) {
    return `$ref '${part.$ref}' was set alongside unsupported fields. If a schema node has $ref set, then only description and default can be set alongside it`
  }
  const target = resolvePointer(root, part.$ref)
  if (target === undefined) return `reference to undefined schema at ${part.$ref}`
  return isRequired(root, path) && reaches(root, target, target) ? invalid : undefined
}

/** Whether a property that has to be there is what the path leads to. Cycles may stand in others alone, by the documentation. */
function isRequired(root: JsonObject, path: SchemaPath): boolean {
  const place = path.lastIndexOf('properties')
  if (place < 0) return false
  const owner = resolvePointer(root, ['#', ...path.slice(0, place)].map(escaped).join('/'))
  const required = isObject(owner) ? owner.required : undefined
  return Array.isArray(required) && required.includes(path[place + 1])
}

function escaped(name: string): string {
  return encodeURI(name.replaceAll('~', '~0').replaceAll('/', '~1'))
}

/** Whether references in a schema lead to another one, at last. */
function reaches(root: JsonObject, from: unknown, to: unknown, seen = new Set<unknown>()): boolean {
  if (seen.has(from)) return false
  seen.add(from)
  return [...subschemas(from)].some(([, part]) => {
    const target =
      isObject(part) && typeof part.$ref === 'string' ? resolvePointer(root, part.$ref) : undefined
    return target !== undefined && (target === to || reaches(root, target, to, seen))
  })
}
