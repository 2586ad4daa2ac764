import { MaillonError } from '@maillon/core'
import type { EngineOptions } from '@maillon/engine'
import { approveListing, readToolkitFile, type ToolkitFile, toToolkit } from '@maillon/import'
import { join } from 'node:path'
import { toolkitsFolder } from '../config/imported-toolkits.ts'
import { originsOf } from '../config/read-origins.ts'
import { settingsFor } from '../config/settings-for.ts'
import { exitCodes } from '../exit-codes.ts'
import { noPhases, type Phases } from '../terminal/phases.ts'
import { visible } from '../terminal/visible.ts'
import { changeText } from './change-text.ts'
import { listThroughEngine } from './list-through-engine.ts'
import { writeToolkit } from './write-toolkit.ts'

interface ApproveGiven extends AccountOptions {
  tool?: string[] | undefined
  'trust-hints': boolean
  yes: boolean
  folder?: string | undefined
  json: boolean
}

/**
 * Shows what an MCP server says otherwise than when it was approved, and with `yes` pins that. Answers the exit code: 1
 * while there is something to approve.
 */
export async function approve(
  slug: string,
  given: ApproveGiven,
  {
    routes,
    phases = noPhases,
  }: { routes?: EngineOptions['routes'] | undefined; phases?: Phases | undefined } = {},
): Promise<number> {
  const folder = given.folder ?? toolkitsFolder(undefined, process.env)
  const file = await fileOf(folder, slug)
  const { account, origins } = await askedBy(file, given)
  phases.begin(`Asking ${file.name}`)
  const listing = await listThroughEngine(toToolkit(file, slug), account, { routes, origins })
  phases.end()
  const { tool: only, 'trust-hints': trustsHints, yes } = given
  const { file: next, changes, problems } = approveListing(file, listing, { only, trustsHints })
  if (yes && changes.length > 0) await writeToolkit(folder, next, true)
  const isApproved = yes || changes.length === 0
  if (given.json) console.log(JSON.stringify({ slug, approved: isApproved, changes, problems }))
  else {
    for (const change of changes) console.log(visible(changeText(change)))
    for (const { at, message } of problems) console.log(visible(`Left out: ${at}  ${message}`))
    console.log(summary(changes.length, yes))
  }
  return isApproved ? exitCodes.done : exitCodes.failed
}

function summary(count: number, yes: boolean): string {
  if (count === 0) return 'Nothing changed.'
  return yes
    ? `Approved: ${count} changes. maillon serve takes them up when it starts again.`
    : `${count} changes. Nothing is written: --yes approves them, --tool SLUG --yes some of them.`
}

async function fileOf(folder: string, slug: string): Promise<ToolkitFile> {
  // A slug is a file's name, and no way to another folder.
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(slug)) throw noServer(slug)
  const file = await readToolkitFile(join(folder, `${slug}.json`))
  if (file.source.kind !== 'mcp') throw noServer(slug)
  return file
}

function noServer(slug: string): MaillonError {
  return new MaillonError('config_invalid', {
    message: `"${slug}" is no toolkit of an MCP server.`,
    hint: 'Name one that maillon toolkits add mcp made.',
  })
}

interface AccountOptions {
  user?: string | undefined
  project: string
  config?: string | undefined
  'env-file'?: string | undefined
}

/** Whose account asks the server, and the addresses that the operator names for it. */
async function askedBy({ auth, slug, name }: ToolkitFile, given: AccountOptions) {
  if (auth.scheme === 'NO_AUTH')
    return { account: undefined, origins: originsOf([slug], process.env)[slug] }
  const { user, project } = given
  if (user === undefined) {
    throw new MaillonError('config_invalid', {
      message: `${name} shows its tools to somebody’s account.`,
      hint: 'Pass --user ID: a user who has connected it.',
    })
  }
  const command = 'maillon toolkits approve'
  const settings = await settingsFor(command, given, ['database', 'encryptionKey'])
  const { database, encryptionKey, authConfigs, origins } = settings
  const client = authConfigs[slug]
  const own = client ? { [slug]: client } : {}
  return {
    account: { database, encryptionKey, authConfigs: own, user, project },
    origins: origins[slug],
  }
}
