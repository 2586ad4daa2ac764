import { AsyncLocalStorage } from 'node:async_hooks'

/** The secrets of what is running now; `sorted` has the longest first, as long as no other came. */
interface Live {
  texts: Set<string>
  sorted?: readonly string[]
}

const current = new AsyncLocalStorage<Live>()

/** What is shorter than any real secret would be found everywhere, and what is longer is a document. */
const minLength = 8
const maxLength = 32 * 1024
/** Of one value: no credential has more texts, and a large document would make each line slow. */
const maxTexts = 64

/** Runs work with a list of the secrets that it meets; work inside such work shares the outer list. */
export function withSecrets<T>(work: () => T, known: readonly string[] = []): T {
  if (current.getStore()) return work()
  return current.run({ texts: new Set(known.filter(isSecret)) }, work)
}

/** Notes the texts in a value as secrets of what is running now: no log line or trace of it will show them. */
export function keepSecret(value: unknown): void {
  const live = current.getStore()
  if (!live) return
  let count = 0
  for (const text of textsIn(value)) {
    if (!isSecret(text)) continue
    live.texts.add(text)
    delete live.sorted
    count += 1
    if (count === maxTexts) return
  }
}

function isSecret(text: string): boolean {
  return text.length >= minLength && text.length <= maxLength
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsIn(inner)
}

/** A value with each secret that is live now replaced, in every text and name of it. */
export function scrub<Value>(value: Value): Value {
  const live = current.getStore()
  if (!live) return value
  live.sorted ??= [...live.texts].toSorted((a, b) => b.length - a.length)
  return live.sorted.length === 0 ? value : (replaced(value, live.sorted) as Value)
}

function withoutSecrets(value: string, secrets: readonly string[]): string {
  if (value.length < minLength) return value
  return secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), value)
}

function replaced(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return withoutSecrets(value, secrets)
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      withoutSecrets(name, secrets),
      replaced(inner, secrets),
    ]),
  )
}
