import type { JsonSchema } from '../../schema/json-schema.ts'
import type { Dialect } from './dialect.ts'
import type { PropertyNames } from './property-names.ts'

/** What mending one tool's schema needs to know, and what it has spent. */
export interface Mending {
  /** The tool's own schema, which references point into. */
  root: JsonSchema
  dialect: Dialect
  names: PropertyNames
  /** Levels of objects and lists below which is told in words. */
  depth: number
  /** How much more may be looked at: a schema may refer to itself, or be any size. */
  left: number
  /** Of `maxItems`, whose sum has a limit, how much more may be asked. */
  items: number
  /** Whether the rest is left out once it is too much, and not all of it cut at a lower depth. */
  isLast: boolean
}

/** Where in a schema one stands. */
export interface Place {
  /** Objects and lists around. */
  depth: number
  /** Schemas around. */
  steps: number
  /** References that led here, and how deep each was followed. */
  refs: readonly { ref: string; depth: number }[]
}

/** The root. */
export const start: Place = { depth: 0, steps: 0, refs: [] }

/** Thrown when a schema is too large for the depth. One for all: a stack costs time. */
export const tooLarge: Error = new Error('The schema is too large.')

/** What a schema counts for: more with a long text. */
export function weightOf({ description }: JsonSchema): number {
  return typeof description === 'string' ? 1 + Math.min(description.length, 4000) / 256 : 1
}

/** Counts what is looked at; false when nothing more may be. Throws `tooLarge` where a lower depth is to be tried. */
export function spend(to: Mending, amount = 1): boolean {
  to.left -= amount
  if (to.left >= 0) return true
  if (!to.isLast) throw tooLarge
  return false
}
