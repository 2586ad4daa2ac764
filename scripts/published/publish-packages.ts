import type { Registry } from './registry.ts'
import { run } from './run.ts'

/** Publishes every package, as it is built, to a registry on loopback. */
export async function publishPackages(registry: Registry): Promise<void> {
  const options = ['--no-git-checks', '--no-provenance', '--registry', registry.url]
  await run('pnpm', ['-r', '--filter', './packages/*', 'publish', ...options], {
    env: registry.env,
  })
}
