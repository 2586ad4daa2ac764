import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Installs packages, each with its version, in a folder apart from the repository; those that are there stay. */
export function installPackages(folder: string, packages: readonly string[]): void {
  mkdirSync(folder, { recursive: true })
  const missing = packages.filter((one) => {
    const at = one.lastIndexOf('@')
    const file = join(folder, 'node_modules', one.slice(0, at), 'package.json')
    return (
      !existsSync(file) ||
      (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version !== one.slice(at + 1)
    )
  })
  if (missing.length === 0) return
  // Without one, npm installs in the nearest folder above that has one.
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{}')
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, ...missing],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
}
