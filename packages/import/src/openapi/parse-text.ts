import { parse } from 'yaml'

/** JSON or YAML as plain values. Throws for what is neither. */
export function parseText(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '')
  if (/^\s*[{[]/.test(plain)) return JSON.parse(plain)
  // Aliases of YAML may go round in a circle, which JSON refuses.
  return JSON.parse(JSON.stringify(parse(plain, { logLevel: 'error' })) ?? 'null')
}
