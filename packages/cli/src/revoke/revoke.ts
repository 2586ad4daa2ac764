import { MaillonError } from '@maillon/core'
import { actingAs, createEngine, type Engine } from '@maillon/engine'
import { confirmed } from '../terminal/confirmed.ts'
import { exitCodes } from '../exit-codes.ts'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'

export interface RevokeOptions extends ConfigSources {
  all: boolean
  project?: string | undefined
  user?: string | undefined
  yes: boolean
  json: boolean
}

/** What a run came to. */
interface Receipt {
  ended: number
  revoked_upstream: Record<string, number>
  unsupported_toolkits: string[]
}

/** Revokes what the options name; answers the exit code: 0 when nothing is left to do, 3 while upstreams are down. */
export async function revoke(options: RevokeOptions): Promise<number> {
  const scope = scopeOf(options)
  const { database, encryptionKey, toolkits, services, authConfigs, origins } = await settingsFor(
    'revoke',
    options,
    ['database', 'encryptionKey'],
  )
  if (!options.yes && !(await confirmed(`Revoke ${describe(scope)}? Users have to connect again.`)))
    return exitCodes.failed
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
    const receipt = await actingAs({ kind: 'cli', id: null }, () =>
      run(engine, scope, options.json),
    )
    console.log(options.json ? JSON.stringify(receipt) : told(receipt))
    return receipt.revoked_upstream.pending || receipt.revoked_upstream.failed
      ? exitCodes.partly
      : exitCodes.done
  } finally {
    await engine.close()
  }
}

type Scope = Parameters<Engine['revokeAll']>[0]

function scopeOf({ all, project, user }: RevokeOptions): Scope {
  if (all === (project !== undefined || user !== undefined)) {
    throw new MaillonError('config_invalid', {
      message: 'Say which connections to revoke.',
      hint: 'Pass --all, or --project ID, --user ID, or both.',
    })
  }
  if (all) return {}
  const projectId = project ?? 'default'
  return user === undefined ? { projectId } : { projectId, userId: user }
}

function describe({ projectId, userId }: Scope): string {
  if (projectId === undefined) return 'ALL connections of ALL projects'
  const whose = userId === undefined ? 'all connections' : `all connections of the user "${userId}"`
  return `${whose} in the project "${projectId}"`
}

async function run(engine: Engine, scope: Scope, isQuiet: boolean): Promise<Receipt> {
  const counts: Record<string, number> = {}
  const unsupported = new Set<string>()
  let ended = 0
  await engine.revokeAll(scope, ({ status, toolkit }) => {
    ended += 1
    counts[status] = (counts[status] ?? 0) + 1
    if (status === 'unsupported') unsupported.add(toolkit)
    if (!isQuiet && ended % 100 === 0) console.error(`${ended} connections ended`)
  })
  return { ended, revoked_upstream: counts, unsupported_toolkits: [...unsupported].toSorted() }
}

function told({ ended, revoked_upstream: counts, unsupported_toolkits }: Receipt): string {
  const lines = [`${ended} connections ended.`]
  const meanings = {
    yes: 'revoked at their upstream',
    kept: 'whose grant another account of the same person uses',
    pending: 'still to be revoked at their upstream: run maillon serve',
    failed: 'that their upstream did not revoke',
    unsupported: `that users have to revoke themselves, in the settings of: ${unsupported_toolkits.join(', ')}`,
  }
  for (const [status, meaning] of Object.entries(meanings))
    if (counts[status]) lines.push(`  ${counts[status]} ${meaning}`)
  return lines.join('\n')
}
