import type { JsonSchema } from '../../schema/json-schema.ts'
import { unrepresentable } from './unrepresentable.ts'

/** What converting one tool's schema gathers. */
export interface Conversion {
  /** The tool's own schema, which references point into. */
  root: JsonSchema
  definitions: Record<string, JsonSchema>
  /** The name of each reference's definition. */
  names: Map<string, string>
  /** The schemas of properties whose null means that the model left the property out. */
  optional: Set<JsonSchema>
  /** What such a property takes otherwise: never null, or the two could not be told apart. */
  besideNull: JsonSchema[]
  unions: JsonSchema[]
  schemas: number
  enumValues: number
  characters: number
}

export function newConversion(root: JsonSchema): Conversion {
  return {
    root,
    definitions: {},
    names: new Map(),
    optional: new Set(),
    besideNull: [],
    unions: [],
    schemas: 0,
    enumValues: 0,
    characters: 0,
  }
}

/** The API's own limits; its words on what counts are few, so here rather more does. */
const limits = { schemas: 5000, enumValues: 1000, characters: 120_000 }

/** Counts what the API limits. Throws `unrepresentable` once it is too much. */
export function count(to: Conversion, what: keyof typeof limits, amount = 1): void {
  to[what] += amount
  if (to[what] > limits[what]) throw unrepresentable
}
