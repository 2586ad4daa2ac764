/** A header's name (RFC 9110 §5.1). */
const form = /^[\w!#$%&'*+.^`|~-]+$/
const types: unknown[] = ['string', 'integer', 'boolean']
/** What holds values, not schemas. */
const values = new Set(['default', 'const', 'enum', 'examples'])

/**
 * Why clients leave a tool out for the headers that its arguments are to be sent in (`x-mcp-header` of the revision
 * 2026-07-28); undefined where they do not.
 */
export function headerFault(schema: unknown): string | undefined {
  const names = new Set<string>()

  function faultOf(header: unknown, type: unknown, isArgument: boolean): string | undefined {
    if (!isArgument) return 'Only what is a property, of a property or of all, can be a header.'
    if (typeof header !== 'string' || !form.test(header)) return 'No header can have its name.'
    if (!types.includes(type)) return 'Only one text, whole number or boolean can be a header.'
    const taken = names.has(header.toLowerCase())
    names.add(header.toLowerCase())
    return taken ? `Two arguments are the header ${header}.` : undefined
  }

  function visit(node: unknown, isReachable: boolean, isArgument: boolean): string | undefined {
    if (typeof node !== 'object' || node === null) return undefined
    if (Array.isArray(node)) return firstOf(node, (child) => visit(child, false, false))
    const facts = node as Record<string, unknown>
    const fault =
      'x-mcp-header' in facts ? faultOf(facts['x-mcp-header'], facts.type, isArgument) : undefined
    return (
      fault ??
      firstOf(Object.entries(facts), ([key, child]) => {
        if (values.has(key)) return undefined
        if (key !== 'properties') return visit(child, false, false)
        const properties = Object.values(Object(child) as object)
        return firstOf(properties, (one) => visit(one, isReachable, isReachable))
      })
    )
  }

  return visit(schema, true, false)
}

function firstOf<Value>(
  all: readonly Value[],
  faultOf: (one: Value) => string | undefined,
): string | undefined {
  for (const one of all) {
    const fault = faultOf(one)
    if (fault !== undefined) return fault
  }
  return undefined
}
