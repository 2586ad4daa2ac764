import { type JsonSchema, resolveRef } from '@maillon/core/provider'
import type { ToolInput } from '@maillon/core/toolkit'
import { inputSchema } from '../catalogue/tool-input.ts'

/** What the contract's clients send where a tool takes a file: they have uploaded it, and `s3key` is its id. */
interface StagedFile {
  name: string
  mimetype: string
  s3key: string
}

/** The arguments of a tool with the id of each file in place of what says where it was uploaded. */
export function readFileIds({ slug, input }: { slug: string; input: ToolInput }, value: unknown) {
  const known = withFiles.get(input)
  const schema = known === undefined ? schemaWithFiles({ slug, input }) : known
  if (known === undefined) withFiles.set(input, schema)
  return schema === null ? value : replaced(value, [schema], schema)
}

/** Of each tool's input; null for the many that take no file. */
const withFiles = new WeakMap<ToolInput, JsonSchema | null>()

function schemaWithFiles(tool: { slug: string; input: ToolInput }): JsonSchema | null {
  const schema = inputSchema(tool)
  return JSON.stringify(schema).includes('"file_uploadable":true') ? schema : null
}

/** Goes along the value, with all that its schema may say of each place, so that no schema is followed for ever. */
function replaced(value: unknown, schemas: readonly unknown[], root: JsonSchema): unknown {
  if (typeof value !== 'object' || value === null) return value
  const all = [...expanded(schemas, root)]
  if (isStaged(value) && all.some((schema) => schema.file_uploadable === true)) return value.s3key
  if (Array.isArray(value)) {
    const items = all.flatMap(({ items: each, prefixItems }) => [each, prefixItems].flat())
    return value.map((one) => replaced(one, items, root))
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      replaced(
        one,
        all.map(({ properties, additionalProperties }) =>
          isSchema(properties) && Object.hasOwn(properties, name)
            ? properties[name]
            : additionalProperties,
        ),
        root,
      ),
    ]),
  )
}

/** These schemas and those that they lead to at the same place. */
function expanded(schemas: readonly unknown[], root: JsonSchema): Set<JsonSchema> {
  const found = new Set<JsonSchema>()
  const left = [...schemas]
  while (left.length > 0) {
    const schema = left.pop()
    if (!isSchema(schema) || found.has(schema)) continue
    found.add(schema)
    const { $ref, anyOf, oneOf, allOf } = schema
    if (typeof $ref === 'string') left.push(resolveRef(root, $ref))
    left.push(...[anyOf, oneOf, allOf].flat())
  }
  return found
}

function isStaged(value: object): value is StagedFile {
  return 's3key' in value && typeof value.s3key === 'string'
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
