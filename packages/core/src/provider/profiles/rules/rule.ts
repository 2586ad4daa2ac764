import type { JsonSchema } from '../../../schema/json-schema.ts'
import { type Position, positions } from './positions.ts'

/** What a rule looks at: a tool as it is offered. */
export interface Offered {
  name: string
  description: string
  parameters: JsonSchema
  /** Whether it is for a vendor's strict mode. */
  strict?: boolean | undefined
}

/** Something that a vendor or a client refuses, or takes for something else. */
export interface Rule {
  /** `array-items` */
  id: string
  /** What has to be so. */
  says: string
  /** The page of documentation, the code, or the report that it is from. */
  source: string
  /** Where a tool is not so: JSON Pointers (RFC 6901) from the tool, `/parameters/properties/a`. */
  broken(offered: Offered): Iterable<string>
}

type Facts = Omit<Rule, 'broken'>

/** A rule on every schema of a tool's parameters: says what keyword of it is wrong, '' where that is the whole of it. */
export function onSchemas(
  facts: Facts,
  wrong: (position: Position) => readonly string[] | undefined,
): Rule {
  return {
    ...facts,
    *broken({ parameters }) {
      for (const position of positions(parameters)) {
        for (const keyword of wrong(position) ?? []) {
          yield `/parameters${position.at}${keyword === '' ? '' : `/${keyword}`}`
        }
      }
    },
  }
}

/** A rule on a tool's name. */
export function onName(facts: Facts, fits: RegExp): Rule {
  return {
    ...facts,
    *broken({ name }) {
      if (!fits.test(name)) yield '/name'
    },
  }
}

/** A rule on a tool's description. */
export function onDescription(facts: Facts, fits: (description: string) => boolean): Rule {
  return {
    ...facts,
    *broken({ description }) {
      if (!fits(description)) yield '/description'
    },
  }
}

/** A rule on all of a tool's parameters at once. */
export function onParameters(facts: Facts, fits: (all: Position[]) => boolean): Rule {
  return {
    ...facts,
    *broken({ parameters }) {
      if (!fits([...positions(parameters)])) yield '/parameters'
    },
  }
}
