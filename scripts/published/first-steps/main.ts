// Walks from an empty folder to the first connected tool call, with packages from a registry on loopback, as a reader does:
// what the README says to type on a terminal, and what pages ask in Chromium. Prints a row for each path; takes names of
// paths, to walk those alone, --warm to walk each once more with what npm has kept, --shots FOLDER for pictures of every
// page, and --json. Fails where one takes more than four steps or five minutes, or no call arrived.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { publishPackages } from '../publish-packages.ts'
import { startRegistry } from '../registry.ts'
import { paths } from './paths.ts'
import { walk, type Walked } from './walk.ts'

const { values, positionals } = parseArgs({
  options: {
    path: { type: 'string', multiple: true, default: [] },
    shots: { type: 'string' },
    warm: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const named = [...values.path, ...positionals]
const chosen = named.length > 0 ? named : Object.keys(paths)
const folder = mkdtempSync(join(tmpdir(), 'maillon-first-steps-'))
const registry = await startRegistry(join(folder, 'registry'))
const rows: (Walked & { warmSeconds?: number })[] = []
try {
  await publishPackages(registry)
  for (const path of chosen) {
    const cache = join(folder, `${path}-cache`)
    const shots = values.shots === undefined ? undefined : resolve(values.shots)
    const cold = await walk(path, {
      registry,
      folder: join(folder, `${path}-cold`, 'app'),
      cache,
      shots,
    })
    const again = { registry, folder: join(folder, `${path}-warm`, 'app'), cache }
    console.error(`${path}: ${cold.steps} steps, ${cold.seconds} s`)
    const warm = values.warm && cold.ok ? await walk(path, again) : undefined
    rows.push({ ...cold, ...(warm && { warmSeconds: warm.seconds, ok: warm.ok }) })
  }
} finally {
  await registry.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
if (values.json) console.log(JSON.stringify(rows, null, 2))
else console.table(rows, ['path', 'steps', 'seconds', 'warmSeconds', 'ok'])
for (const { path, did, faults } of rows) {
  if (faults.length > 0) console.error(`${path}: ${faults.join('\n')}\nIt did: ${did.join(', ')}`)
}
process.exitCode = rows.some(({ ok }) => !ok) ? 1 : 0
