import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'

/** The tables of an engine's database, to be filled by SQL; numbers are as large as 64 bits hold. */
export interface Tables {
  /** Makes `count` rows of the first one, each with what these expressions over `i`, from 1 on, say of its columns. */
  copy(table: string, count: number, columns: Record<string, string>): Promise<void>
  /** Whether there is a row. */
  has(table: string): Promise<boolean>
  /** Indexes are made at once when the rows are there: each by each, ten million rows take an hour. */
  withoutIndexes(work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

const filled = ['accounts', 'attempts', 'audit', 'audit_persons', 'calls', 'sessions']

/** The tables of an engine on Postgres. */
export async function postgresTables(database: string): Promise<Tables> {
  const client = new Client({ connectionString: database })
  await client.connect()
  // Of the filling alone: it is not what is measured.
  await client.query(`alter system set max_wal_size = '16GB'`)
  await client.query('select pg_reload_conf()')
  await client.query(`set maintenance_work_mem = '1GB'`)
  await client.query('set synchronous_commit = off')
  // Whether what a row points to is there is not asked either.
  await client.query('set session_replication_role = replica')
  await client.query('set search_path = maillon')
  return {
    async copy(table, count, columns) {
      const { rows } = await client.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = 'maillon' and table_name = $1`,
        [table],
      )
      const series = `generate_series(cast(1 as bigint), ${count}) i`
      const names = rows.map(({ name }) => name)
      await client.query(copying(table, names, columns, series))
    },
    has: async (table) => (await client.query(`select 1 from ${table} limit 1`)).rows.length > 0,
    async withoutIndexes(work) {
      const { rows } = await client.query<{ name: string; definition: string }>(
        `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'maillon' and tablename = any($1)
         and indexname not in (select conname from pg_constraint)`,
        [filled],
      )
      for (const { name } of rows) await client.query(`drop index "${name}"`)
      await work()
      for (const { definition } of rows) await client.query(definition)
      for (const table of filled) await client.query(`vacuum analyze ${table}`)
      await client.query('checkpoint')
    },
    close: () => client.end(),
  }
}

/** The tables of an engine on SQLite. */
export function sqliteTables(path: string): Tables {
  const database = new DatabaseSync(path, { timeout: 60_000 })
  database.exec('pragma synchronous = off; pragma cache_size = -500000; pragma foreign_keys = off')
  const read = (statement: string) =>
    database.prepare(statement).all() as { name: string; sql: string }[]
  return {
    async copy(table, count, columns) {
      const series = `(with recursive s(i) as (select 1 union all select i + 1 from s where i < ${count}) select i from s)`
      const names = read(`select name from pragma_table_info('${table}')`).map(({ name }) => name)
      database.exec(copying(table, names, columns, series))
    },
    has: async (table) => read(`select 1 from ${table} limit 1`).length > 0,
    async withoutIndexes(work) {
      const indexes = read(
        `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in (${filled.map((table) => `'${table}'`).join()})`,
      )
      for (const { name } of indexes) database.exec(`drop index "${name}"`)
      await work()
      for (const { sql } of indexes) database.exec(sql)
      database.exec('pragma wal_checkpoint(truncate)')
    },
    close: async () => database.close(),
  }
}

function copying(
  table: string,
  names: readonly string[],
  columns: Record<string, string>,
  series: string,
): string {
  const values = names.map((name) => columns[name] ?? `t."${name}"`)
  return `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
    select ${values.join(', ')} from (select * from ${table} limit 1) t, ${series}`
}
