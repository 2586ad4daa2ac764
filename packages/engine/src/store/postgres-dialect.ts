import { type Dialect, PostgresDialect } from 'kysely'

/** Kysely's dialect on a pool of `pg`, which is loaded only here. */
export async function postgresDialect(url: string): Promise<Dialect> {
  const { Pool, types } = await import('pg')
  const pool = new Pool({
    connectionString: url,
    application_name: 'maillon',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    allowExitOnIdle: true,
    types: {
      // As they come, 64-bit integers are strings; ours are times and counts below 2^53.
      getTypeParser: (oid, format) =>
        oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format),
    },
  })
  // A lost connection fails the query that runs on it and leaves the pool; with no listener the process would end.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new PostgresDialect({ pool })
}
