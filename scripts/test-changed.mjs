// Runs the tests nearest to what changed since a commit, HEAD when left out: those in the same folder, and those that import it.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const [base = 'HEAD', ...options] = process.argv.slice(2)
const git = (...words) =>
  execFileSync('git', words, { encoding: 'utf8' }).split('\n').filter(Boolean)
const changed = new Set([
  ...git('diff', '--name-only', base),
  ...git('ls-files', '--others', '--exclude-standard'),
])
const folders = new Set([...changed].map((file) => dirname(file)))

const near = []
for await (const test of glob('{packages,examples}/*/src/**/*.test.ts')) {
  const imported = [...readFileSync(test, 'utf8').matchAll(/from '(\.[^']+)'/g)]
  const isNear =
    folders.has(dirname(test)) ||
    imported.some(([, specifier]) => changed.has(join(dirname(test), specifier)))
  if (isNear) near.push(test)
}
if (near.length === 0) console.log(`No test is near what changed since ${base}.`)
else {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.workspace.ts']
  const { status } = spawnSync(process.execPath, [...vitest, ...options, ...near], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}
