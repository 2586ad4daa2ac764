import {
  connectsBy,
  fieldsOf,
  type Hosts,
  inWay,
  oauthOf,
  type Toolkit,
} from '@maillon/core/toolkit'
import { clientVariables } from '@maillon/engine'
import type { Settings } from '../config/read-settings.ts'
import type { ConfigSources } from '../config/settings-for.ts'
import { visible } from '../terminal/visible.ts'
import { checkedText } from './checked-text.ts'
import { callbackOf, installed, settingsAsGiven } from './installed.ts'

/** What an operator does for a toolkit, and its tools. */
export async function showToolkit(
  slug: string,
  options: ConfigSources & { json: boolean },
): Promise<string> {
  const settings = await settingsAsGiven('show', options)
  const toolkit = installed(settings, slug)
  return options.json ? JSON.stringify(facts(toolkit, settings)) : visible(told(toolkit, settings))
}

function facts(toolkit: Toolkit, settings: Settings) {
  const oauth = oauthOf(toolkit)
  const ways = waysOf(toolkit)
  const variables = clientVariables(toolkit.slug)
  return {
    slug: toolkit.slug,
    name: toolkit.name,
    version: toolkit.version,
    checked: toolkit.verified,
    ...(toolkit.checked && { compared: toolkit.checked }),
    connects_by: connectsBy(ways.map(({ auth }) => auth.scheme)),
    ...(oauth && {
      redirect_uri: callbackOf(settings, toolkit),
      variables: [variables.id, variables.secret],
      scopes: oauth.scopes,
    }),
    base_url: toolkit.baseUrl,
    ways: ways.map(({ way, auth, hosts }) => ({
      name: way,
      scheme: auth.scheme,
      ...('label' in auth && { label: auth.label }),
      ...(hosts && { hosts }),
      fields: Object.entries(fieldsOf(auth)).map(([name, field]) => ({ name, ...field })),
    })),
    tools: toolkit.tools.map(({ slug, effect, name }) => ({ slug, effect, name })),
  }
}

/** A toolkit in each of its ways. */
function waysOf(toolkit: Toolkit) {
  return Object.keys(toolkit.ways).map((way) => ({ way, ...inWay(toolkit, way) }))
}

/** By which name and scheme an app or an auth config says one of several. */
function named({ ways }: Toolkit): string[] {
  const all = Object.entries(ways)
  if (all.length === 1) return []
  const width = Math.max(...all.map(([way]) => way.length))
  const schemeWidth = Math.max(...all.map(([, { scheme }]) => scheme.length))
  return [
    '',
    'Ways to connect:',
    ...all.map(([way, auth]) => {
      const { label, settledOnly } = { label: '', settledOnly: false, ...auth }
      const note = settledOnly ? ', where an auth config settles it' : ''
      return `  ${way.padEnd(width)}  ${auth.scheme.padEnd(schemeWidth)}  ${label}${note}`
    }),
  ]
}

/** What people fill in at the Connect Link, and where that may lead. */
function filledIn({ auth, hosts, ways }: Toolkit): string[] {
  const fields = Object.entries(fieldsOf(auth)).map(([name, { label, help, secret, optional }]) => {
    const notes = [...(secret ? ['a secret'] : []), ...(optional ? ['optional'] : [])].join(', ')
    return [`  ${name}  ${label}${notes && ` (${notes})`}.`, ...(help ? [help] : [])].join(' ')
  })
  if (fields.length === 0) return []
  const label = Object.keys(ways).length > 1 && 'label' in auth ? ` (${auth.label})` : ''
  return [
    '',
    `People fill in${label}:`,
    ...fields,
    ...(hosts ? [`Hosts: ${hostsText(hosts)}.`] : []),
  ]
}

function hostsText(hosts: Hosts): string {
  if (hosts === 'operator') return 'those that origins of the config file names, no others'
  if (hosts === 'public') return 'any public one that a person types, or those of origins alone'
  return hosts.join(', ')
}

function told(toolkit: Toolkit, settings: Settings): string {
  const { name, description, setup, tools, docsUrl, rateLimits, baseUrl, verified } = toolkit
  const callback = callbackOf(settings, toolkit)
  const oauth = oauthOf(toolkit)
  const { id, secret } = clientVariables(toolkit.slug)
  const steps = [
    ...setup.map((step) => step.replaceAll('{redirect_uri}', callback)),
    ...(oauth ? [`Set ${id} and ${secret}.`] : []),
  ]
  const width = Math.max(...tools.map(({ slug }) => slug.length))
  const hasDocument =
    verified === 'described' && settings.services?.file(toolkit.slug).documentUrl !== undefined
  return [
    `${name}: ${description}`,
    ...(docsUrl ? [docsUrl] : []),
    checkedText(toolkit),
    ...(rateLimits ? [`Limits: ${rateLimits}.`] : []),
    ...(oauth ? ['', `Redirect URI: ${callback}`] : []),
    ...named(toolkit),
    ...waysOf(toolkit).flatMap(filledIn),
    ...(steps.length > 0 ? ['', ...steps.map((step, index) => `${index + 1}. ${step}`)] : []),
    ...(oauth
      ? ['', ...Object.entries(oauth.scopes).map(([scope, meaning]) => `  ${scope}  ${meaning}`)]
      : []),
    '',
    ...tools.map(
      ({ slug, effect, name: title }) => `  ${slug.padEnd(width)}  ${effect.padEnd(7)}  ${title}`,
    ),
    ...(verified === 'described'
      ? [
          `It has no tools: your app’s own calls reach ${baseUrl}, by session.proxyExecute.`,
          `Make tools of its API document: maillon toolkits add ${toolkit.slug}${hasDocument ? '' : ' --document FILE'}`,
        ]
      : []),
  ].join('\n')
}
