// Fails when core's main entry or an adapter has grown over its budget, or when core's loads a dependency at once,
// or the engine's what a start does not need.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** kB (1,000 bytes), minified and gzipped. Of core, a third is what makes tools fit for the vendors of models. */
const budgets = {
  core: 39,
  vercel: 4.5,
  langchain: 3,
  openai: 3,
  'openai-agents': 3,
  mastra: 3,
  anthropic: 3,
  google: 3,
}

/** What an engine loads when it is first needed. */
const late = /^(?:@modelcontextprotocol\/|(?:jose|pg|unpdf|csv-parse|file-type)$)/

const rows = {}
const faults = []
for (const [name, budget] of Object.entries(budgets)) {
  const { code, imported } = await bundle(`packages/${name}`)
  const size = gzipSync(code, { level: 9 }).length / 1000
  rows[name] = { minified: round(code.length / 1000), gzipped: round(size), budget }
  if (size > budget) faults.push(`${name}: ${round(size)} kB is over its budget of ${budget} kB`)
  if (name === 'core') {
    for (const path of imported) faults.push(`core's main entry imports ${path} at once`)
  }
}
const engine = await bundle('packages/engine')
for (const path of engine.imported)
  if (late.test(path)) faults.push(`engine's main entry imports ${path} at once`)
console.table(rows)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0

/** The package's main entry with all that it loads at once, and the packages among that: an adapter's peers are left out. */
async function bundle(folder) {
  const { exports, dependencies, peerDependencies } = JSON.parse(
    readFileSync(`${folder}/package.json`, 'utf8'),
  )
  const external = Object.keys(peerDependencies ?? dependencies)
  const entry = join(folder, exports['.'].default)
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    external: ['node:*', ...external.flatMap((name) => [name, `${name}/*`])],
    write: false,
    metafile: true,
    outdir: 'out',
    logLevel: 'error',
  })
  const { outputs } = metafile
  const loaded = new Set(Object.keys(outputs).filter((path) => outputs[path].entryPoint === entry))
  const imported = new Set()
  for (const output of loaded) {
    for (const { path, kind, external: isPackage } of outputs[output].imports) {
      if (kind === 'import-statement') (isPackage ? imported : loaded).add(path)
    }
  }
  const files = outputFiles.filter(({ path }) =>
    [...loaded].some((output) => path.endsWith(`/${output}`)),
  )
  return { code: Buffer.concat(files.map(({ contents }) => contents)), imported }
}

function round(value) {
  return Math.round(value * 100) / 100
}
