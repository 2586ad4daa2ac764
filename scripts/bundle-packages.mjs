// Writes the JavaScript of packages that are loaded when an app starts as few files: each file of its own costs a start time
// and memory, and there are hundreds. What is a devDependency goes into them, with its licence; types are the compiler's.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

const bundled = ['core', 'engine', 'toolkits']
/** In one file of its own: beside the toolkits one by one, it would be read from as many files as there are. */
const alone = 'packages/toolkits/src/index.ts'

for (const name of bundled) {
  const folder = `packages/${name}`
  const { exports, dependencies } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const entries = Object.values(exports)
    .filter((paths) => typeof paths === 'object')
    .map(({ '@maillon/source': source, default: built }) => ({
      in: join(folder, source),
      out: built.replace(/^\.\/dist\/|\.js$/g, ''),
    }))
  const together = entries.filter((entry) => entry.in !== alone)
  const apart = entries.filter((entry) => entry.in === alone)
  const built = []
  for (const entryPoints of [together, apart])
    if (entryPoints.length > 0) built.push(await bundle(entryPoints, folder, dependencies))
  for (const file of globSync(`${folder}/dist/**/*.js`)) rmSync(file)
  for (const { path, contents } of built.flatMap(({ outputFiles }) => outputFiles)) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, contents)
  }
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs))
  const licences = [...packagesOf(inputs)].map(licenceOf).join('\n')
  if (licences !== '') writeFileSync(`${folder}/dist/licences-of-others.txt`, licences)
}

function bundle(entryPoints, folder, dependencies = {}) {
  return build({
    entryPoints,
    bundle: true,
    splitting: true,
    external: Object.keys(dependencies).flatMap((one) => [one, `${one}/*`]),
    format: 'esm',
    platform: 'node',
    target: 'es2024',
    outdir: `${folder}/dist`,
    // Programs and data are looked for beside the code that wants them, so that stays at the top.
    chunkNames: '[name]-[hash]',
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
}

/** The folders of packages whose files went into a bundle. */
function packagesOf(inputs) {
  const paths = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path))
  return new Set(paths.flatMap((match) => match ?? []))
}

function licenceOf(folder) {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const [file] = globSync(join(folder, 'LICEN[CS]E*'))
  if (!file || !existsSync(file)) throw new Error(`${name} has no licence that could go with it.`)
  return `${name} ${version}\n\n${readFileSync(file, 'utf8')}`
}
