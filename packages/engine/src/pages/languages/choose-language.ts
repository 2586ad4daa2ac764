import type { Language } from './language.ts'
import { languages } from './languages.ts'

/** Longer than any browser's list; the rest of one is not read. */
const longest = 1000

/**
 * The language of ours that an `Accept-Language` prefers (RFC 9110 §12.5.4), a lone tag included: by its weights, then
 * by its order, `de-CH` for `de` where there is no nearer one (RFC 4647 §3.4). Undefined when it names none of ours.
 */
export function chooseLanguage(accepted: string | undefined): Language | undefined {
  const ranges = (accepted ?? '').slice(0, longest).split(',').map(readRange)
  const wanted = ranges.filter(({ weight }) => weight > 0)
  const refused = new Set(ranges.filter(({ weight }) => weight === 0).map(({ tag }) => tag))
  for (const { tag } of wanted.toSorted((one, other) => other.weight - one.weight)) {
    const found = languageOf(tag)
    if (found && !refused.has(found.tag.toLowerCase())) return found
  }
  return undefined
}

/** What cannot be read weighs nothing. */
function readRange(text: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
  return { tag, weight: /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight) : 0 }
}

/** The language of that tag, or of the nearest beginning of it. */
function languageOf(range: string): Language | undefined {
  for (let tag = range; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const found = languages.find((language) => language.tag.toLowerCase() === tag)
    if (found) return found
  }
  return undefined
}
