import { readFileSync } from 'node:fs'
import type { Peer } from './peers.ts'

/** What is wrong with how a package and `docs/versions.md` name a peer's versions: both say what is run, and no more. */
export function toldFaults({ package: name, peer, versions }: Peer): string[] {
  const row = `| \`@maillon/${name}\` | \`${peer}\` | ${versions.join(', ')} |`
  const inDocs = readFileSync('docs/versions.md', 'utf8').includes(row)
  const lowest = rangeOf(name, peer)
    .split('||')
    .map((range) => range.trim().replace('^', ''))
  const missing = lowest.filter((version) => !versions.includes(version))
  return [
    ...(inDocs ? [] : [`docs/versions.md lacks the row: ${row}`]),
    ...missing.map(
      (version) => `${peer} ${version} begins a range of @maillon/${name}, and is not run`,
    ),
  ]
}

function rangeOf(name: string, peer: string): string {
  const manifest = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')) as {
    peerDependencies?: Record<string, string>
  }
  const own = manifest.peerDependencies?.[peer]
  return own ?? /^ {4}zod: (\S+)$/m.exec(readFileSync('pnpm-workspace.yaml', 'utf8'))?.[1] ?? ''
}
