import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { peers } from './peers.ts'

/** Packs core and each package that has peers, as they would be published; the files by name. */
export function packPackages(destination: string): Map<string, string> {
  mkdirSync(destination, { recursive: true })
  const names = new Set(['core', ...peers.map((peer) => peer.package)])
  return new Map(
    [...names].map((name) => {
      const told = execFileSync('pnpm', ['pack', '--json', '--pack-destination', destination], {
        cwd: join('packages', name),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const { filename } = JSON.parse(told) as { filename: string }
      return [name, resolve(destination, filename)] as const
    }),
  )
}
