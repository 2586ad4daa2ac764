import { readFileSync } from 'node:fs'
import type { Works } from './bundle.ts'

const document = 'docs/bundling.md'

/** What the document's table says otherwise. */
export function told(rows: readonly { name: string; works: Works }[]): string[] {
  const text = readFileSync(document, 'utf8')
  const mark = (is: boolean) => (is ? 'yes' : 'no')
  return rows
    .map(({ name, works: { thread, files, services } }) =>
      ['', ` ${name} `, ...[thread, files, services].map((is) => ` ${mark(is)} `)].join('|'),
    )
    .filter((row) => !text.includes(row))
    .map((row) => `${document} has no row ${row}|`)
}
