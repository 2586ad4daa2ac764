import { type ApiKeys, Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { asCli } from '../reach/as-cli.ts'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'

/** What every command on keys is told. */
export interface KeysOptions extends ConfigSources {
  project: string
  json: boolean
}

/** Opens the configured database for as long as the work on a project's keys goes on. Throws what the engine does. */
export async function withKeys<T>(
  command: string,
  options: KeysOptions,
  work: (apiKeys: ApiKeys) => Promise<T>,
): Promise<T> {
  const { database, encryptionKey } = await settingsFor(`maillon keys ${command}`, options, [
    'database',
    'encryptionKey',
  ])
  const engine = await createEngine({ database, encryptionKey, toolkits: [] })
  try {
    return await work(new Maillon({ engine: asCli(engine), project: options.project }).apiKeys)
  } finally {
    await engine.close()
  }
}
