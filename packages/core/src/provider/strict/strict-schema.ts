import type { JsonSchema } from '../../schema/json-schema.ts'
import { alternatives } from './alternatives.ts'
import { type Conversion, newConversion } from './conversion.ts'
import { convertSchema } from './convert-schema.ts'
import { isAmbiguous } from './is-ambiguous.ts'
import { followRef } from './merge-schemas.ts'
import { unrepresentable } from './unrepresentable.ts'

/** A tool's input schema as OpenAI's strict mode takes it, in which a model writes null for what it leaves out. */
export interface StrictSchema {
  /** Every object closed, every property required. */
  schema: JsonSchema
  definitions: Readonly<Record<string, JsonSchema>>
  /** The schemas of properties whose null means that the model left the property out. */
  optional: ReadonlySet<JsonSchema>
}

/**
 * Turns a tool's input schema into one for strict mode; undefined when that would lose what a tool can be
 * asked (free-form objects, tuples, conditions, a null that means something else than nothing, …).
 */
export function strictSchema(input: JsonSchema): StrictSchema | undefined {
  const to = newConversion(input)
  try {
    const { $id: _, ...root } = followRef(input, input)
    const schema = convertSchema({ type: 'object', ...root }, 0, to)
    if (schema.type !== 'object') return undefined
    assertReadable(to)
    const isAlone = to.names.size === 0
    const { definitions, optional } = to
    return { schema: isAlone ? schema : { ...schema, $defs: definitions }, definitions, optional }
  } catch {
    return undefined // Strict mode cannot express it, or it is no schema at all.
  }
}

/** Whether what a model writes can be turned back. */
function assertReadable({ definitions, optional, besideNull, unions }: Conversion): void {
  const bottoms = (schema: JsonSchema) => alternatives(schema, definitions)
  if (Object.values(definitions).some((schema) => bottoms(schema).length === 0))
    throw unrepresentable
  if (besideNull.some((schema) => bottoms(schema).some(takesNull))) throw unrepresentable
  if (unions.some((union) => isAmbiguous(bottoms(union), definitions, optional))) {
    throw unrepresentable
  }
}

function takesNull({ type }: JsonSchema): boolean {
  return type === 'null' || (Array.isArray(type) && type.includes('null'))
}
