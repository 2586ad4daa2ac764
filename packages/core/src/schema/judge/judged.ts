import type { Schema } from '@cfworker/json-schema'

/** What was judged, and by what. */
export interface Judged {
  root: Schema
  /** Where references lead. */
  lookup: Readonly<Record<string, Schema | boolean>>
  value: unknown
}

/** What stands in the schema where the validator says, on its way through references. */
export function schemaAt({ root, lookup }: Judged, location: string): unknown {
  let part: unknown = root
  for (const name of namesIn(location)) {
    const target = name === '$ref' ? (part as Schema | undefined)?.__absolute_ref__ : undefined
    part = target === undefined ? own(part, name) : lookup[target]
  }
  return part
}

/** What stands in the value where the validator says. */
export function valueAt({ value }: Pick<Judged, 'value'>, location: string): unknown {
  return namesIn(location).reduce(own, value)
}

/** The names in a location: a JSON Pointer in a fragment. */
export function namesIn(location: string): string[] {
  const names = location.split('/').slice(1)
  return names.map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function own(value: unknown, name: string): unknown {
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  return isThere ? (value as Record<string, unknown>)[name] : undefined
}
