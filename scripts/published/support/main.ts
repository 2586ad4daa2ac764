// Runs an engine, the command and every adapter, as packages, on each runtime of docs/support.md: how its table is made
// again. Prints a row for each; takes names of runtimes, to try those alone, and --json. Fails where Node does not do.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishPackages } from '../publish-packages.ts'
import { startRegistry } from '../registry.ts'
import { installApp } from './install-app.ts'
import { runtimes } from './runtimes.ts'
import { type Row, tryRuntime } from './try-runtime.ts'

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const folder = mkdtempSync(join(tmpdir(), 'maillon-support-'))
const registry = await startRegistry(join(folder, 'registry'))
const rows: Row[] = []
try {
  await publishPackages(registry)
  const place = { registry, folder: join(folder, 'app') }
  const programs = await installApp(place)
  for (const runtime of runtimes) {
    const isWanted = wanted.length === 0 || wanted.includes(runtime.name)
    if (isWanted) rows.push(...(await tryRuntime(runtime, { ...place, programs })))
  }
} finally {
  await registry.stop()
  rmSync(folder, { recursive: true, force: true })
}
if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2))
else console.table(rows.map(({ runtime, what, works }) => ({ runtime, what, works })))
for (const { runtime, what, fault } of rows)
  if (fault) console.error(`${runtime}, ${what}: ${fault}`)
const fails = rows.some(({ runtime, works }) => !works && runtime.startsWith('Node'))
process.exitCode = fails ? 1 : 0
