import type { JsonSchema } from '../../schema/json-schema.ts'

/** The schemas, one of which a value of a strict schema fits: through its references and unions to the bottom. */
export function alternatives(
  node: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
  seen: Set<JsonSchema> = new Set(),
): readonly JsonSchema[] {
  if (seen.has(node)) return []
  seen.add(node)
  if (typeof node.$ref === 'string') {
    const target = definitions[node.$ref.slice('#/$defs/'.length)]
    return target ? alternatives(target, definitions, seen) : []
  }
  if (!Array.isArray(node.anyOf)) return [node]
  return node.anyOf.flatMap((branch) => alternatives(branch, definitions, seen))
}
