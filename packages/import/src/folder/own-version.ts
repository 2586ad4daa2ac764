import { createRequire } from 'node:module'

/** The version of this package; undefined where it is bundled into another one. */
export function ownVersion(): string | undefined {
  try {
    const require = createRequire(import.meta.url)
    return (require('@maillon/import/package.json') as { version: string }).version
  } catch {
    return undefined
  }
}
