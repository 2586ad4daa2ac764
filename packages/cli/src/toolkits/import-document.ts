import { MaillonError } from '@maillon/core'
import { operatorCallback } from '@maillon/engine'
import { type Imported, importOpenApi, type ImportOptions } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'
import { toolkitsFolder } from '../config/imported-toolkits.ts'
import { visible } from '../visible.ts'
import { readSource } from './read-source.ts'
import { writeToolkit } from './write-toolkit.ts'

/** The options of every command that makes a toolkit of a document. */
export const importOptions = {
  slug: { type: 'string' },
  name: { type: 'string' },
  'base-url': { type: 'string' },
  only: { type: 'string', multiple: true },
  deprecated: { type: 'boolean', default: false },
  folder: { type: 'string' },
  force: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** What such a command was given. */
export interface ImportGiven
  extends Pick<ImportOptions, 'slug' | 'name' | 'only' | 'deprecated' | 'auth' | 'service'> {
  'base-url'?: string | undefined
  folder?: string | undefined
  force: boolean
  json: boolean
}

/** Makes a toolkit of a document and tells of it; answers the exit code. Throws `config_invalid`, and then has written nothing. */
export async function importDocument(
  source: string,
  { folder, force, json, 'base-url': baseUrl, ...wanted }: ImportGiven,
  { unreachable }: { unreachable?: string } = {},
): Promise<number> {
  const start = performance.now()
  const { text, from } = await readSource(source, unreachable)
  const imported = importOpenApi(text, { ...wanted, from, baseUrl })
  const { file } = imported
  if (allToolkits.some(({ slug }) => slug === file.slug)) {
    throw new MaillonError('config_invalid', {
      message: `The catalogue has a toolkit "${file.slug}" already.`,
      hint: `Name this one otherwise: --slug ${file.slug}_api`,
    })
  }
  const path = await writeToolkit(folder ?? toolkitsFolder(undefined, process.env), file, force)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    json ? JSON.stringify(summary(imported, path)) : visible(told(imported, path, seconds)),
  )
  return 0
}

function summary({ file, problems, deprecated }: Imported, path: string) {
  const { slug, baseUrl, auth, tools } = file
  return {
    path,
    slug,
    base_url: baseUrl,
    auth: auth.scheme,
    tools: tools.length,
    deprecated,
    problems,
  }
}

const shown = 20

function told({ file, problems, deprecated }: Imported, path: string, seconds: string): string {
  const { slug, baseUrl, auth, tools } = file
  const left = [
    ...problems.slice(0, shown).map(({ at, message }) => `  ${at}\n      ${message}`),
    ...(problems.length > shown ? [`  and ${problems.length - shown} more: see --json`] : []),
  ]
  return [
    `${path}: ${tools.length} tools of ${file.name}, in ${seconds} s`,
    '',
    `Calls go to ${baseUrl}; ${connecting(auth, slug)}`,
    ...(deprecated > 0
      ? [`Left out: ${deprecated} deprecated operations (--deprecated takes them).`]
      : []),
    ...(left.length > 0 ? [`Left out, since no tool can be made of them:`, ...left] : []),
    '',
    'Nobody has checked these tools: read the file before you serve it.',
  ].join('\n')
}

function connecting(auth: Imported['file']['auth'], slug: string): string {
  if (auth.scheme === 'NO_AUTH')
    return 'no credential is sent. If the service wants a token, import again with --auth bearer.'
  if (auth.scheme === 'API_KEY' || auth.scheme === 'BASIC' || auth.scheme === 'BEARER_TOKEN')
    return `people fill in ${labelsOf(auth.fields)}, which go to that origin alone: ${placesOf(auth)}.`
  if (auth.scheme !== 'OAUTH2') return `people connect by ${String(auth.scheme)}.`
  const name = slug.toUpperCase().replaceAll('-', '_')
  return [
    'people connect by OAuth.',
    `  Register an OAuth client there with the redirect URI ${operatorCallback('<publicUrl>', slug)}, and set`,
    `  ${name}_CLIENT_ID and ${name}_CLIENT_SECRET. Tokens come from ${new URL(auth.tokenUrl).host}.`,
  ].join('\n')
}

type KeyAuth = Extract<Imported['file']['auth'], { scheme: 'API_KEY' | 'BASIC' | 'BEARER_TOKEN' }>

function labelsOf(fields: KeyAuth['fields']): string {
  return Object.values(fields)
    .map(({ label }) => label)
    .join(' and ')
}

function placesOf({ headers = {}, query = {}, basic }: KeyAuth): string {
  return [
    ...Object.keys(headers).map((name) => `header ${name}`),
    ...Object.keys(query).map((name) => `query ${name}`),
    ...(basic ? ['HTTP Basic'] : []),
  ].join(', ')
}
