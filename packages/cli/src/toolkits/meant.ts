import { nearNames } from '@maillon/engine'

/** Asks which known name was meant: those that the word is a part of, else those that are near; `otherwise` without any. */
export function meant(word: string, known: readonly string[], otherwise: string): string {
  const whole = known.filter((name) => name.includes(word.toLowerCase())).slice(0, 3)
  const near = whole.length > 0 ? whole : nearNames(word, known)
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : otherwise
}
