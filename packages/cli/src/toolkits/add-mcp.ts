import { MaillonError } from '@maillon/core'
import type { EngineOptions } from '@maillon/engine'
import { approveListing, newServerFile, type ToolkitFile, toToolkit } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'
import { toolkitsFolder } from '../config/imported-toolkits.ts'
import { parseOptions } from '../parse-options.ts'
import { listThroughEngine } from './list-through-engine.ts'
import { toolkitsUsage } from './toolkits-usage.ts'
import { writeToolkit } from './write-toolkit.ts'

const options = {
  slug: { type: 'string' },
  name: { type: 'string' },
  auth: { type: 'string', default: 'none' },
  header: { type: 'string' },
  only: { type: 'string', multiple: true },
  'trust-hints': { type: 'boolean', default: false },
  folder: { type: 'string' },
  force: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Runs `maillon toolkits add mcp`; answers the exit code. Throws, and then has written nothing. */
export async function addMcp(
  arguments_: readonly string[],
  routes?: EngineOptions['routes'],
): Promise<number> {
  const [url, ...rest] = arguments_
  const given = parseOptions(url?.startsWith('-') ? arguments_ : rest, options)
  if (given.help || url === undefined || url.startsWith('-')) {
    console.log(toolkitsUsage)
    return given.help ? 0 : 2
  }
  const { slug, name, only, 'trust-hints': trustsHints } = given
  const started = newServerFile({ url, slug, name, auth: authOf(given.auth, given.header) })
  refuseTaken(started.slug)
  const isOpen = started.auth.scheme === 'NO_AUTH'
  const { file, problems } = isOpen
    ? await approved(started, { only, trustsHints, routes })
    : { file: started, problems: [] }
  const folder = given.folder ?? toolkitsFolder(undefined, process.env)
  const path = await writeToolkit(folder, file, given.force)
  if (given.json) {
    const { auth, baseUrl, tools } = file
    const facts = { path, slug: file.slug, base_url: baseUrl, auth: auth.scheme }
    console.log(JSON.stringify({ ...facts, tools: tools.length, problems }))
  } else console.log(told(file, path, problems))
  return 0
}

async function approved(
  started: ToolkitFile,
  {
    routes,
    ...choice
  }: {
    only: string[] | undefined
    trustsHints: boolean
    routes: EngineOptions['routes']
  },
) {
  const from = started.source.from
  const listing = await listThroughEngine(toToolkit(started, from), undefined, routes)
  const result = approveListing(started, listing, choice)
  if (result.file.tools.length > 0) return result
  throw new MaillonError('config_invalid', {
    message: `No tool can be made of ${from}.`,
    hint: 'Choose other tools, or look at what the server lists.',
    errors: result.problems.map(({ at, message }) => `${at}: ${message}`),
  })
}

function authOf(auth: string, header: string | undefined): ToolkitFile['auth'] {
  if (header !== undefined) return { scheme: 'API_KEY', label: 'API key', header, prefix: '' }
  if (auth === 'none') return { scheme: 'NO_AUTH' }
  if (auth === 'bearer')
    return { scheme: 'API_KEY', label: 'Token', header: 'authorization', prefix: 'Bearer ' }
  throw new MaillonError('config_invalid', {
    message: `--auth ${auth} is not known.`,
    hint: 'Pass bearer or none, or --header NAME for a key in a header of its own.',
  })
}

function refuseTaken(slug: string): void {
  if (!allToolkits.some((toolkit) => toolkit.slug === slug)) return
  throw new MaillonError('config_invalid', {
    message: `The catalogue has a toolkit "${slug}" already.`,
    hint: `Name this one otherwise: --slug ${slug}_mcp`,
  })
}

function told(
  { name, slug, baseUrl, auth, tools }: ToolkitFile,
  path: string,
  problems: readonly { at: string; message: string }[],
): string {
  return [
    `${path}: ${tools.length} tools of ${name}`,
    '',
    `Calls go to ${baseUrl}.`,
    ...(auth.scheme === 'NO_AUTH'
      ? []
      : [
          'The server shows its tools to somebody who has connected. Serve the file, connect an account, and then:',
          `  maillon toolkits approve ${slug} --user ID`,
        ]),
    ...problems.map(({ at, message }) => `Left out: ${at}  ${message}`),
    '',
    'What the server says of its tools is text that models read: read the file before you serve it.',
  ].join('\n')
}
