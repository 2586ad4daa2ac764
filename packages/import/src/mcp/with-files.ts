import { isNode, type Node } from '../openapi/node.ts'
import { shortText } from '../openapi/texts.ts'

/** What says that a text is bytes in base64: JSON Schema's own keyword, and OpenAPI's format. */
const formats = new Set<unknown>(['byte', 'base64'])
/** Keywords that hold values, which may look like schemas. */
const values = new Set(['default', 'const', 'enum', 'examples', 'example'])
/** Shorter than descriptions may be, so that what is added is not cut. */
const descriptionLength = 200

/** A schema in which each text of bytes in base64 may also be a file's id, and says so. */
export function withFiles<Schema extends Node>(schema: Schema): Schema {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner)
    return isNode(value) ? withFiles(value) : value
  }
  const whole = Object.entries(schema).map(([name, value]) => [
    name,
    values.has(name) ? value : inner(value),
  ])
  return {
    ...(Object.fromEntries(whole) as Schema),
    ...(isBase64(schema) && {
      file_uploadable: true,
      description:
        `${shortText(schema.description, descriptionLength)} A file's id (file_…), or bytes as base64.`.trim(),
    }),
  }
}

function isBase64({ type, contentEncoding, format }: Node): boolean {
  const isText = type === 'string' || (Array.isArray(type) && type.includes('string'))
  return isText && (contentEncoding === 'base64' || formats.has(format))
}
