import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { peers } from '../../check-peers/peers.ts'
import type { Registry } from '../registry.ts'
import { run } from '../run.ts'
import type { Program } from './try-runtime.ts'

/** Adapters whose frameworks are small: what is tried with every change. */
export const smallAdapters = ['anthropic', 'langchain', 'openai', 'vercel'] as const

/** Installs our packages with the newest version of each framework, and puts the programs there that use them. */
export async function installApp(
  { registry, folder }: { registry: Registry; folder: string },
  only?: readonly string[],
): Promise<Program[]> {
  mkdirSync(folder, { recursive: true })
  const chosen = peers
    .map(({ smoke, ...peer }) => ({ ...peer, smoke: smoke ?? peer.package }))
    .filter(({ smoke }) => only === undefined || only.includes(smoke))
  const ours = new Set(['core', 'engine', 'toolkits', 'cli', ...chosen.map((peer) => peer.package)])
  const theirs = chosen.map(({ peer, versions }) => [peer, versions.at(-1) ?? 'latest'] as const)
  const dependencies = Object.fromEntries([
    ...[...ours].map((name) => [`@maillon/${name}`, 'latest'] as const),
    ...theirs,
  ])
  const manifest = { private: true, type: 'module', dependencies }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  // Frameworks do not agree about each other's peers; that is theirs.
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund']
  await run('npm', ['install', ...flags], { cwd: folder, env: registry.env })
  const own = join(import.meta.dirname, 'smoke')
  for (const file of readdirSync(own)) copyFileSync(join(own, file), join(folder, file))
  const shared = resolve('scripts/check-peers/smoke')
  for (const file of ['session', ...chosen.map(({ smoke }) => smoke)])
    copyFileSync(join(shared, `${file}.ts`), join(folder, `${file}.ts`))
  return [
    { file: 'engine.ts', what: 'engine' },
    { file: 'serve.ts', what: 'maillon serve' },
    ...chosen.map(({ smoke, peer, versions, ...of }) => ({
      file: `${smoke}.ts`,
      what: `@maillon/${of.package} with ${peer} ${versions.at(-1)}`,
    })),
  ]
}
