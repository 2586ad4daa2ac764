import { AsyncLocalStorage } from 'node:async_hooks'
import { MaillonError } from '@maillon/core'
import { type Dialect, PostgresDialect } from 'kysely'
import type { Client, ClientConfig, PoolClient, QueryConfig } from 'pg'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { atMost } from './at-most.ts'
import type { PostgresWatch } from './postgres-watch.ts'
import { isMixedUp, preparedName } from './prepared-statements.ts'

/** A query that takes longer is on a connection that hangs; `?query_timeout=` of the URL says otherwise. */
const queryTimeoutMs = 10_000
const poolSize = 10
const mostConnections = 1_000
/** For ending connections, which wait for a word of the server. */
const farewellMs = 2_000

export interface PostgresOptions {
  /** For work that may take its time, such as migrations. */
  patient?: boolean
  /** How many connections at most. */
  pool?: number | undefined
  telemetry?: Telemetry | undefined
  watch?: PostgresWatch | undefined
}

/** Kysely's dialect on a pool of `pg`, which is loaded only here. */
export async function postgresDialect(
  url: string,
  { patient = false, pool: max = poolSize, telemetry, watch }: PostgresOptions = {},
): Promise<Dialect> {
  if (!Number.isInteger(max) || max < 1 || max > mostConnections) throw noPoolSize()
  const { Client: PlainClient, Pool, types } = await import('pg')
  const pool = new Pool({
    Client: connectingOutside(PlainClient),
    ...(!patient && { query_timeout: queryTimeoutMs }),
    connectionString: url,
    max,
    application_name: 'maillon',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    allowExitOnIdle: true,
    types: {
      // As they come, 64-bit integers are strings; ours are times and counts below 2^53.
      getTypeParser: (oid, format) =>
        oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format),
    },
  })
  const plans = { isPooled: false }
  // A lost connection fails the query that runs on it and leaves the pool; with no listener the process would end.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    watch?.connected()
    overStatements(client, { watch, plans })
    leaveWhenStuck(client)
  })
  watch?.opened(async ({ text, values }) => {
    const client = await pool.connect()
    try {
      return (await client.query({ text, values, rowMode: 'array' })).rows
    } finally {
      client.release()
    }
  })
  const endGauge = telemetry?.gauge('pool.connections', 'Connections to the database.', () => [
    [pool.totalCount - pool.idleCount, 'busy'],
    [pool.idleCount, 'idle'],
    [pool.waitingCount, 'waited for'],
  ])
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: () => pool.connect(),
      async end() {
        endGauge?.()
        await atMost(farewellMs, pool.end())
      },
    },
  })
}

const outside = AsyncLocalStorage.snapshot()

/** A connection outlives the call that it is made for, and must not hold what that knows. */
function connectingOutside(Plain: typeof Client): typeof Client {
  return class extends Plain {
    constructor(config?: string | ClientConfig) {
      super(config)
      const connect = this.connect.bind(this) as (...told: unknown[]) => unknown
      this.connect = ((...told: unknown[]) => outside(connect, ...told)) as typeof this.connect
    }
  }
}

function noPoolSize(): MaillonError {
  return new MaillonError('config_invalid', {
    message: 'The option `databasePool` is no number of connections.',
    hint: `Pass a whole number from 1 to ${mostConnections}, or leave it out for ${poolSize}.`,
  })
}

/**
 * Tells of each statement, and has those planned once that are to be. Behind a pooler that gives each statement to another
 * connection, the first of them fails, and none is planned ahead from then on.
 */
function overStatements(
  client: PoolClient,
  { watch, plans }: { watch: PostgresWatch | undefined; plans: { isPooled: boolean } },
): void {
  const query = client.query.bind(client) as (statement: object) => Promise<unknown>
  const asked = (text: string | QueryConfig, values?: unknown[]) => {
    const statement = typeof text === 'string' ? { text, values } : text
    watch?.writing(statement.text)
    const name = plans.isPooled ? undefined : preparedName(statement.text)
    if (name === undefined) return query(statement)
    return query({ ...statement, name }).catch((error: unknown) => {
      plans.isPooled ||= isMixedUp(error)
      throw error
    })
  }
  client.query = asked as typeof client.query
}

/** An answer that did not come in time may never come: whoever got this connection next would wait behind it. */
function leaveWhenStuck(client: PoolClient): void {
  const query = client.query.bind(client) as (...parameters: unknown[]) => Promise<unknown>
  const impatient = async (...parameters: unknown[]) => {
    try {
      return await query(...parameters)
    } catch (error) {
      if (error instanceof Error && error.message === 'Query read timeout')
        void (client as unknown as Client).end().catch(() => {})
      throw error
    }
  }
  client.query = impatient as typeof client.query
}
