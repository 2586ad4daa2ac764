// Prints what ours costs beside the same work without it, both in one run and by turns: `pnpm bench`, `pnpm bench http start` for
// some of it; --json prints one line of rows.
import { httpRows } from './http-rows.ts'
import { importedRows } from './imported-toolkits.ts'
import { inProcessRows } from './in-process-rows.ts'
import { mcpRows } from './mcp-rows.ts'
import type { Row } from './row.ts'
import { startRows } from './start-rows.ts'
import { startUpstream } from './upstream.ts'
import { logRows } from './with-and-without.ts'

const parts: Record<string, () => Promise<Row[]>> = {
  http: httpRows,
  process: () => withUpstream(inProcessRows),
  log: () => withUpstream(logRows),
  mcp: mcpRows,
  start: startRows,
  imported: importedRows,
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const unknown = wanted.find((name) => !Object.hasOwn(parts, name))
if (unknown)
  throw new Error(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.`)

const isJson = process.argv.includes('--json')
const rows: Row[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const measured = await measure()
  rows.push(...measured)
  if (!isJson) measured.forEach(print)
}
if (isJson) console.log(JSON.stringify(rows))

function print({ row, ours, floor, ratio, aim }: Row): void {
  const figures = floor === null ? `${ours}` : `${ratio} × (${ours} and ${floor})`
  console.log(`${row.padEnd(80)}${figures.padEnd(30)}${aim}`)
}

async function withUpstream(measure: (url: string) => Promise<Row[]>): Promise<Row[]> {
  const upstream = await startUpstream()
  try {
    return await measure(upstream.url)
  } finally {
    await upstream.stop()
  }
}
