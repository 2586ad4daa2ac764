import { createRequire } from 'node:module'
import type * as Yaml from 'yaml'
import { leftOut } from './left-out.ts'

/** JSON or YAML as plain values. Throws for what is neither, and `config_invalid` in a bundle without what reads YAML. */
export function parseText(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '')
  if (/^\s*[{[]/.test(plain)) return JSON.parse(plain)
  // Most documents are JSON, and are read before what reads YAML is loaded.
  const { parse } = yaml()
  // Aliases of YAML may go round in a circle, which JSON refuses.
  return JSON.parse(JSON.stringify(parse(plain, { logLevel: 'error' })) ?? 'null')
}

function yaml(): typeof Yaml {
  try {
    return createRequire(import.meta.url)('yaml') as typeof Yaml
  } catch (cause) {
    throw leftOut('yaml', cause)
  }
}
