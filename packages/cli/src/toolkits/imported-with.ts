import type { ImportedWith } from '@maillon/import'

/**
 * What is about one run of the command alone, and what the file says already. A file names no variable whose value an update
 * would send to the address that the same file says.
 */
const ofTheRun = new Set(['slug', 'overlay', 'folder', 'force', 'json', 'key-env'])

/** With what a toolkit was imported, to import it the same way again. */
export function importedWith(given: Readonly<Record<string, unknown>>): ImportedWith {
  const entries = Object.entries(given).flatMap(
    ([name, value]): [string, string | true | string[]][] => {
      if (ofTheRun.has(name)) return []
      if (value === true || (typeof value === 'string' && value !== '')) return [[name, value]]
      return Array.isArray(value) && value.length > 0 ? [[name, value.map(String)]] : []
    },
  )
  return Object.fromEntries(entries)
}
