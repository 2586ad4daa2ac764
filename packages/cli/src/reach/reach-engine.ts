import { Maillon, MaillonError } from '@maillon/core'
import { loadVariables } from '../config/load-variables.ts'
import type { ConfigSources } from '../config/settings-for.ts'
import { runningDev } from '../dev/running-dev.ts'
import { asCli } from './as-cli.ts'
import { namedEngine } from './named-engine.ts'

/** As `reachOptions` has them. */
export interface ReachGiven extends ConfigSources {
  url?: string | undefined
  project?: string | undefined
}

/**
 * Does some work at an engine: at the one that runs, by its address and a key to it; else at that of `maillon dev` in this
 * folder; else in this process, on the configured database. Throws what is missing, and what the engine says.
 */
export async function atEngine<Result>(
  command: string,
  given: ReachGiven,
  work: (maillon: Maillon) => Promise<Result>,
): Promise<Result> {
  const running = await runningEngine(given)
  if (running) return work(running)
  const { settingsFor } = await import('../config/settings-for.ts')
  const needed = ['database', 'encryptionKey'] as const
  const settings = await settingsFor(command, given, needed).catch((error: unknown) => {
    throw withOtherWay(error)
  })
  const { database, encryptionKey, toolkits, services, authConfigs, origins } = settings
  const { createEngine } = await import('@maillon/engine')
  const stored = { database, encryptionKey, toolkits, services, authConfigs, origins }
  const engine = await createEngine({ ...stored, jobs: false })
  try {
    return await work(new Maillon({ engine: asCli(engine), project: given.project }))
  } finally {
    await engine.close()
  }
}

/** An engine that runs: by its address, else that of `maillon dev` in this folder, unless a database is named. */
export async function runningEngine(given: ReachGiven): Promise<Maillon | undefined> {
  loadVariables(given['env-file'])
  const baseURL = namedEngine(given.url)
  const dev =
    baseURL || given.config || process.env.MAILLON_DATABASE_URL ? undefined : await runningDev()
  if (!baseURL && !dev) return undefined
  if (given.project !== undefined) {
    throw new MaillonError('config_invalid', {
      message: 'An engine that runs is asked with a key, and a key belongs to one project.',
      hint: 'Leave --project out, and set MAILLON_API_KEY to a key of that project.',
    })
  }
  return new Maillon(baseURL ? { baseURL } : { ...dev })
}

/** What is missing may not be what is wished: an engine that runs needs none of it. */
function withOtherWay(error: unknown): unknown {
  if (!MaillonError.is(error)) return error
  const { code, message, errors, hint = '' } = error
  return new MaillonError(code, {
    message,
    errors,
    hint: `${hint}\nOr ask an engine that runs: set MAILLON_BASE_URL and MAILLON_API_KEY, or start maillon dev in this folder.`,
    cause: error,
  })
}
