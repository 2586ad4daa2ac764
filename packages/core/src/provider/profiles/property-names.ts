import { isObject } from '../../is-object.ts'
import type { JsonSchema } from '../../schema/json-schema.ts'
import { fnv1a } from '../tool-name.ts'
import { dialects } from './dialect.ts'

/** What a model knows properties by. Whether one does not fit is looked for when it is asked for. */
export interface PropertyNames {
  /** The name that fits, which may be its own. */
  of(name: string): string
  /** The names that do not fit, each with the one that does. */
  all(): ReadonlyMap<string, string>
  /** The same, as far as any was asked for. */
  found(): ReadonlyMap<string, string>
}

/** The names of a tool's schema, for a dialect that takes some. */
export function propertyNames(root: JsonSchema, taken: RegExp): PropertyNames {
  let known: ReadonlyMap<string, string> | undefined
  const all = () => {
    known ??= new Map([...allNames(root)].filter(([name]) => !taken.test(name)))
    return known
  }
  return {
    of: (name) => (taken.test(name) ? name : (all().get(name) ?? name)),
    all,
    found: () => known ?? none,
  }
}

/** What every profile takes. */
const fits = dialects.common.names

/**
 * For each name of a property that does not fit every profile, the one that does: readable, and another for each. The
 * same in every profile, whatever the others need.
 */
function allNames(root: JsonSchema): ReadonlyMap<string, string> {
  const own = namesIn(root)
  const odd = [...own].filter((name) => !fits.test(name))
  if (odd.length === 0) return none
  const wished = new Map(odd.map((name) => [name, readable(name)]))
  const counts = new Map<string, number>()
  for (const wish of wished.values()) counts.set(wish, (counts.get(wish) ?? 0) + 1)
  const taken = new Set(own)
  return new Map(
    [...wished].map(([name, wish]) => {
      const isFree = counts.get(wish) === 1 && !taken.has(wish) && fits.test(wish)
      let shown = isFree ? wish : `${wish.slice(0, 54)}_${fnv1a(name)}`
      while (taken.has(shown)) shown = `_${fnv1a(shown + name)}`
      taken.add(shown)
      return [name, shown]
    }),
  )
}

const none: ReadonlyMap<string, string> = new Map()

function readable(name: string): string {
  const letters = name
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\W+/g, '_')
    .replace(/^_+|_+$/g, '')
  const word = letters === '' ? 'name' : letters
  return (/^\d/.test(word) ? `_${word}` : word).slice(0, 64)
}

/** Every name of a property, wherever it stands, with what is only required. */
function namesIn(root: JsonSchema): Set<string> {
  const names = new Set<string>()
  const seen = new Set<unknown>()
  // No recursion: a schema may be thousands of levels deep.
  const waiting: unknown[] = [root]
  const wait = (values: readonly unknown[]): void => {
    for (const one of values) if (typeof one === 'object' && one !== null) waiting.push(one)
  }
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (seen.has(value)) continue
    seen.add(value)
    if (Array.isArray(value)) {
      wait(value)
      continue
    }
    const { properties, required, ...others } = value as JsonSchema
    // Whose names are the tool's own: one of them may be `properties` as well.
    if (isObject(properties)) {
      for (const name of Object.keys(properties)) names.add(name)
      wait(Object.values(properties))
    }
    if (Array.isArray(required)) {
      for (const name of required) if (typeof name === 'string') names.add(name)
    }
    for (const keyword in others) {
      const one = others[keyword]
      if (byName.has(keyword) && isObject(one)) wait(Object.values(one))
      else wait([one])
    }
  }
  return names
}

const byName = new Set(['patternProperties', '$defs', 'definitions', 'dependentSchemas'])
