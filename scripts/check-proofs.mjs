// Fails when a promise of the README names no bar or test that proves it, or one that is not there.
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

const [, section = ''] =
  /^## What it promises$([\s\S]*?)^## /m.exec(readFileSync('README.md', 'utf8')) ?? []
const promises = section.split(/^- /m).slice(1)
const known = new Set()
// A test by the name of its file, or a folder of them.
for await (const file of glob('packages/*/src/**/*.test.ts'))
  known.add(basename(file, '.test.ts')).add(basename(dirname(file)))
for await (const file of glob('scripts/bars/rows/*.ts'))
  for (const [, id] of readFileSync(file, 'utf8').matchAll(/^ {2}id: '(\w+)'/gm)) known.add(id)

const faults = []
for (const promise of promises) {
  const [, named] = /\*Proof: ([^*]+)\*\s*$/.exec(promise) ?? []
  const [sentence] = promise.split('\n')
  if (!named) {
    faults.push(`"${sentence}" names no proof`)
    continue
  }
  for (const name of named.split(',').map((word) => word.replaceAll(/[\s`.]/g, '')))
    if (!known.has(name)) faults.push(`"${sentence}" names ${name}, which is no bar and no test`)
}
if (promises.length === 0) faults.push('The README promises nothing')
for (const fault of faults) console.error(fault)
console.log(`${promises.length} promises, ${faults.length} without a proof`)
process.exitCode = faults.length > 0 ? 1 : 0
