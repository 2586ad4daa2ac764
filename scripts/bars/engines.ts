import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hostile } from '@maillon/testkit/hostile'
import { startPostgres } from '@maillon/testkit/postgres'

export type DatabaseKind = 'sqlite' | 'postgres'

/** One engine process. */
export interface Engine {
  url: string
  apiKey: string
  child: ChildProcess
  /** Calls its API; the answer's status and body. */
  call<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }>
  /** Ends it as a crash would. */
  kill(): Promise<void>
  /** Ends it as an operator would. */
  stop(): Promise<number | null>
}

/** What one engine compiled, the next one reads: the bars start hundreds. */
const compileCache = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)),
}
const encryptionKey = `bars:${Buffer.alloc(32, 7).toString('base64')}`
let postgres: Awaited<ReturnType<typeof startPostgres>> | undefined

/** A new database; its file or its server goes with the bars. */
export async function newDatabase(
  kind: DatabaseKind,
): Promise<{ url: string; end(): Promise<void> }> {
  if (kind === 'postgres') {
    postgres ??= await startPostgres()
    return { url: await postgres.createDatabase(), end: async () => {} }
  }
  const folder = await mkdtemp(join(tmpdir(), 'maillon-bars-'))
  return { url: join(folder, 'engine.db'), end: () => rm(folder, { recursive: true, force: true }) }
}

/** Ends the Postgres server, if one was started. */
export async function stopDatabases(): Promise<void> {
  await postgres?.stop()
}

const running = new Set<ChildProcess>()

/** Ends every engine that is left. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Starts an engine process on a database, whose upstream is the hostile one. */
export async function startEngine(
  database: string,
  hostile: Pick<Hostile, 'routes' | 'authConfigs'>,
  options: object = {},
): Promise<Engine> {
  const { routes, authConfigs } = hostile
  const worker = { database, encryptionKey, routes, authConfigs, ...options }
  const child = fork(new URL('worker.ts', import.meta.url), {
    execArgv: ['--conditions=@maillon/source'],
    env: { ...process.env, ...compileCache, BARS_WORKER: JSON.stringify(worker) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const [ready] = (await once(child, 'message')) as [{ url: string; apiKey: string }]
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    child.kill(signal)
    const [code] = (await once(child, 'exit')) as [number | null]
    return code
  }
  return {
    ...ready,
    child,
    async call<Body>(method: string, path: string, body?: unknown) {
      const response = await fetch(`${ready.url}/api/v3.1${path}`, {
        method,
        headers: { 'x-api-key': ready.apiKey, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: (await response.json()) as Body }
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}
