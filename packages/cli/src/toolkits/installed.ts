import { serviceToolkit, type Toolkit } from '@maillon/core/toolkit'
import { MaillonError } from '@maillon/core'
import { operatorCallback } from '@maillon/engine'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'
import type { Settings } from '../config/read-settings.ts'
import { meant } from './meant.ts'

/** The settings as far as they are given, for commands that need none of them. */
export function settingsAsGiven(command: string, sources: ConfigSources): Promise<Settings> {
  return settingsFor(`maillon toolkits ${command}`, sources, [])
}

/** The toolkit of that slug, or the service. Throws `config_invalid`. */
export function installed({ toolkits, services }: Settings, slug: string): Toolkit {
  const found = toolkits.find((toolkit) => toolkit.slug === slug)
  if (found) return found
  if (services?.has(slug)) return serviceToolkit(services.file(slug))
  const known = [...toolkits, ...(services?.list() ?? [])].map((one) => one.slug)
  throw new MaillonError('config_invalid', {
    message: `There is no toolkit "${slug}".`,
    hint: meant(slug, known, 'List them: maillon toolkits list'),
  })
}

/** Where a toolkit's service sends browsers back to. */
export function callbackOf({ publicUrl, authConfigs }: Settings, { slug }: Toolkit): string {
  return operatorCallback(publicUrl ?? '<publicUrl>', slug, authConfigs[slug])
}
