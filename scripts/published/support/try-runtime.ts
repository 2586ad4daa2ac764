import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Registry } from '../registry.ts'
import { answered, run } from '../run.ts'
import type { Runtime } from './runtimes.ts'

/** What came of one thing on one runtime. */
export interface Row {
  runtime: string
  what: string
  works: boolean
  fault?: string
}

/** A program of the folder, and what it tries, where it does not say so itself. */
export interface Program {
  file: string
  what: string
}

/** Installs a runtime, and runs the programs of a folder with it. */
export async function tryRuntime(
  runtime: Runtime,
  { registry, folder, programs }: { registry: Registry; folder: string; programs: Program[] },
): Promise<Row[]> {
  const { name, version, words } = runtime
  const place = join(folder, `${name}-${version}`)
  mkdirSync(place)
  writeFileSync(join(place, 'package.json'), '{ "private": true }')
  const install = ['install', '--ignore-scripts', `${runtime.package}@${version}`]
  await run('npm', install, { cwd: place, env: registry.env })
  const command = join(place, 'node_modules', runtime.package, runtime.file)
  const rows: Row[] = []
  for (const { file, what } of programs) {
    const { ok, stdout, told } = await answered(command, [...words, file], { cwd: folder })
    const said = stdout.split('\n').filter((line) => line.startsWith('{"what"'))
    const found = said.map((line) => JSON.parse(line) as { what: string; fault?: string })
    // What a program did not come to say is a fault of its own.
    if (!ok || found.length === 0) found.push(ok ? { what } : { what, fault: told })
    for (const row of found)
      rows.push({ runtime: `${name} ${version}`, works: row.fault === undefined, ...row })
  }
  return rows
}
