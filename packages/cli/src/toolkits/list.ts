import type { ConfigSources } from '../config/settings-for.ts'
import { connectsBy, settingsAsGiven } from './installed.ts'

/** The toolkits that a server with these settings has, one a line. */
export async function listToolkits(options: ConfigSources & { json: boolean }): Promise<string> {
  const { toolkits, authConfigs } = await settingsAsGiven('list', options)
  const rows = toolkits.map((toolkit) => ({
    slug: toolkit.slug,
    name: toolkit.name,
    tools: toolkit.tools.length,
    connects_by: connectsBy(toolkit),
    client: toolkit.auth.scheme === 'OAUTH2' ? toolkit.slug in authConfigs : null,
    checked: toolkit.verified,
    version: toolkit.version,
  }))
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
