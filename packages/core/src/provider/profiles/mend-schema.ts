import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { type Dialect, dialects } from './dialect.ts'
import { plainSize } from './plain-size.ts'
import { type Mending, start, tooLarge } from './mending.ts'
import type { ProfileName } from './profile-name.ts'
import { propertyNames } from './property-names.ts'
import { rootSchema } from './root-schema.ts'
import { sameSchema } from './same-schema.ts'
import { soundSchema } from './sound-schema.ts'
import { subsetFlat } from './subset-schema.ts'
import { told } from './words.ts'

/** A tool's schema as a profile takes it. */
export interface MendedSchema {
  /** The tool's own object where it needs nothing. */
  schema: JsonSchema
  /** What a name of the tool's own is called, for each that does not fit. */
  names: ReadonlyMap<string, string>
}

/**
 * A tool's own schema as the profile's vendor takes it. It never takes less; where it takes more, the description of
 * the place says so. Of any size and depth, and of what is no schema, comes one of limited size.
 */
export function mendSchema(own: JsonSchema, profile: ProfileName): MendedSchema {
  const dialect = dialects[profile]
  if (!isObject(own)) return { schema: unknown, names: none }
  if (plainSize(own, dialect) > 0) return { schema: own, names: none }
  const known = mended.get(dialect) ?? new WeakMap<JsonSchema, MendedSchema>()
  mended.set(dialect, known)
  const found = known.get(own)
  if (found) return found
  const made = mend(own, dialect)
  known.set(own, made)
  return made
}

const none: ReadonlyMap<string, string> = new Map()
const mended = new Map<Dialect, WeakMap<JsonSchema, MendedSchema>>()

/** Of schemas and keywords at each try, and at the last: what a model reads is smaller than that. */
const most = 4000
const mostAtLast = 10_000

/** The same, by all of the mending. */
export function mend(own: JsonSchema, dialect: Dialect): MendedSchema {
  const names = propertyNames(own, dialect.names)
  const { properties } = own
  const isWide = isObject(properties) && Object.keys(properties).length > most
  // From the deepest, since what is further down is the less needed.
  const depths = isWide ? [2] : [dialect.depth, 6, 5, 4, 3, 2].filter((one) => one <= dialect.depth)
  for (const depth of depths) {
    const isLast = depth === 2
    const left = isLast ? mostAtLast : most
    try {
      return {
        schema: whole(own, { root: own, dialect, names, depth, left, items: 900, isLast }),
        names: names.found(),
      }
    } catch (error) {
      if (error !== tooLarge) break
    }
  }
  return { schema: unknown, names: none }
}

/** What stands for no schema at all. */
const unknown: JsonSchema = told(
  { type: 'object', properties: {} },
  'The arguments could not be described.',
)

function whole(own: JsonSchema, to: Mending): JsonSchema {
  const root = rootSchema(own, start, to)
  const made = to.dialect.subset ? subsetFlat(root, start, to) : soundSchema(root, start, to)
  const isObjectStill = made.type === 'object' && isObject(made.properties)
  return isObjectStill ? sameSchema(made, own) : unknown
}
