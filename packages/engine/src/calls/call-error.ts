import { scrub } from '../telemetry/live-secrets.ts'

const maxError = 300
/** Shorter ones stand in any sentence. */
const minEcho = 4
const maxEchoes = 50
const linkToken = /\bln_\w+/g

/** What went wrong in a sentence that may be kept: without secrets, links, and what the call was given. */
export function callError(sentence: string, given: unknown): string {
  let safe = scrub(sentence).replaceAll(linkToken, 'ln_…').replaceAll('\0', '')
  for (const text of longestFirst(given)) safe = safe.replaceAll(text, '…')
  return safe.length > maxError ? `${safe.slice(0, maxError)}…` : safe
}

function longestFirst(given: unknown): string[] {
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (texts.length >= maxEchoes) return
    if (typeof value === 'string') {
      if (value.length >= minEcho) texts.push(value)
    } else if (typeof value === 'number') {
      if (String(value).length >= minEcho) texts.push(String(value))
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  collect(given)
  return texts.toSorted((a, b) => b.length - a.length)
}
