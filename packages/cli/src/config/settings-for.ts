import { importedToolkits, toolkitsFolder } from './imported-toolkits.ts'
import { loadConfig } from './load-config.ts'
import { loadVariables } from './load-variables.ts'
import { throwProblems } from './problems.ts'
import { readSettings, type Settings } from './read-settings.ts'
import { type NeededSetting, requireSettings } from './require-settings.ts'

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
  const imported = await importedToolkits(toolkitsFolder(loaded, process.env))
  const { toolkits, olderToolkits, problems: faults } = imported
  const { settings, problems } = readSettings(loaded, process.env, toolkits)
  throwProblems(command, [...problems, ...faults, ...requireSettings(settings, needed)])
  return { ...settings, olderToolkits } as Settings & Record<Needed, string>
}
