import type { Engine } from '@maillon/engine'
import { Client } from 'pg'

/** Runs the engine's periodic jobs, of which retention is one, while calls come in; answers what was deleted in how long. */
export async function retain(
  engine: Engine,
  database: string,
  callsASecond: number,
): Promise<{ deleted: number; seconds: number }> {
  const client = new Client({ connectionString: database })
  await client.connect()
  const count = async () => {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from maillon.calls where at < (extract(epoch from clock_timestamp()) * 1000)::bigint - 30 * 86400000::bigint`,
    )
    return Number(rows[0]?.count)
  }
  const before = await count()
  const over = new AbortController()
  const coming = comeIn(client, callsASecond, over.signal)
  const start = performance.now()
  await engine.runJobs()
  const seconds = (performance.now() - start) / 1000
  over.abort()
  await coming
  const deleted = before - (await count())
  await client.end()
  return { deleted, seconds }
}

/** Ten batches a second, as several replicas write them. */
async function comeIn(client: Client, callsASecond: number, signal: AbortSignal): Promise<void> {
  const { rows } = await client.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'maillon' and table_name = 'calls'`,
  )
  const names = rows.map(({ column_name: name }) => `"${name}"`)
  const values = names.map((name) =>
    name === '"id"'
      ? `gen_random_uuid()::text`
      : name === '"at"'
        ? '(extract(epoch from clock_timestamp()) * 1000)::bigint'
        : `t.${name}`,
  )
  const batch = `insert into maillon.calls (${names.join(', ')})
    select ${values.join(', ')} from (select * from maillon.calls limit ${callsASecond / 10}) t`
  while (!signal.aborted) {
    await client.query(batch)
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
}
