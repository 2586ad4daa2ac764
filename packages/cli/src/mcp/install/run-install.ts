import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { MaillonError } from '@maillon/core'
import { confirmed } from '../../terminal/confirmed.ts'
import { loadVariables } from '../../config/load-variables.ts'
import { exitCodes } from '../../exit-codes.ts'
import { namedEngine } from '../../reach/named-engine.ts'
import { clientFile, type Machine } from './client-files.ts'
import { type Plan, planInstall, planUninstall } from './install.ts'

interface InstallGiven {
  user?: string | undefined
  toolkits?: string | undefined
  url?: string | undefined
  name: string
  yes: boolean
  'env-file'?: string | undefined
}

/** Sets up a client of this machine; answers the exit code: 1 when the user says no. */
export async function runInstall(client: string, given: InstallGiven): Promise<number> {
  loadVariables(given['env-file'])
  const machine = thisMachine()
  const plan = await planInstall({ ...given, client, ...needed(given) }, machine, thisProgram())
  return agreeAndRun(plan, given.yes, clientFile(client, machine).title)
}

/** Takes it out again, in the same way. */
export async function runUninstall(
  client: string,
  { name, yes }: Pick<InstallGiven, 'name' | 'yes'>,
): Promise<number> {
  const machine = thisMachine()
  const plan = await planUninstall(client, name, machine)
  return agreeAndRun(plan, yes, clientFile(client, machine).title)
}

function thisMachine(): Machine {
  return { platform: process.platform, home: homedir(), environment: process.env }
}

async function agreeAndRun(plan: Plan, yes: boolean, title: string): Promise<number> {
  console.log(plan.told)
  if (!yes && !(await confirmed('Change these files?'))) return exitCodes.failed
  await plan.run()
  console.log(`Done. Restart ${title} to see it.`)
  return exitCodes.done
}

function needed(given: { user?: string | undefined; url?: string | undefined }) {
  const url = namedEngine(given.url)
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
