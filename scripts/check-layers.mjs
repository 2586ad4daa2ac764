// Fails when a package or a layer of the engine imports what it must not, and where imports of files make a circle. The
// rules are drawn in AGENTS.md.
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** Which @maillon packages each package's source may import. Tests, and examples, may import any. */
const packages = {
  core: [],
  engine: ['core'],
  toolkits: ['core'],
  services: ['core'],
  import: ['core'],
  vercel: ['core'],
  langchain: ['core'],
  openai: ['core'],
  'openai-agents': ['core'],
  mastra: ['core'],
  anthropic: ['core'],
  google: ['core'],
  testkit: ['core', 'engine', 'toolkits', 'services'],
  'create-maillon': [],
  console: ['core', 'engine'],
  cli: ['core', 'engine', 'toolkits', 'services', 'import', 'testkit', 'console'],
}

/** Folders of engine/src: each may import those of its own row's right, and never back. */
const layers = [
  ['http', 'pages', 'mcp', 'jobs', 'console'],
  ['authorization'],
  ['access'],
  ['persons'],
  ['sessions'],
  ['tools'],
  ['connections'],
  ['oauth'],
  ['catalogue'],
  ['files'],
  ['hooks'],
  ['limits'],
  ['calls'],
  ['audit'],
  ['vault'],
  ['store'],
  ['outbound'],
  ['answers'],
  ['telemetry'],
  ['secrets'],
]
const rank = new Map(layers.flatMap((names, index) => names.map((name) => [name, index])))

const faults = []
/** The files that each file imports, types included: what is in a circle is read, and moved, only as a whole. */
const imports = new Map()
let files = 0
for await (const file of glob('packages/*/src/**/*.ts')) {
  if (/\.(test|test-d|contract)\.ts$/.test(file)) continue
  files += 1
  const [, name, , ...path] = file.split('/')
  const source = readFileSync(file, 'utf8')
  for (const [, specifier] of source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    const sibling = /^@maillon\/([\w-]+)/.exec(specifier)?.[1]
    if (sibling && sibling !== name && !packages[name]?.includes(sibling)) {
      faults.push(
        `${file} imports @maillon/${sibling}: ${name} may import ${packages[name]?.join(', ') || 'no sibling'}`,
      )
    }
    if (!specifier.startsWith('.')) continue
    const target = join(dirname(file), specifier)
    imports.set(file, [...(imports.get(file) ?? []), target])
    if (name === 'engine') checkLayer(file, path, target)
  }
}

function checkLayer(file, path, imported) {
  const from = path.length > 1 ? path[0] : undefined
  const target = relative('packages/engine/src', imported)
  const to = target.includes('/') ? target.split('/')[0] : undefined
  if (from === undefined || to === undefined || from === to) return
  const fromRank = rank.get(from)
  const toRank = rank.get(to)
  if (fromRank === undefined || toRank === undefined) {
    faults.push(
      `${file}: the folder ${fromRank === undefined ? from : to} has no place among the layers`,
    )
  } else if (toRank <= fromRank) {
    faults.push(`${file} imports ${target}: ${to} is not to the right of ${from}`)
  }
}

/** Walks from each file as far as imports lead; a file that is on the way already closes a circle. */
const done = new Set()
function walk(file, way) {
  const start = way.indexOf(file)
  if (start >= 0) faults.push(`A circle of imports: ${[...way.slice(start), file].join(' → ')}`)
  if (start >= 0 || done.has(file)) return
  for (const target of imports.get(file) ?? []) walk(target, [...way, file])
  done.add(file)
}
for (const file of imports.keys()) walk(file, [])

for (const fault of faults) console.error(fault)
console.log(`${files} files, ${faults.length} faults in layers`)
process.exitCode = faults.length > 0 ? 1 : 0
