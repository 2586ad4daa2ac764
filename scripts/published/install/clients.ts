import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { run } from '../run.ts'
import type { Registry } from '../registry.ts'

/** A package manager, and how it is told to do what readers do. */
export interface Client {
  name: string
  /** What stands in the reader's folder before, by file. */
  files?: Readonly<Record<string, string>>
  add: readonly string[]
  /** What runs a file of the reader's. */
  node: readonly string[]
  env?: Readonly<Record<string, string>>
}

const versions = { yarn: '1.22.22', '@yarnpkg/cli-dist': '4.18.1', bun: '1.4.5' }

/** Each package manager that readers have; those that this machine lacks are installed from the registry, and kept. */
export async function clients(registry: Registry): Promise<Client[]> {
  const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`)
  const kept = resolve('node_modules/.cache/published', wanted.join('-').replaceAll('/', '-'))
  if (!existsSync(join(kept, 'node_modules'))) {
    mkdirSync(kept, { recursive: true })
    await run('npm', ['install', '--prefix', kept, ...wanted], { env: registry.env })
  }
  const yarn = [process.execPath, join(kept, 'node_modules/yarn/bin/yarn.js')]
  const berry = [process.execPath, join(kept, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js')]
  const bun = [join(kept, 'node_modules/.bin/bun')]
  const node = [process.execPath]
  return [
    { name: 'npm', add: ['npm', 'install'], node },
    {
      name: 'pnpm',
      // Its own workspace, so that none above counts.
      files: { 'pnpm-workspace.yaml': 'packages: []\n' },
      add: ['pnpm', 'add', '--ignore-scripts'],
      node,
    },
    { name: 'yarn 1', add: [...yarn, 'add'], node },
    {
      name: 'yarn 4',
      files: { '.yarnrc.yml': 'nodeLinker: node-modules\n', 'yarn.lock': '' },
      add: [...berry, 'add'],
      node,
    },
    {
      name: "yarn 4, Plug'n'Play",
      files: { '.yarnrc.yml': 'nodeLinker: pnp\n', 'yarn.lock': '' },
      add: [...berry, 'add'],
      node: [...berry, 'node'],
    },
    { name: 'bun', add: [...bun, 'add'], node },
  ]
}
