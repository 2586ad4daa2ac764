// Fails when a promise of the README has no row in docs/proofs.md, or a row names a test, check or bar that is not there;
// and when AGENTS.md names a file that is not there, or tells other checks than there are. `--write` writes its table.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checks } from './checks.mjs'

const faults = []
const promises = readPromises()
const rows = readRows()
for (const promise of promises) {
  const own = rows.filter((row) => promise.startsWith(row.promise))
  if (own.length !== 1)
    faults.push(`README.md: "${promise}" has ${own.length} rows in docs/proofs.md`)
}
for (const row of rows) {
  if (!promises.some((promise) => promise.startsWith(row.promise)))
    faults.push(`docs/proofs.md: README.md does not promise "${row.promise}"`)
  checkRow(row)
}
if (promises.length === 0) faults.push('README.md promises nothing')
checkMap()

for (const fault of faults) console.error(fault)
console.log(`${promises.length} promises with their proofs, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0

/** The promises, each in one line and without links. */
function readPromises() {
  const readme = readFileSync('README.md', 'utf8')
  const [, section = ''] = /^## What it promises$([\s\S]*?)^## /m.exec(readme) ?? []
  if (!section.includes('](docs/proofs.md)')) faults.push('README.md: no link to docs/proofs.md')
  return section.split(/^- /m).slice(1).map(plain)
}

function readRows() {
  const lines = readFileSync('docs/proofs.md', 'utf8').split('\n')
  const cells = lines.filter((line) => line.startsWith('| ')).map((line) => line.split(' | '))
  return cells.slice(1).map(([promise, ...jobs]) => {
    const [tests, named, bars] = jobs.map((cell) => cell.replace(/ \|$/, ''))
    return { promise: plain(promise.slice(2)), tests: linksIn(tests), named, bars: linksIn(bars) }
  })
}

function checkRow({ promise, tests, named, bars }) {
  const names = [...named.matchAll(/`([\w-]+)/g)].map(([, name]) => name)
  if (tests.length + names.length + bars.length === 0) faults.push(`"${promise}" has no proof`)
  for (const { name, path } of tests)
    if (!isTest(path)) faults.push(`"${promise}" names ${name}, and ${path} is no test`)
  for (const name of names)
    if (!checks.some((check) => check.name === name))
      faults.push(`"${promise}" names the check ${name}, which there is not`)
  for (const { name, path } of bars)
    if (!path.startsWith('scripts/bars/rows/') || !read(path).includes(`id: '${name}'`))
      faults.push(`"${promise}" names the bar ${name}, which is not in ${path}`)
}

/** A file of tests, or a folder of them. */
function isTest(path) {
  const there = statSync(path, { throwIfNoEntry: false })
  return there !== undefined && (there.isDirectory() || path.endsWith('.test.ts'))
}

function checkMap() {
  const map = read('AGENTS.md')
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  const paths = files.split('\n').map((path) => `/${path}`)
  for (const [, path] of map.matchAll(/`([\w@.-]*(?:\/[\w@.-]+)*\/[\w@.-]+\.(?:ts|mjs|md|json))`/g))
    if (!paths.some((one) => one.endsWith(`/${path}`))) faults.push(`AGENTS.md names ${path}`)
  const table = ['| check | says that |', '|---|---|']
  for (const { name, says } of checks) table.push(`| \`pnpm check ${name}\` | ${says} |`)
  const written = /^\| check \|[^\n]*\n(?:\|.*\n?)*/m.exec(map)?.[0].trim()
  if (written === table.join('\n')) return
  if (process.argv.includes('--write') && written)
    writeFileSync(
      'AGENTS.md',
      map.replace(written, () => table.join('\n')),
    )
  else faults.push('AGENTS.md tells other checks than there are: pnpm check proofs --write')
}

function linksIn(cell = '') {
  return [...cell.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, name, to]) => ({
    name,
    path: join('docs', to),
  }))
}

function plain(text) {
  return text
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function read(path) {
  return statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, 'utf8') : ''
}
