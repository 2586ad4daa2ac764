// Prints lines of `pnpm bars` as rows of the table in docs/bars.md: node scripts/bars/table.ts FILE …
import { readFileSync } from 'node:fs'
import type { Measured } from './row.ts'

interface Line {
  id: string
  pass: boolean
  measured: Measured
  bar: string
  database: string
  processes: number
  scale: number
}

const lines = process.argv
  .slice(2)
  .flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean))
  .map((line) => JSON.parse(line) as Line)
for (const { id, pass, measured, bar, database, processes, scale } of lines.toSorted(byPlace)) {
  const values = Object.entries(measured).map(([name, value]) => `${name} ${String(value)}`)
  const told = scale === 1 ? values : [...values, `scale ${scale}`]
  const cells = [id, `${database} × ${processes}`, bar, told.join(', '), pass ? 'yes' : '**no**']
  console.log(`| ${cells.join(' | ')} |`)
}

/** Sorted, SQLite comes last, and is to stand first. */
function byPlace(one: Line, other: Line): number {
  return (
    one.id.localeCompare(other.id) ||
    other.database.localeCompare(one.database) ||
    one.processes - other.processes
  )
}
