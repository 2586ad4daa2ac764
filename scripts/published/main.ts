// Publishes our packages to a registry on loopback, and tries from there, in empty folders, what readers do. Takes names
// of parts, to try those alone. Fails where one does not work.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishPackages } from './publish-packages.ts'
import { startRegistry } from './registry.ts'
import type { Part } from './part.ts'

const parts: Readonly<Record<string, () => Promise<{ part: Part }>>> = {
  bundles: () => import('./bundles/bundles.ts'),
  install: () => import('./install/part.ts'),
  image: () => import('./image/image.ts'),
  'first-steps': () => import('./first-steps/first-steps.ts'),
  otel: () => import('./otel/otel.ts'),
  readme: () => import('./readme/readme.ts'),
  release: () => import('./release/release.ts'),
  support: () => import('./support/support.ts'),
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const folder = mkdtempSync(join(tmpdir(), 'maillon-published-'))
const registry = await startRegistry(join(folder, 'registry'))
const faults: string[] = []
try {
  await publishPackages(registry)
  for (const [name, load] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const { part } = await load()
    const found = await part({ registry, folder: join(folder, name) })
    faults.push(...found.map((fault) => `${name}: ${fault}`))
  }
} finally {
  await registry.stop()
  rmSync(folder, { recursive: true, force: true })
}
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
