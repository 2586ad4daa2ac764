import { operatorCallback } from '@maillon/engine'
import { type Imported, toToolkit } from '@maillon/import'
import { toolCount } from '../tool-count.ts'
import { lintText, lintToolkit } from './lint-toolkit.ts'

type Auth = Imported['file']['auth']
type Way = Extract<Auth, { scheme: string }>
type KeyAuth = Extract<Way, { scheme: 'API_KEY' | 'BASIC' | 'BEARER_TOKEN' }>

const shown = 20

/** What a person reads of an import: where calls go, how accounts connect, and what was left out and why. */
export function importedText(
  { file, problems, deprecated, servers }: Imported,
  path: string,
  seconds: string,
): string {
  const { slug, baseUrl, auth, tools } = file
  const left = problems.filter(({ tool }) => tool === undefined)
  const odd = problems.filter(({ tool }) => tool !== undefined)
  const others = servers.length > 1 ? servers : []
  return [
    `${path}: ${toolCount(tools)} of ${file.name}, in ${seconds} s`,
    '',
    `Calls go to ${baseUrl}; ${waysOf(auth)
      .map((way) => connecting(way, slug))
      .join('\n  Or ')}`,
    ...(others.length > 0
      ? ['The document names several servers: --server N chooses another.']
      : []),
    ...others.map(({ url, description }, index) =>
      `  ${index + 1}. ${url}  ${description}`.trimEnd(),
    ),
    ...(deprecated > 0
      ? [`Left out, since they are deprecated: ${deprecated} (--deprecated takes them).`]
      : []),
    ...listed('Left out:', left),
    ...listed('Odd about tools that were made:', odd),
    '',
    ...lintText(lintToolkit(toToolkit(file, path)), tools.length),
    'Nobody has checked these tools: read the file before you serve it.',
  ].join('\n')
}

/** The schemes of all ways to connect. */
export function schemesOf(auth: Auth): string {
  return [...new Set(waysOf(auth).map(({ scheme }) => scheme))].join(', ')
}

function waysOf(auth: Auth): Way[] {
  return isOne(auth) ? [auth] : Object.values(auth)
}

function isOne(auth: Auth): auth is Way {
  return typeof auth.scheme === 'string'
}

function listed(title: string, problems: Imported['problems']): string[] {
  if (problems.length === 0) return []
  const more = problems.length - shown
  return [
    title,
    ...problems.slice(0, shown).map(({ at, message }) => `  ${at}\n      ${message}`),
    ...(more > 0 ? [`  and ${more} more: see --json`] : []),
  ]
}

function connecting(auth: Way, slug: string): string {
  if (auth.scheme === 'NO_AUTH')
    return 'no credential is sent. If the service wants a token, import again with --auth bearer.'
  if (auth.scheme === 'API_KEY' || auth.scheme === 'BASIC' || auth.scheme === 'BEARER_TOKEN')
    return `people fill in ${labelsOf(auth.fields)}, sent to that origin alone: ${placesOf(auth)}.`
  if (auth.scheme === 'OAUTH1') return 'people connect by OAuth 1.'
  if (auth.scheme !== 'OAUTH2')
    return `people fill in ${labelsOf(auth.fields)}, of which a token is made that ends.`
  const name = slug.toUpperCase().replaceAll('-', '_')
  return [
    'people connect by OAuth.',
    `  Register an OAuth client there with the redirect URI ${operatorCallback('<publicUrl>', slug)}, and set`,
    `  ${name}_CLIENT_ID and ${name}_CLIENT_SECRET. Tokens come from ${new URL(auth.tokenUrl).host}.`,
  ].join('\n')
}

function labelsOf(fields: KeyAuth['fields']): string {
  return Object.values(fields)
    .map(({ label }) => label)
    .join(' and ')
}

function placesOf({ headers = {}, query = {}, basic }: KeyAuth): string {
  return [
    ...Object.entries(headers).map(([name, value]) => `header ${name} (${value})`),
    ...Object.keys(query).map((name) => `query ${name}`),
    ...(basic ? ['HTTP Basic'] : []),
  ].join(', ')
}
