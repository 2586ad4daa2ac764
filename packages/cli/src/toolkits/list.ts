import { MaillonError } from '@maillon/core'
import { type Auth, connectsBy, type ServiceSummary } from '@maillon/core/toolkit'
import type { ConfigSources } from '../config/settings-for.ts'
import { table } from '../terminal/table.ts'
import { settingsAsGiven } from './installed.ts'
import { meant } from './meant.ts'

type Schemes = readonly Auth['scheme'][]

/**
 * The toolkits that a server with these settings has, and then its services, one a line; with a word, those that have it
 * in their name. Throws `config_invalid` where none has.
 */
export async function listToolkits(
  options: ConfigSources & { json: boolean },
  word = '',
): Promise<string> {
  const { toolkits, services, authConfigs } = await settingsAsGiven('list', options)
  const wanted = word.toLowerCase()
  const slugs = new Set(toolkits.map(({ slug }) => slug))
  const others = services?.list().filter(({ slug }) => !slugs.has(slug)) ?? []
  const row = (
    { slug, name, version }: Pick<ServiceSummary, 'slug' | 'name' | 'version'>,
    { tools, schemes, checked }: { tools: number; schemes: Schemes; checked: string },
  ) => ({
    slug,
    name,
    tools,
    connects_by: connectsBy(schemes),
    client: schemes.includes('OAUTH2') ? slug in authConfigs : null,
    checked,
    version,
  })
  const all = [
    ...toolkits.map((toolkit) => {
      const { tools, ways, verified } = toolkit
      const schemes = Object.values(ways).map(({ scheme }) => scheme)
      return row(toolkit, { tools: tools.length, schemes, checked: verified })
    }),
    ...others.map((service) =>
      row(service, { tools: 0, schemes: service.schemes, checked: service.checked }),
    ),
  ]
  const rows = all.filter(({ slug, name }) => `${slug} ${name}`.toLowerCase().includes(wanted))
  if (rows.length === 0 && wanted !== '')
    throw new MaillonError('config_invalid', {
      message: `No toolkit has "${word}" in its name.`,
      hint: meant(
        wanted,
        all.flatMap(({ slug, name }) => [slug, ...name.toLowerCase().split(/\s+/)]),
        'List all: maillon toolkits list. Of an API document one is made: maillon toolkits add openapi SOURCE',
      ),
    })
  if (options.json) return JSON.stringify(rows)
  return table(
    ['TOOLKIT', 'TOOLS', 'CONNECTS BY', 'CHECKED', 'CLIENT'],
    rows.map(({ slug, tools, connects_by, client, checked }) => [
      slug,
      tools,
      connects_by,
      checked === 'none' ? 'unchecked' : checked,
      { text: client === false ? 'no OAuth client yet' : '', style: 'yellow' },
    ]),
  )
}
