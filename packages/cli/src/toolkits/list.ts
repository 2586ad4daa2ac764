import type { Auth, ServiceSummary } from '@maillon/core/toolkit'
import type { ConfigSources } from '../config/settings-for.ts'
import { connectsBy, settingsAsGiven } from './installed.ts'

type Scheme = Auth['scheme'] | undefined

/** The toolkits that a server with these settings has, and then its services, one a line. */
export async function listToolkits(options: ConfigSources & { json: boolean }): Promise<string> {
  const { toolkits, services, authConfigs } = await settingsAsGiven('list', options)
  const slugs = new Set(toolkits.map(({ slug }) => slug))
  const others = services?.list().filter(({ slug }) => !slugs.has(slug)) ?? []
  const row = (
    { slug, name, version }: Pick<ServiceSummary, 'slug' | 'name' | 'version'>,
    { tools, scheme, checked }: { tools: number; scheme: Scheme; checked: string },
  ) => ({
    slug,
    name,
    tools,
    connects_by: connectsBy(scheme),
    client: scheme === 'OAUTH2' ? slug in authConfigs : null,
    checked,
    version,
  })
  const rows = [
    ...toolkits.map((toolkit) => {
      const { tools, auth, verified } = toolkit
      return row(toolkit, { tools: tools.length, scheme: auth.scheme, checked: verified })
    }),
    ...others.map((service) =>
      row(service, { tools: 0, scheme: service.schemes[0], checked: service.checked }),
    ),
  ]
  if (options.json) return JSON.stringify(rows)
  const width = Math.max(...rows.map(({ slug }) => slug.length))
  return rows
    .map(({ slug, tools, connects_by, client, checked }) =>
      [
        slug.padEnd(width),
        `${tools}`.padStart(5),
        connects_by.padEnd(10),
        checked.padEnd(9),
        client === false ? 'no OAuth client yet' : '',
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
