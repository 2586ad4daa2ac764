/** The part of JSON Schema that our own schemas are made of. */
export interface Schema {
  type?: string | string[]
  description?: string
  enum?: unknown[]
  const?: unknown
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  required?: string[]
}

/** A schema in the words of TypeScript: on one line, or where `indent` is given, with a line for each property of large objects. */
export function typeOf(schema: Schema, indent?: string): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)))
  const options = schema.anyOf ?? schema.oneOf
  if (options) return union(options.map((option) => typeOf(option, indent)))
  if (schema.items) return listOf(typeOf(schema.items, indent))
  if (schema.properties) return objectOf(schema, schema.properties, indent)
  if (typeof schema.additionalProperties === 'object') {
    return `Record<string, ${typeOf(schema.additionalProperties, indent)}>`
  }
  if (schema.type === 'integer') return 'number'
  if (schema.type === 'object') return 'Record<string, unknown>'
  return union([schema.type ?? 'unknown'].flat())
}

function objectOf(
  { required = [] }: Schema,
  properties: Record<string, Schema>,
  indent: string | undefined,
): string {
  const inner = indent === undefined ? undefined : `${indent}  `
  const members = Object.entries(properties).map(([name, property]) => ({
    text: `${name}${required.includes(name) ? '' : '?'}: ${typeOf(property, inner)}`,
    description: property.description,
  }))
  const line = members.length > 0 ? `{ ${members.map(({ text }) => text).join('; ')} }` : '{}'
  if (indent === undefined || (line.length < 50 && !line.includes('\n'))) return line
  const lines = members.flatMap(({ text, description }) =>
    description ? [`/** ${description} */`, text] : [text],
  )
  return `{\n${lines.map((text) => `${inner}${text}\n`).join('')}${indent}}`
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ')
}

function listOf(type: string): string {
  return /^[\w.]+$|^\{[^|]*\}$/.test(type) ? `${type}[]` : `(${type})[]`
}
