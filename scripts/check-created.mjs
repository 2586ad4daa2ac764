// Fails when an app that `npm create maillon` writes has a type error, by the settings that it is written with, beside our
// packages as they are built.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create } from '../packages/create-maillon/dist/create.js'
import { frameworks } from '../packages/create-maillon/dist/frameworks.js'

const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')))
// Below the package, whose dependencies are all that the apps have.
const apps = fileURLToPath(new URL('../packages/create-maillon/.vitest/checked/', import.meta.url))
rmSync(apps, { recursive: true, force: true })
for (const { id } of frameworks) {
  const words = [apps + id, '--framework', id, '--yes', '--no-install', '--nested']
  if ((await create(words)) !== 0) process.exit(1)
  const { status } = spawnSync(process.execPath, [tsc, '-p', apps + id], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
