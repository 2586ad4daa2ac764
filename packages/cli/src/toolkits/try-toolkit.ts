import { Maillon, MaillonError, type ToolCatalogue } from '@maillon/core'
import { toJsonSchema } from '@maillon/core/provider'
import type { Tool, Toolkit } from '@maillon/core/toolkit'
import { createEngine } from '@maillon/engine'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'
import { exitCodes } from '../exit-codes.ts'
import { noPhases, type Phases } from '../terminal/phases.ts'
import { styled } from '../terminal/style.ts'
import { visible } from '../terminal/visible.ts'
import { installed } from './installed.ts'

export interface TryOptions extends ConfigSources {
  user?: string | undefined
  project: string
  json: boolean
}

/** Enough to know that the service understands us, and no more of its limits than that. */
const most = 5

/**
 * Calls tools of a toolkit that read and need no arguments, at the service itself, with an account that a user has
 * connected; answers the exit code. Whether a tool reads, its toolkit says: of an imported one, the method of its request.
 */
export async function tryToolkit(
  slug: string,
  options: TryOptions,
  phases: Phases,
): Promise<number> {
  const command = 'maillon toolkits test'
  const settings = await settingsFor(command, options, ['database', 'encryptionKey'])
  const toolkit = installed(settings, slug)
  if (options.user === undefined && toolkit.auth.scheme !== 'NO_AUTH') {
    throw new MaillonError('config_invalid', {
      message: `${toolkit.name} is asked with somebody’s account.`,
      hint: 'Pass --user ID: a user who has connected it.',
    })
  }
  const tools = readable(toolkit)
  if (tools.length === 0) {
    throw new MaillonError('config_invalid', {
      message: `${toolkit.name} has no tool that reads without arguments.`,
      hint: 'Call one with arguments through the API: POST /api/v3.1/tools/execute/<slug>',
    })
  }
  const { database, encryptionKey, toolkits, services, authConfigs, origins } = settings
  const engine = await createEngine({
    database,
    encryptionKey,
    toolkits,
    services,
    authConfigs,
    origins,
    jobs: false,
  })
  try {
    const maillon = new Maillon({ engine, project: options.project })
    const outcomes = await tryTools(maillon.tools, tools, options.user, phases)
    phases.end()
    if (options.json) console.log(JSON.stringify(outcomes))
    else
      for (const { slug: tool, error, ms } of outcomes) {
        const mark = error === null ? styled('green', 'works') : styled('red', 'FAILS')
        console.log(`${mark}  ${visible(`${tool}  ${error ?? `${ms} ms`}`)}`)
      }
    return outcomes.every(({ error }) => error === null) ? exitCodes.done : exitCodes.failed
  } finally {
    await engine.close()
  }
}

/** What came of each call. */
export async function tryTools(
  catalogue: ToolCatalogue,
  tools: readonly Tool[],
  userId: string | undefined,
  phases = noPhases,
): Promise<{ slug: string; error: string | null; ms: number }[]> {
  const outcomes: { slug: string; error: string | null; ms: number }[] = []
  for (const { slug } of tools) {
    phases.begin(`Calling ${slug}`)
    const start = performance.now()
    const { error } = await catalogue.execute(slug, { userId })
    outcomes.push({ slug, error, ms: Math.round(performance.now() - start) })
  }
  return outcomes
}

/** The tools that read and need no arguments. */
export function readable({ tools }: Toolkit): Tool[] {
  return tools
    .filter(({ effect, input }) => {
      const { required = [] } = ('_zod' in input ? toJsonSchema(input) : input) as {
        required?: string[]
      }
      return effect === 'read' && required.length === 0
    })
    .slice(0, most)
}
