import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Registry } from './registry.ts'
import { run } from './run.ts'

/** Publishes every package, as it is built, to a registry on loopback. */
export async function publishPackages(registry: Registry): Promise<void> {
  for (const name of readdirSync('packages')) {
    await run('pnpm', ['publish', '--no-git-checks', '--registry', registry.url], {
      cwd: join('packages', name),
      env: registry.env,
    })
  }
}
