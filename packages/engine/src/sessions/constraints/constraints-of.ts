import type { Constraint, SessionConfig } from '@maillon/core/contract'

const none: Readonly<Record<string, Constraint>> = {}

/** What a session says of a tool's arguments, by argument. */
export function constraintsOf(
  { experimental }: SessionConfig,
  slug: string,
): Readonly<Record<string, Constraint>> {
  const { constraints = {} } = experimental?.permissions ?? {}
  return Object.hasOwn(constraints, slug) ? (constraints[slug] ?? none) : none
}
