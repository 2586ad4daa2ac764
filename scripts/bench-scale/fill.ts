import { Client } from 'pg'

export interface Filled {
  /** How many of each. */
  calls: number
  sessions: number
  accounts: number
  seconds: number
}

/** What tells one row from the next, as expressions over `i`; the rest is as in the template. */
type Differs = Record<string, string>

const dayMs = 24 * 3_600_000
const toolkits = 40

/**
 * Fills an engine's tables inside Postgres, from a row of each that the engine wrote: calls and audit over thirty days,
 * of whose oldest hundredth the day is over, and a session and an account for each hundred of them.
 */
export async function fill(database: string, rows: number): Promise<Filled> {
  const client = new Client({ connectionString: database })
  await client.connect()
  // Of the filling alone: it is not what is measured.
  await client.query(`alter system set max_wal_size = '16GB'`)
  await client.query('select pg_reload_conf()')
  await client.query(`set maintenance_work_mem = '1GB'`)
  const start = performance.now()
  const now = Date.now()
  const few = Math.ceil(rows / 100)
  // The newest comes last, as it would; one in a hundred is older than what is kept.
  const at = (kept: number) =>
    `${now} - (${rows} - i)::bigint * ${Math.ceil((kept * dayMs * 1.01) / rows)}`
  const spread = (name: string, count: number) => `'${name}_' || (i * 7919::bigint) % ${count}`
  const person = spread('user', few)
  const indexes = await dropIndexes(client, ['calls', 'audit'])

  async function copies(table: string, count: number, differs: Differs): Promise<void> {
    const { rows: columns } = await client.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'maillon' and table_name = $1`,
      [table],
    )
    const names = columns.map(({ name }) => `"${name}"`).join(', ')
    const values = columns.map(({ name }) => differs[name] ?? `t."${name}"`).join(', ')
    await client.query(
      `insert into maillon.${table} (${names}) select ${values} from (select * from maillon.${table} limit 1) t, generate_series(1, ${count}) i`,
    )
  }

  await copies('sessions', few, {
    id: `'trs_' || i`,
    user_id: person,
    created_at: at(30),
    updated_at: `${now}`,
  })
  await copies('accounts', few, {
    id: `'ca_' || i`,
    user_id: person,
    toolkit: spread('toolkit', toolkits),
    status: `case when i % 20 = 0 then 'EXPIRED' else 'ACTIVE' end`,
    external_id: 'null',
    connected_at: at(30),
    created_at: at(30),
    updated_at: `${now}`,
  })
  await client.query(
    `insert into maillon.calls (project_id, id, at, ms, kind, tool, user_id, actor_kind, status, argument_bytes, result_bytes)
     values ('default', 'log_0', ${now}, 40, 'tool', 'TOOL', 'user_0', 'key', 'ok', 100, 2000)`,
  )
  await copies('calls', rows, {
    id: `'log_' || lpad(i::text, 12, '0')`,
    at: at(30),
    upstream_ms: '30',
    kind: `case when i % 10 = 0 then 'meta' when i % 25 = 3 then 'proxy' else 'tool' end`,
    tool: spread('TOOL', 400),
    toolkit: spread('toolkit', toolkits),
    user_id: person,
    session_id: spread('trs', few),
    account_id: spread('ca', few),
    actor_id: spread('key', 20),
    status: `case when i % 50 = 1 then 'failed' when i % 500 = 2 then 'waiting' else 'ok' end`,
  })
  await copies('audit', rows, {
    id: `'aud_' || lpad(i::text, 12, '0')`,
    at: at(365),
    subject: spread('ca', few),
    action: `case when i % 3 = 0 then 'connection.connected' else 'session.created' end`,
    person: spread('prs', few),
    actor_id: spread('key', 20),
    seq: 'null',
    mac: 'null',
    writer: 'null',
  })
  for (const definition of indexes) await client.query(definition)
  for (const table of ['sessions', 'accounts', 'calls', 'audit'])
    await client.query(`vacuum analyze maillon.${table}`)
  await client.end()
  return { calls: rows, sessions: few, accounts: few, seconds: (performance.now() - start) / 1000 }
}

/** Indexes are made at once when the rows are there: each by each, ten million rows take an hour. */
async function dropIndexes(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'maillon' and tablename = any($1)
     and indexname not in (select conname from pg_constraint)`,
    [tables],
  )
  for (const { name } of rows) await client.query(`drop index maillon."${name}"`)
  return rows.map(({ definition }) => definition)
}
