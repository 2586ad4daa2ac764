import type { ProfileName } from './profile-name.ts'
import type { Offered } from './rules/rule.ts'
import { rules } from './rules/rules.ts'

/** A rule that a tool breaks, and where. */
export interface BrokenRule {
  rule: string
  /** A JSON Pointer from the tool: `/parameters/properties/a`. */
  at: string
  says: string
  source: string
}

/** Which rules of a profile a tool breaks as it is offered. It shares nothing with what mends tools. */
export function checkOffered(profile: ProfileName, offered: Offered): BrokenRule[] {
  return rules[profile].flatMap(({ id, says, source, broken }) =>
    [...broken(offered)].map((at) => ({ rule: id, at, says, source })),
  )
}
