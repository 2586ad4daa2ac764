import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Manifest {
  name: string
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/**
 * How many bytes of files, in how many packages, installing one brings: itself, what it depends on and its
 * peers. What the framework brings is not counted, since the app has it anyway.
 */
export function installedSize(
  name: string,
  framework?: string,
): { bytes: number; packages: number } {
  const sizes = new Map<string, number>()
  const seen = framework ? new Set([framework]) : new Set<string>()
  visit(name, import.meta.dirname)
  return { bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0), packages: sizes.size }

  function visit(wanted: string, from: string): void {
    if (seen.has(wanted)) return
    seen.add(wanted)
    const folder = folderOf(wanted, from)
    sizes.set(wanted, publishedBytes(folder))
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest
    const peers = Object.keys(peerDependencies).filter(
      (peer) => !peerDependenciesMeta[peer]?.optional,
    )
    for (const dependency of [...Object.keys(dependencies), ...peers]) visit(dependency, folder)
  }
}

function folderOf(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(candidate)) return realpathSync(candidate)
    if (folder === dirname(folder)) throw new Error(`${name} is not installed beside ${from}`)
  }
}

/** Of a package in this repository, dist and src without tests are published. */
function publishedBytes(folder: string): number {
  if (folder.includes('node_modules')) return bytesIn(folder)
  return bytesIn(join(folder, 'dist')) + bytesIn(join(folder, 'src'))
}

function bytesIn(folder: string): number {
  let bytes = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && entry.name !== 'node_modules') bytes += bytesIn(path)
    if (entry.isFile() && !/\.(test|test-d)\.ts$/.test(path)) bytes += statSync(path).size
  }
  return bytes
}
