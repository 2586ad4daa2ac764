import { MaillonError } from '@maillon/core'
import { importedToolkits, toolkitsFolder } from './imported-toolkits.ts'
import { loadConfig } from './load-config.ts'
import { throwProblems } from './problems.ts'
import { readSettings, type Settings } from './read-settings.ts'
import { type NeededSetting, requireSettings } from './require-settings.ts'

/** Where a command's settings come from, as its options say. */
export const configOptions = {
  config: { type: 'string' },
  'env-file': { type: 'string' },
} as const

export interface ConfigSources {
  config?: string | undefined
  'env-file'?: string | undefined
}

/** The settings of a command, with what it needs. Throws `config_invalid` with all that is missing or wrong. */
export async function settingsFor<Needed extends NeededSetting>(
  command: string,
  sources: ConfigSources,
  needed: readonly Needed[],
): Promise<Settings & Record<Needed, string>> {
  loadVariables(sources['env-file'])
  const loaded = await loadConfig(sources.config)
  const { toolkits, problems: faults } = await importedToolkits(toolkitsFolder(loaded, process.env))
  const { settings, problems } = readSettings(loaded, process.env, toolkits)
  throwProblems(command, [...problems, ...faults, ...requireSettings(settings, needed)])
  return settings as Settings & Record<Needed, string>
}

/** Sets variables from a file; what is set already stays. */
export function loadVariables(path: string | undefined): void {
  if (path === undefined) return
  try {
    process.loadEnvFile(path)
  } catch (cause) {
    throw new MaillonError('config_invalid', {
      message: `--env-file ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'A line for each variable: NAME=value.',
      cause,
    })
  }
}
