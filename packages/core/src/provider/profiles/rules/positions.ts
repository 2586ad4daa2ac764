/** A schema inside a schema, and where. */
export interface Position {
  /** Whatever stands where a schema should. */
  schema: unknown
  /** From the parameters: `/properties/a`. */
  at: string
  /** The keyword that holds it; '' at the root. */
  keyword: string
  /** Objects and lists around it and itself, where it is one. */
  levels: number
}

const one =
  'items additionalItems additionalProperties unevaluatedItems unevaluatedProperties propertyNames contains contentSchema not if then else'
const many = 'anyOf oneOf allOf prefixItems items'
const named = 'properties patternProperties dependentSchemas dependencies $defs definitions'

/** Every place where a schema is or should be, the root first. */
export function* positions(parameters: unknown): Generator<Position> {
  const waiting: Position[] = [{ schema: parameters, at: '', keyword: '', levels: 0 }]
  // It grows while it is read.
  for (const position of waiting) {
    const { schema } = position
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
      yield position
      continue
    }
    const node = schema as Record<string, unknown>
    const levels = position.levels + (node.type === 'object' || node.type === 'array' ? 1 : 0)
    const at = (keyword: string, name?: string | number) =>
      `${position.at}/${keyword}${name === undefined ? '' : `/${pointerPart(String(name))}`}`
    yield { ...position, levels }
    for (const keyword of one.split(' ')) {
      if (keyword in node && !Array.isArray(node[keyword])) {
        waiting.push({ schema: node[keyword], at: at(keyword), keyword, levels })
      }
    }
    for (const keyword of many.split(' ')) {
      const list = node[keyword]
      if (!Array.isArray(list)) continue
      list.forEach((inner: unknown, index) => {
        waiting.push({ schema: inner, at: at(keyword, index), keyword, levels })
      })
    }
    for (const keyword of named.split(' ')) {
      const map = node[keyword]
      if (typeof map !== 'object' || map === null || Array.isArray(map)) continue
      for (const [name, inner] of Object.entries(map)) {
        if (Array.isArray(inner) && keyword === 'dependencies') continue
        waiting.push({ schema: inner, at: at(keyword, name), keyword, levels })
      }
    }
  }
}

/** A name as a part of a JSON Pointer. */
export function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
