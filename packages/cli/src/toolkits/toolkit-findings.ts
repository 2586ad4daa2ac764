import { oauthOf, type Toolkit } from '@maillon/core/toolkit'
import type { Settings } from '../config/read-settings.ts'
import { isUnchecked } from './checked-text.ts'
import type { Finding } from './finding.ts'
import { callbackOf, installed } from './installed.ts'

/** Which toolkits people can connect, and which of them nobody has checked. Of the services, those with a client. */
export function toolkitFindings(settings: Settings): Finding[] {
  const { authConfigs, toolkits, services } = settings
  const slugs = new Set(toolkits.map(({ slug }) => slug))
  const used = Object.keys(authConfigs).filter((slug) => !slugs.has(slug) && services?.has(slug))
  const all = [...toolkits, ...used.map((slug) => installed(settings, slug))]
  const ready = all.filter((toolkit) => oauthOf(toolkit) && toolkit.slug in authConfigs)
  // Where there is another way, people connect by that.
  const others = all.filter(({ auth, slug, ways }) => {
    return auth.scheme === 'OAUTH2' && Object.keys(ways).length === 1 && !(slug in authConfigs)
  })
  return [
    ...ready.map((toolkit): Finding => {
      const callback = callbackOf(settings, toolkit)
      const what = `${toolkit.name} has an OAuth client, which must know ${callback}`
      return { what, state: 'fine' }
    }),
    ...warning(others, {
      what: 'Nobody can connect these, which have no OAuth client',
      mend: 'maillon toolkits show SLUG says what to register, and what to set.',
    }),
    ...warning(all.filter(isUnchecked), {
      what: 'These were compared with no SDK and no document of their services',
      mend: 'Make one harmless call of each before you rely on it.',
    }),
  ]
}

function warning(
  toolkits: readonly Toolkit[],
  { what, mend }: { what: string; mend: string },
): Finding[] {
  if (toolkits.length === 0) return []
  const slugs = toolkits.map(({ slug }) => slug).join(', ')
  return [{ what: `${what}: ${slugs}.`, state: 'warning', mend }]
}
