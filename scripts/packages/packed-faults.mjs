import { readFileSync } from 'node:fs'
import { repository } from '../../docs/.vitepress/repository.ts'

const ours = JSON.parse(readFileSync('package.json', 'utf8'))
const { version } = JSON.parse(readFileSync('packages/core/package.json', 'utf8'))

/** What a reader must find in each package. */
const needed = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']

/** What is of use to us alone. Templates are what somebody else develops. */
const unwanted = [
  /\.map$/,
  /^src\//,
  /^(?!templates\/).*\.(?:test|test-d|contract)\./,
  /tsbuildinfo$/,
]

/** What is wrong with a package as it is packed: its manifest, as pnpm wrote it, and the files beside it. */
export function packedFaults(manifest, files) {
  const name = manifest.name.replace('@maillon/', '')
  const expected = {
    version,
    license: ours.license,
    bugs: `${repository}/issues`,
    repository: { type: 'git', url: `git+${repository}.git`, directory: `packages/${name}` },
    engines: ours.engines,
    publishConfig: { access: 'public', provenance: true },
    type: 'module',
  }
  return [
    ...Object.entries(expected)
      .filter(([field, value]) => JSON.stringify(manifest[field]) !== JSON.stringify(value))
      .map(([field, value]) => `${field} of package.json is not ${JSON.stringify(value)}`),
    ...['description', 'keywords', 'sideEffects']
      .filter((field) => [undefined, ''].includes(manifest[field]) || manifest[field].length === 0)
      .map((field) => `package.json says nothing of ${field}`),
    ...exportFaults(manifest.exports),
    ...['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap((field) =>
      rangeFaults(manifest[field] ?? {}),
    ),
    ...(manifest.devDependencies ? ['It tells readers of devDependencies'] : []),
    ...needed.filter((file) => !files.includes(file)).map((file) => `It has no ${file}`),
    ...files
      .filter((file) => unwanted.some((pattern) => pattern.test(file)))
      .map((file) => `It has ${file}, which readers have no use for`),
  ]
}

function exportFaults(exports) {
  const faults = Object.entries(exports)
    .filter(([, entry]) => typeof entry === 'object' && '@maillon/source' in entry)
    .map(([path]) => `Its export ${path} leads to sources, which stay in the repository`)
  return exports['./package.json'] ? faults : [...faults, 'It does not export ./package.json']
}

function rangeFaults(dependencies) {
  return Object.entries(dependencies).flatMap(([name, range]) => {
    if (/^(?:workspace|catalog|file|link):/.test(range)) return [`${name} is wanted as ${range}`]
    const isOurs = name === 'create-maillon' || name.startsWith('@maillon/')
    return isOurs && range !== `^${version}`
      ? [`${name} is wanted as ${range}, not ^${version}`]
      : []
  })
}
