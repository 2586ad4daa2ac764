import { scrub } from '../telemetry/live-secrets.ts'

const maxError = 300
/** Shorter ones stand in any sentence. */
const minEcho = 4
/** Who gives more is told back nothing. */
const maxTexts = 10_000
const linkToken = /\bln_\w+/g

/** What went wrong in a sentence that may be kept: without secrets, links, and what the call was given. */
export function callError(sentence: string, given: unknown): string {
  let safe = scrub(sentence).replaceAll(linkToken, 'ln_…').replaceAll('\0', '')
  const echoes = echoesOf(given, safe.toLowerCase())
  if (!echoes) return '…'
  for (const text of echoes) safe = safe.replaceAll(spelledLike(text), '…')
  const cut = safe.length > maxError ? `${safe.slice(0, maxError)}…` : safe
  // Half of a character is no text, and Postgres takes no row with one.
  return cut.toWellFormed()
}

/** What of a call's arguments stands in a sentence, the longest first; undefined where they are too many to say. */
function echoesOf(given: unknown, sentence: string): string[] | undefined {
  const echoes = new Set<string>()
  let texts = 0
  const look = (text: string) => {
    if (text.length >= minEcho && sentence.includes(text.toLowerCase())) echoes.add(text)
  }
  const collect = (value: unknown): void => {
    if (texts > maxTexts) return
    if (typeof value === 'object' && value !== null) return Object.values(value).forEach(collect)
    if (typeof value !== 'string' && typeof value !== 'number') return
    texts += 1
    look(String(value))
    // As a sentence of JSON would have it.
    if (typeof value === 'string') look(JSON.stringify(value).slice(1, -1))
  }
  collect(given)
  return texts > maxTexts ? undefined : [...echoes].toSorted((a, b) => b.length - a.length)
}

/** In capitals or not: many services write addresses anew. */
function spelledLike(text: string): RegExp {
  return new RegExp(text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'), 'gi')
}
