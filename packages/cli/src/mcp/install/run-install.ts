import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { MaillonError } from '@maillon/core'
import { confirmed } from '../../confirmed.ts'
import { configOptions } from '../../config/config-options.ts'
import { loadVariables } from '../../config/load-variables.ts'
import { parseOptions } from '../../parse-options.ts'
import { clientFile, type Machine } from './client-files.ts'
import { type Plan, planInstall, planUninstall } from './install.ts'

export const installUsage = `maillon mcp install|uninstall CLIENT: sets up claude (Claude Desktop), cursor or vscode on this machine

  --user ID          whose accounts
  --toolkits A,B     which toolkits; all when left out
  --url URL          the server, or MAILLON_BASE_URL; without either, the client starts an engine of its own
  --name NAME        what the client calls it; maillon when left out
  --yes              asks nothing
  --env-file FILE    sets variables that are not set yet from a file

It says what it will change and asks first. A server's API key comes from MAILLON_API_KEY, and goes into a file of its own that only you
may read. What was there before is kept in a backup beside the settings; uninstall brings it back.
`

const options = {
  'env-file': configOptions['env-file'],
  user: { type: 'string' },
  toolkits: { type: 'string' },
  url: { type: 'string' },
  name: { type: 'string', default: 'maillon' },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Runs `maillon mcp install` or `uninstall`; answers the exit code: 1 when the user says no. */
export async function runInstall(
  command: 'install' | 'uninstall',
  arguments_: readonly string[],
): Promise<number> {
  const rest = [...arguments_]
  const client = rest[0]?.startsWith('-') === false ? rest.shift() : undefined
  const given = parseOptions(rest, options)
  if (given.help) {
    console.log(installUsage)
    return 0
  }
  loadVariables(given['env-file'])
  const machine: Machine = {
    platform: process.platform,
    home: homedir(),
    environment: process.env,
  }
  const plan =
    command === 'install'
      ? await planInstall({ ...given, client, ...needed(given) }, machine, thisProgram())
      : await planUninstall(client, given.name, machine)
  return agreeAndRun(plan, given.yes, clientFile(client, machine).title)
}

async function agreeAndRun(plan: Plan, yes: boolean, title: string): Promise<number> {
  console.log(plan.told)
  if (!yes && !(await confirmed('Change these files?'))) return 1
  await plan.run()
  console.log(`Done. Restart ${title} to see it.`)
  return 0
}

function needed(given: { user?: string | undefined; url?: string | undefined }) {
  const url = given.url ?? process.env.MAILLON_BASE_URL
  const apiKey = process.env.MAILLON_API_KEY
  const missing = [
    ...(given.user ? [] : ['--user ID: whose accounts']),
    ...(url && !apiKey
      ? ['MAILLON_API_KEY: a key with the scope execute; maillon keys create']
      : []),
  ]
  if (given.user && missing.length === 0)
    return { user: given.user, server: url && apiKey ? { url, apiKey } : undefined }
  throw new MaillonError('config_invalid', {
    message: 'Something is missing, and nothing was changed.',
    errors: missing,
    hint: 'See maillon mcp install --help.',
  })
}

function thisProgram() {
  const bin = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? '../../bin.ts' : '../../bin.js', import.meta.url),
  )
  return { command: process.execPath, args: [...process.execArgv, bin] }
}
