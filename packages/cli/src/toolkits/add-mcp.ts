import { MaillonError } from '@maillon/core'
import { clientVariables, type EngineOptions } from '@maillon/engine'
import {
  approveListing,
  newCommandFile,
  newServerFile,
  type ToolkitFile,
  toToolkit,
} from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'
import { confirmed } from '../terminal/confirmed.ts'
import { toolkitsFolder } from '../config/imported-toolkits.ts'
import { originsOf } from '../config/read-origins.ts'
import { exitCodes } from '../exit-codes.ts'
import { toolCount } from '../tool-count.ts'
import { noPhases, type Phases } from '../terminal/phases.ts'
import { visible } from '../terminal/visible.ts'
import { type CommandOptions, commandAuth } from './command-auth.ts'
import { listThroughEngine } from './list-through-engine.ts'
import { type RegisteredClient, type ServerAuthOptions, serverAuth } from './server-auth.ts'
import { refuseWritten, writeToolkit } from './write-toolkit.ts'

interface AddMcpGiven extends CommandOptions, Omit<ServerAuthOptions, 'slug'> {
  slug?: string | undefined
  name?: string | undefined
  only?: string[] | undefined
  yes: boolean
  'trust-hints': boolean
  folder?: string | undefined
  force: boolean
  json: boolean
}

/** A server that runs somewhere, or a command that starts one. */
interface Server {
  url: string | undefined
  command: readonly string[] | undefined
}

interface AddMcpHow {
  routes?: EngineOptions['routes'] | undefined
  phases?: Phases | undefined
}

/** Makes a toolkit of an MCP server; answers the exit code. Throws, and then has written nothing. */
export async function addMcp(
  { url, command: run }: Server,
  given: AddMcpGiven,
  { routes, phases = noPhases }: AddMcpHow = {},
): Promise<number> {
  if ((url === undefined) === (run === undefined)) {
    throw new MaillonError('config_invalid', {
      message: 'Name one server: by its address, or by a command that starts it.',
      hint: 'See maillon toolkits add mcp --help.',
    })
  }
  const { name, only, 'trust-hints': trustsHints } = given
  const started =
    url === undefined
      ? newCommandFile({ ...commandAuth(run ?? [], given), slug: requireSlug(given.slug), name })
      : newServerFile({ url, slug: given.slug, name, auth: { scheme: 'NO_AUTH' } })
  const { slug } = started
  refuseTaken(slug)
  const folder = given.folder ?? toolkitsFolder(undefined, process.env)
  // Before a client is registered that nobody would use.
  if (!given.force) await refuseWritten(folder, slug)
  if (run && !given.yes && !(await confirmed(runs(run)))) return exitCodes.failed
  phases.begin(`Asking ${url ?? 'the server'}`)
  const { auth, client } =
    url === undefined ? { auth: started.auth } : await serverAuth(url, { ...given, slug, routes })
  const { file, problems } =
    auth.scheme === 'NO_AUTH'
      ? await approved(started, { only, trustsHints, routes })
      : { file: { ...started, auth }, problems: [] }
  phases.end()
  // What is written is what will be read.
  toToolkit(file, slug)
  const path = await writeToolkit(folder, file, given.force)
  const variables = client ? variablesOf(slug, client) : {}
  if (given.json) {
    const { baseUrl, tools } = file
    const facts = { path, slug, base_url: baseUrl, auth: auth.scheme, tools: tools.length }
    console.log(JSON.stringify({ ...facts, variables, problems }))
  } else console.log(visible(told(file, { path, variables, problems })))
  return exitCodes.done
}

function requireSlug(slug: string | undefined): string {
  if (slug !== undefined) return slug
  throw new MaillonError('config_invalid', {
    message: 'A server that is started by a command has no address to be named by.',
    hint: 'Pass --slug, before --.',
  })
}

function runs(command: readonly string[]): string {
  return `This runs "${command.join(' ')}" on this machine, now and whenever its tools are called. Go on?`
}

function variablesOf(slug: string, { clientId, clientSecret }: RegisteredClient) {
  const { id, secret } = clientVariables(slug)
  return { [id]: clientId, ...(clientSecret !== undefined && { [secret]: clientSecret }) }
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
  const origins = originsOf([started.slug], process.env)[started.slug]
  const listing = await listThroughEngine(toToolkit(started, from), undefined, { routes, origins })
  const result = approveListing(started, listing, choice)
  if (result.file.tools.length > 0) return result
  throw new MaillonError('config_invalid', {
    message: `No tool can be made of ${from}.`,
    hint: 'Choose other tools, or look at what the server lists.',
    errors: result.problems.map(({ at, message }) => `${at}: ${message}`),
  })
}

function refuseTaken(slug: string): void {
  if (!allToolkits.some((toolkit) => toolkit.slug === slug)) return
  throw new MaillonError('config_invalid', {
    message: `The catalogue has a toolkit "${slug}" already.`,
    hint: `Name this one otherwise: --slug ${slug}_mcp`,
  })
}

interface Facts {
  path: string
  variables: Record<string, string>
  problems: readonly { at: string; message: string }[]
}

function told(
  { name, slug, baseUrl, command, auth, tools }: ToolkitFile,
  { path, variables, problems }: Facts,
): string {
  const lines = Object.entries(variables).map(([variable, value]) => `  ${variable}=${value}`)
  return [
    `${path}: ${toolCount(tools)} of ${name}`,
    '',
    command ? `Calls go to what "${command.run.join(' ')}" starts.` : `Calls go to ${baseUrl}.`,
    ...(command?.environment ? [`It gets ${command.environment.join(', ')}.`] : []),
    ...(auth.scheme === 'OAUTH2' ? [`People connect by OAuth at ${auth.issuer}.`] : []),
    ...(lines.length > 0 ? ['A client is registered there. Set:', ...lines] : []),
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
