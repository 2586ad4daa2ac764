import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<Set<string>>()

/** What is shorter than any real secret would be found everywhere, and what is longer is a document. */
const minLength = 8
const maxLength = 8192
/** Of one value: no credential has more texts, and a large document would make each line slow. */
const maxTexts = 64

/** Runs work with a list of the secrets that it meets; work inside such work shares the outer list. */
export function withSecrets<T>(work: () => T, known: readonly string[] = []): T {
  if (current.getStore()) return work()
  return current.run(new Set(known.filter(isSecret)), work)
}

/** Notes the texts in a value as secrets of what is running now: no log line or trace of it will show them. */
export function keepSecret(value: unknown): void {
  const secrets = current.getStore()
  if (!secrets) return
  let count = 0
  for (const text of textsIn(value)) {
    if (!isSecret(text)) continue
    secrets.add(text)
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
  const secrets = [...(current.getStore() ?? [])].toSorted((a, b) => b.length - a.length)
  return secrets.length === 0 ? value : (replaced(value, secrets) as Value)
}

function replaced(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string')
    return secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), value)
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      replaced(name, secrets),
      replaced(inner, secrets),
    ]),
  )
}
