import type { Finding } from './finding.ts'
import { existsSync } from 'node:fs'
import { MaillonError } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { loadConfig } from '../config/load-config.ts'
import { importedToolkits, toolkitsFolder } from '../config/imported-toolkits.ts'
import { readSettings, type Settings } from '../config/read-settings.ts'
import { requireSettings } from '../config/require-settings.ts'
import { loadVariables } from '../config/load-variables.ts'
import type { ConfigSources } from '../config/settings-for.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Phases } from '../terminal/phases.ts'
import { styled } from '../terminal/style.ts'
import { visible } from '../terminal/visible.ts'
import { toolkitFindings } from './toolkit-findings.ts'

/** Looks at everything that a server needs, in one go; answers the exit code: 1 when something is wrong. */
export async function doctor(
  options: ConfigSources & { json: boolean },
  phases: Phases,
): Promise<number> {
  loadVariables(options['env-file'])
  const loaded = await loadConfig(options.config)
  const { toolkits, problems: broken } = await importedToolkits(toolkitsFolder(loaded, process.env))
  const { settings, problems } = readSettings(loaded, process.env, toolkits)
  const wrong = [...problems, ...broken, ...requireSettings(settings, needed)]
  phases.begin('Opening the database')
  const ofDatabase = await databaseFinding(settings)
  if (settings.publicUrl) phases.begin(`Asking ${settings.publicUrl}`)
  const ofAddress = await addressFinding(settings)
  phases.end()
  const findings: Finding[] = [
    ...wrong.map(({ what, add }): Finding => ({ what, state: 'wrong', mend: add })),
    ...ofDatabase,
    ...ofAddress,
    ...toolkitFindings(settings),
    ...callbackFinding(settings),
  ]
  if (options.json) console.log(JSON.stringify(findings))
  else
    for (const { what, state, mend } of findings)
      console.log(
        `${styled(colours[state], labels[state])}  ${visible(`${what}${mend ? `\n         ${mend}` : ''}`)}`,
      )
  return findings.some(({ state }) => state === 'wrong') ? exitCodes.failed : exitCodes.done
}

const needed = ['database', 'encryptionKey', 'publicUrl', 'verification'] as const
const colours = { fine: 'green', warning: 'yellow', wrong: 'red' } as const
const labels = { fine: 'fine   ', warning: 'warning', wrong: 'WRONG  ' }

/** Whether the database answers, has its tables, and was written with this key. A file that is not there is not made. */
async function databaseFinding({ database, encryptionKey }: Settings): Promise<Finding[]> {
  if (!database || !encryptionKey) return []
  const isFile = !/^postgres(ql)?:/.test(database) && database !== ':memory:'
  if (isFile && !existsSync(database.replace(/^file:/, ''))) {
    const what = `The database file ${database} is not there yet.`
    return [{ what, state: 'warning', mend: 'maillon serve makes it; or is the path another one?' }]
  }
  try {
    const engine = await createEngine({ database, encryptionKey, toolkits: [], jobs: false })
    await engine.close()
    return [{ what: 'The database answers, and the encryption key is its own.', state: 'fine' }]
  } catch (error) {
    if (!MaillonError.is(error)) throw error
    return [{ what: error.message, state: 'wrong', ...(error.hint && { mend: error.hint }) }]
  }
}

/** Whether the public address leads to a Maillon, and its clock is ours. */
async function addressFinding({ publicUrl }: Settings): Promise<Finding[]> {
  if (!publicUrl || !URL.canParse(publicUrl)) return []
  const health = `${publicUrl.replace(/\/$/, '')}/healthz`
  try {
    const response = await fetch(health, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })
    const body = (await response.json().catch(() => ({}))) as { status?: string }
    if (response.status !== 200 || body.status !== 'ok')
      return [
        {
          what: `${health} answers, and is no Maillon.`,
          state: 'wrong',
          mend: 'Let the proxy in front pass the whole path on.',
        },
      ]
    const skew = Math.abs(Date.parse(response.headers.get('date') ?? '') - Date.now())
    if (skew > 60_000)
      return [
        {
          what: `The clock behind ${publicUrl} is ${Math.round(skew / 1000)} s off this one.`,
          state: 'warning',
          mend: 'Set both by NTP.',
        },
      ]
    return [{ what: `${publicUrl} answers that it is healthy.`, state: 'fine' }]
  } catch {
    return [
      {
        what: `${health} does not answer.`,
        state: 'warning',
        mend: 'Start maillon serve, and look from outside.',
      },
    ]
  }
}

function callbackFinding({ callbackUrls }: Settings): Finding[] {
  if (callbackUrls.length > 0) return []
  return [
    {
      what: 'No callbackUrl is allowed, so browsers stay on a page of the server after connecting.',
      state: 'warning',
      mend: 'MAILLON_CALLBACK_URLS=https://your-app.com/chat',
    },
  ]
}
