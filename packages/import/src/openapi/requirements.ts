import { isNode, type Node } from './node.ts'

/** One of the alternatives that an operation takes: each scheme that belongs to it, with the scopes that it asks for. */
export type Requirement = ReadonlyMap<string, readonly string[]>

/** What an operation takes; one without schemes is open. Undefined where the document says nothing of it. */
export function requirementsOf(root: Node, operation: Node): Requirement[] | undefined {
  const security = operation.security ?? root.security
  if (!Array.isArray(security)) return undefined
  const alternatives = security
    .filter(isNode)
    .map(
      (one) =>
        new Map(
          Object.entries(one).map(([scheme, scopes]) => [
            scheme,
            Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
          ]),
        ),
    )
  return alternatives.length > 0 ? alternatives : [new Map()]
}

/** Whether what a way to connect sends is enough for one of an operation's alternatives. */
export function isTaken(
  requirements: readonly Requirement[] | undefined,
  schemes: ReadonlySet<string>,
) {
  return requirements === undefined || requirements.some((one) => isWithin(one, schemes))
}

/** Whether all of an alternative is sent. */
export function isWithin(requirement: Requirement, schemes: ReadonlySet<string>): boolean {
  return [...requirement.keys()].every((scheme) => schemes.has(scheme))
}

/** Each set of schemes that operations take together, in the document's order. */
export function combinationsOf(all: readonly (readonly Requirement[] | undefined)[]): string[][] {
  const found = new Map<string, string[]>()
  for (const requirements of all)
    for (const requirement of requirements ?? []) {
      const names = [...requirement.keys()]
      if (names.length > 0) found.set(names.toSorted().join('\0'), names)
    }
  return [...found.values()]
}

/** How many operations each scope opens: the fewer, the narrower it is. */
export function breadths(
  all: readonly (readonly Requirement[] | undefined)[],
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const requirements of all) {
    const scopes = new Set((requirements ?? []).flatMap((one) => [...one.values()].flat()))
    for (const scope of scopes) counts.set(scope, (counts.get(scope) ?? 0) + 1)
  }
  return counts
}

/** The scopes of the narrowest alternative that a way takes: fewest scopes, then those that open the fewest operations. */
export function narrowest(
  requirements: readonly Requirement[] | undefined,
  schemes: ReadonlySet<string>,
  breadth: ReadonlyMap<string, number>,
): string[] {
  const ranked = (requirements ?? [])
    .filter((one) => isWithin(one, schemes))
    .map((one) => [...new Set([...one.values()].flat())])
    .map((scopes) => ({
      scopes,
      width: Math.max(0, ...scopes.map((scope) => breadth.get(scope) ?? 0)),
    }))
    .toSorted((a, b) => a.scopes.length - b.scopes.length || a.width - b.width)
  return ranked[0]?.scopes ?? []
}
