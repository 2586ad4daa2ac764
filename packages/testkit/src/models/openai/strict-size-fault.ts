import { isObject } from '../json.ts'
import { subschemas } from '../json-schema/subschemas.ts'
import type { SchemaFault } from './schema-fault.ts'

/** Where a strict schema is larger than https://platform.openai.com/docs/guides/structured-outputs#supported-schemas lets it be. */
export function strictSizeFault(schema: unknown): SchemaFault | undefined {
  const size = { properties: 0, values: 0, characters: 0 }
  for (const [, part] of subschemas(schema)) {
    if (!isObject(part)) continue
    const names = [part.properties, part.$defs, part.definitions].flatMap((map) => {
      return isObject(map) ? Object.keys(map) : []
    })
    const values: unknown[] = Array.isArray(part.enum) ? part.enum : []
    const texts = [...values, part.const].filter((value) => typeof value === 'string')
    if (isObject(part.properties)) size.properties += Object.keys(part.properties).length
    size.values += values.length
    size.characters += [...names, ...texts].join('').length
    if (values.length > 250 && values.map(String).join('').length > 15_000) {
      return tooLarge('at most 15000 characters in an enum of more than 250 values')
    }
  }
  if (size.properties > 5000) return tooLarge('at most 5000 properties in total')
  // https://community.openai.com/t/500-enums-limitation-in-structured-output/974416, of the time when it was 500.
  if (size.values > 1000) return tooLarge('at most 1000 enum values in total')
  if (size.characters > 120_000) return tooLarge('at most 120000 characters of names and values')
  return objectLevels(schema) > 10 ? tooLarge('at most 10 levels of nesting') : undefined
}

function tooLarge(limit: string): SchemaFault {
  return {
    message: `Expected ${limit} within a single schema when using structured outputs. Consider using 'strict: false' to opt out.`,
  }
}

/** How many objects stand one in another, at the deepest; a reference counts as what it is written as. */
function objectLevels(schema: unknown): number {
  const paths = [...subschemas(schema)]
    .filter(([path]) => path[0] !== '$defs' && path[0] !== 'definitions')
    .filter(([, part]) => isObject(part) && part.type === 'object')
    .map(([path]) => path.join('\n'))
  const depth = (path: string) => {
    return paths.filter((outer) => path === outer || path.startsWith(`${outer}\n`) || outer === '')
      .length
  }
  return Math.max(0, ...paths.map(depth))
}
