import type { Pool, QueryConfig } from 'pg'
import { storeError } from '../../store/store-error.ts'
import { atMost } from '../../store/at-most.ts'
import { missingObject, type Storage } from './storage.ts'

/** What one statement writes or reads; what is read comes as text of twice the length. */
const chunkBytes = 128 * 1024
const queryTimeoutMs = 30_000
const farewellMs = 2_000

/**
 * Large objects of the engine's own database. Each chunk is a statement of its own, so that no connection waits for
 * whoever sends or reads a file; until all are written no row of `files` names the object.
 */
export function postgresStorage(url: string): Storage {
  let opened: Promise<Pool> | undefined
  let closing: Promise<void> | undefined
  const pool = () => (opened ??= openPool(url))
  const endPool = async () => {
    if (opened) await atMost(farewellMs, (await opened).end())
  }

  async function query<Row extends object>(config: QueryConfig): Promise<Row[]> {
    try {
      return (await (await pool()).query<Row>(config)).rows
    } catch (error) {
      throw storeError(error)
    }
  }

  async function remove(name: string): Promise<void> {
    await query({
      text: `with gone as (delete from maillon.file_objects where name = $1 returning oid)
             select lo_unlink(oid::oid) from gone`,
      values: [name],
    })
  }

  /** The name and the object come at once: an object without a name could never be found again. */
  async function make(name: string): Promise<string> {
    const [made] = await query<{ oid: string }>({
      text: `insert into maillon.file_objects (name, oid, created_at)
             values ($1, lo_create(0), extract(epoch from clock_timestamp()) * 1000) returning oid`,
      values: [name],
    })
    return String(made?.oid)
  }

  return {
    async write(name, bytes, signal) {
      const oid = await make(name)
      try {
        let at = 0
        for await (const chunk of inChunks(bytes)) {
          signal?.throwIfAborted()
          await query({ text: 'select lo_put($1, $2, $3)', values: [oid, at, chunk] })
          at += chunk.length
        }
      } catch (error) {
        // What cannot be taken away now is swept.
        await remove(name).catch(() => {})
        throw error
      }
    },
    async *read(name, from, to) {
      if (to <= from) return
      const [known] = await query<{ oid: string }>({
        text: 'select oid from maillon.file_objects where name = $1',
        values: [name],
      })
      if (!known) throw missingObject(name)
      for (let at = from; at < to; ) {
        const length = Math.min(chunkBytes, to - at)
        const [part] = await query<{ bytes: Buffer }>({
          text: 'select lo_get($1, $2, $3) as bytes',
          values: [known.oid, at, length],
        })
        if (!part || part.bytes.length === 0) return
        yield part.bytes
        at += part.bytes.length
      }
    },
    delete: remove,
    async *list() {
      let after = ''
      for (;;) {
        const rows = await query<{ name: string; created_at: string }>({
          text: `select name, created_at from maillon.file_objects
                 where name > $1 order by name limit 1000`,
          values: [after],
        })
        for (const { name, created_at } of rows) yield { name, at: Number(created_at) }
        const last = rows.at(-1)
        if (!last) return
        after = last.name
      }
    },
    close: () => (closing ??= endPool()),
  }
}

async function openPool(url: string): Promise<Pool> {
  const { Pool } = await import('pg')
  const pool = new Pool({
    connectionString: url,
    application_name: 'maillon files',
    max: 4,
    connectionTimeoutMillis: 10_000,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    allowExitOnIdle: true,
  })
  // A lost connection fails the query that runs on it; with no listener the process would end.
  pool.on('error', () => {})
  return pool
}

/** The same bytes, in chunks of one size but for the last. */
async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    pieces.push(piece)
    length += piece.length
    if (length < chunkBytes) continue
    yield Buffer.concat(pieces)
    pieces = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(pieces)
}
