import { isNode, type Node } from '../openapi/node.ts'

/**
 * Arguments that a tool's input takes: those that have to be given, or as many as there are, three objects deep, without
 * what it does not tell.
 */
export function sampleOf(input: Node, isWhole: boolean): unknown {
  const defs = isNode(input.$defs) ? input.$defs : {}
  const of = (schema: unknown, depth: number): unknown => {
    if (!isNode(schema)) return 'x'
    if (typeof schema.$ref === 'string')
      return of(defs[schema.$ref.slice('#/$defs/'.length)], depth)
    if (Array.isArray(schema.anyOf)) return of(schema.anyOf[0], depth)
    if (Array.isArray(schema.enum)) return schema.enum[0]
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
    if (type === 'array')
      return depth > 3 || isUntold(schema.items) ? [] : [of(schema.items, depth + 1)]
    if (type === 'object') return objectOf(schema, depth)
    if (type === 'integer' || type === 'number') return 1
    return type === 'boolean' ? true : 'x'
  }
  const objectOf = (schema: Node, depth: number) => {
    const properties = Object.entries(isNode(schema.properties) ? schema.properties : {})
    const required = Array.isArray(schema.required) ? schema.required : []
    const wanted = properties.filter(
      ([name, value], index) =>
        required.includes(name) ||
        (schema.minProperties === 1 ? index === 0 : isWhole && depth < 3 && !isUntold(value)),
    )
    return Object.fromEntries(wanted.map(([name, value]) => [name, of(value, depth + 1)]))
  }
  return of(input, 0)
}

function isUntold(schema: unknown): boolean {
  return isNode(schema) && /[Nn]ot told here|tells more of it/.test(String(schema.description))
}
