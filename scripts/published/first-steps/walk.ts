import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { launchBrowser } from '@maillon/testkit/browser'
import type { Registry } from '../registry.ts'
import { noteActs } from './acts.ts'
import { paths } from './paths.ts'

/** How a path was walked. */
export interface Walked {
  path: string
  steps: number
  seconds: number
  ok: boolean
  /** What was done, one by one, and what went wrong. */
  did: string[]
  faults: string[]
}

const mostSteps = 4
/** Code that is written by hand is installed, saved and started one by one. */
const mostByHand = 5
const mostSeconds = 300

export interface WalkOptions {
  registry: Registry
  /** An empty one. */
  folder: string
  /** Where npm keeps what it fetched: of a folder that is not there, nothing. */
  cache: string
  shots?: string | undefined
}

/** Walks one path in a browser and on a terminal, and says how long it was. */
export async function walk(name: string, options: WalkOptions): Promise<Walked> {
  const { folder, shots } = options
  const path = paths[name]
  if (!path) throw new Error(`There is no path ${name}: ${Object.keys(paths).join(', ')}.`)
  mkdirSync(folder, { recursive: true })
  const calls = join(dirname(folder), `${name}-calls`)
  const acts = noteActs(shots && join(shots, name))
  const browser = await launchBrowser()
  const faults: string[] = []
  const started = performance.now()
  try {
    const context = await browser.newContext()
    await path({ folder, env: environment(options, calls), context, acts })
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error))
  }
  const seconds = Math.round(performance.now() - started) / 1000
  await browser.close()
  const did = acts.steps()
  const noted = existsSync(calls) ? readFileSync(calls, 'utf8') : ''
  if (!/ \/gmail\/v1\/| \/user\/repos/.test(noted))
    faults.push('No call with a token arrived at the service.')
  const most = name === 'readme' ? mostByHand : mostSteps
  if (did.length > most) faults.push(`${did.length} steps are more than ${most}.`)
  if (seconds > mostSeconds) faults.push(`${seconds} s are more than ${mostSeconds}.`)
  return { path: name, steps: did.length, seconds, ok: faults.length === 0, did, faults }
}

/** A reader's own: no settings of this machine or of the package manager that runs this, and the Node that does. */
function environment(
  { registry, folder, cache }: WalkOptions,
  calls: string,
): Record<string, string> {
  const { PATH = '', TMPDIR } = process.env
  const places = PATH.split(delimiter).filter((place) => !place.includes('node_modules'))
  return {
    HOME: join(dirname(folder), 'home'),
    ...(TMPDIR && { TMPDIR }),
    TERM: 'xterm-256color',
    PATH: [dirname(process.execPath), ...places].join(delimiter),
    npm_config_registry: registry.url,
    npm_config_cache: cache,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'note-calls.mjs')}`,
    NOTED_CALLS: calls,
  }
}
