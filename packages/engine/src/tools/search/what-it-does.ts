import { deedOf, deeds } from './deeds.ts'
import { isPlural } from './plural.ts'
import type { SearchableTool } from './searchable-tool.ts'

/** Beside the bits of `deeds`: it is about several things. */
export const aboutMany = 16

const wordPattern = /[\p{L}\p{N}]+/gu
const finding = new Set(['list', 'search', 'find', 'query', 'browse'])
const afterThing = new Set(['of', 'in', 'on', 'for', 'to', 'with', 'from', 'by'])

/**
 * What a tool does, as bits of `deeds` and `aboutMany`: its effect, and of those that change things, the verb that its name
 * begins with. 0 for one whose effect is not known, since a name alone misleads.
 */
export function whatItDoes({ name, effect }: Pick<SearchableTool, 'name' | 'effect'>): number {
  if (effect === undefined) return 0
  const words = name.toLowerCase().match(wordPattern) ?? []
  const [verb = '', next, other = ''] = words
  if (effect !== 'read') {
    const named = deedOf(verb) | (next === 'or' ? deedOf(other) : 0)
    return named || (effect === 'destroy' ? deeds.remove : deeds.create | deeds.change)
  }
  const end = words.findIndex((word, place) => place > 1 && afterThing.has(word))
  const thing = words.slice(1, end < 0 ? undefined : end)
  const isMany = finding.has(verb) || thing.some((word) => isPlural(word) || isCount(word))
  return deeds.find | (isMany ? aboutMany : 0)
}

function isCount(word: string): boolean {
  return word === 'multiple' || word === 'all'
}
