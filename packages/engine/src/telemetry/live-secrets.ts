import { distinctNames } from '../secrets/distinct-names.ts'
import { createScrubber, minSecretLength, type Scrubber } from '../secrets/scrubber.ts'
import { surrounding } from '../surrounding.ts'

/** The secrets of what is running now, and from the first line on what knows them in all their spellings. */
interface Live {
  /** Those of all requests alike. */
  known: readonly string[]
  texts: Set<string>
  scrubber?: Scrubber
}

const current = surrounding<Live>()

/** What is longer is a document. */
const maxLength = 32 * 1024
/** Of one value: no credential has more texts, and a large document would make each line slow. */
const maxTexts = 64

/** Runs work with a list of the secrets that it meets; work inside such work shares the outer list. */
export function withSecrets<T>(work: () => T, known: readonly string[] = []): T {
  if (current.get()) return work()
  return current.run({ known, texts: new Set() }, work)
}

/** Notes the texts in a value as secrets of what is running now: no log line or trace of it will show them. */
export function keepSecret(value: unknown): void {
  const live = current.get()
  if (live) keepTexts(live, value, maxTexts)
}

/** Answers how many more may be noted. */
function keepTexts(live: Live, value: unknown, most: number): number {
  if (most === 0) return 0
  if (typeof value === 'string') {
    if (!isSecret(value)) return most
    if (!live.texts.has(value)) {
      live.scrubber?.add(value)
      live.texts.add(value)
    }
    return most - 1
  }
  if (typeof value !== 'object' || value === null) return most
  const inside = value instanceof Set ? value : Object.values(value)
  let left = most
  for (const inner of inside) left = keepTexts(live, inner, left)
  return left
}

function isSecret(text: string): boolean {
  return text.length >= minSecretLength && text.length <= maxLength
}

/** A value with each secret that is live now replaced, however it is spelled, in every text and name of it. */
export function scrub<Value>(value: Value): Value {
  const live = current.get()
  if (!live || live.texts.size + live.known.length === 0) return value
  live.scrubber ??= createScrubber(new Set([...live.known.filter(isSecret), ...live.texts]))
  return scrubbed(value, live.scrubber) as Value
}

function scrubbed(value: unknown, scrubber: Scrubber): unknown {
  if (typeof value === 'string') return scrubber.scrub(value)
  if (Array.isArray(value)) return value.map((inner) => scrubbed(inner, scrubber))
  if (typeof value !== 'object' || value === null) return value
  const names = distinctNames()
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      names(name, scrubber.scrub(name)),
      scrubbed(inner, scrubber),
    ]),
  )
}
