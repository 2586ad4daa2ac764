import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Peer } from './peers.ts'

interface Try {
  peer: Peer
  version: string
  /** What the run has to say where the version is refused. */
  refusal: string | undefined
  folder: string
  tarballs: ReadonlyMap<string, string>
}

interface Row {
  package: string
  peer: string
  version: string
  outcome: 'works' | 'refused' | 'fails'
  faults: string[]
}

const run = promisify(execFile)

/** Installs one version of a peer beside our packages, runs the file of `smoke` for it, and checks its types. */
export async function tryPeer({ peer, version, refusal, folder, tarballs }: Try): Promise<Row> {
  const { smoke = peer.package } = peer
  const place = join(folder, `${smoke}-${version}`)
  mkdirSync(place)
  for (const file of ['session', smoke]) {
    copyFileSync(join(import.meta.dirname, 'smoke', `${file}.ts`), join(place, `${file}.ts`))
  }
  writeFileSync(join(place, 'package.json'), JSON.stringify(manifest(peer, version, tarballs)))
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(tsconfig(smoke)))
  writeFileSync(join(place, 'pnpm-workspace.yaml'), workspace(peer, version, tarballs))
  const facts = { package: `@maillon/${peer.package}`, peer: peer.peer, version }
  // What peers say of each other is theirs; scripts of packages do not run.
  const installed = await answered('pnpm', ['install', '--ignore-scripts'], place)
  if (!installed.ok) return { ...facts, outcome: 'fails', faults: [installed.told] }
  const ran = await answered(process.execPath, [`${smoke}.ts`], place)
  if (refusal !== undefined) {
    const isRefused = !ran.ok && ran.told.includes(refusal)
    const faults = isRefused ? [] : [`It is not refused: ${ran.told}`]
    return { ...facts, outcome: isRefused ? 'refused' : 'fails', faults }
  }
  const typed = await answered(resolve('node_modules/.bin/tsc'), ['-p', '.'], place)
  const faults = [...(ran.ok ? [] : [ran.told]), ...ownFaults(typed.told)]
  return { ...facts, outcome: faults.length > 0 ? 'fails' : 'works', faults }
}

function manifest({ peer, beside, ...of }: Peer, version: string, tarballs: Try['tarballs']) {
  const ours = [...new Set(['core', of.package])].map(
    (name) => [`@maillon/${name}`, `file:${tarballs.get(name)}`] as const,
  )
  return {
    private: true,
    type: 'module',
    dependencies: {
      ...Object.fromEntries(ours),
      [peer]: version,
      ...beside?.[version],
      '@types/node': '24.10.1',
    },
  }
}

/** Packages that we depend on ourselves are the app's version too. */
function workspace({ peer, ...of }: Peer, version: string, tarballs: Try['tarballs']): string {
  const overrides = [
    `'@maillon/core': 'file:${tarballs.get('core')}'`,
    ...(of.package === 'core' ? [`'${peer}': '${version}'`] : []),
  ]
  return `packages: []\noverrides:\n${overrides.map((line) => `  ${line}\n`).join('')}`
}

function tsconfig(smoke: string) {
  return {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2023', 'dom'],
      module: 'nodenext',
      types: ['node'],
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      exactOptionalPropertyTypes: true,
    },
    files: [`${smoke}.ts`],
  }
}

/** Faults of types in our declarations, and in the file that uses them: what peers' own declarations lack is theirs. */
function ownFaults(told: string): string[] {
  const lines = told.split('\n').filter((line) => /error TS\d+/.test(line))
  return lines.filter(
    (line) => !line.includes('node_modules') || line.includes('node_modules/@maillon/'),
  )
}

async function answered(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<{ ok: boolean; told: string }> {
  try {
    const { stdout } = await run(command, args, { cwd, maxBuffer: 50_000_000 })
    return { ok: true, told: stdout }
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    return { ok: false, told: `${stdout}\n${stderr}`.trim() || String(error) }
  }
}
