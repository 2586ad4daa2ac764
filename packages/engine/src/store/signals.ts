import type { Client } from 'pg'
import { atMost } from './at-most.ts'
import { readDatabaseUrl } from './database-url.ts'

/** Short words between the processes that share a database. A word may be lost: whoever waits for one also looks. */
export interface Signals {
  /** Says an id to every process, this one included. Never a secret: whoever may connect to the database can listen. */
  send(id: string): void
  close(): Promise<void>
}

export interface SignalListener {
  /** An id came. */
  heard(id: string): void
  /** Words may have been missed: look yourself. */
  missed(): void
  /** The connection is gone, and is made anew; said once, however long that takes. */
  lost(cause: unknown): void
}

const channel = 'maillon_changes'
const firstPauseMs = 100
const longestPauseMs = 5_000
const farewellMs = 1_000

/** Postgres carries signals by LISTEN and NOTIFY, on one connection of its own; on SQLite there are none. */
export function openSignals(database: string, listener: SignalListener): Signals {
  const address = readDatabaseUrl(database)
  return address.kind === 'postgres'
    ? postgresSignals(address.url, listener)
    : { send() {}, close: async () => {} }
}

function postgresSignals(url: string, listener: SignalListener): Signals {
  let client: Client | undefined
  let listening: Client | undefined
  let isMissing = false
  const unsaid = new Set<string>()
  let saying: Promise<void> | undefined
  let retry: NodeJS.Timeout | undefined
  let pauseMs = firstPauseMs
  let closed = false
  let connecting = connect()

  async function connect(): Promise<void> {
    const { Client } = await import('pg')
    if (closed) return
    const next = new Client({
      connectionString: url,
      application_name: 'maillon signals',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
    // A lost connection says it more than once; without a listener the process would end.
    next.on('error', (cause) => lost(next, cause))
    next.on('end', () => lost(next))
    next.on('notification', ({ payload }) => payload && listener.heard(payload))
    client = next
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
    } catch (cause) {
      return lost(next, cause)
    }
    listening = next
    isMissing = false
    // An engine that nobody closes does not keep its process alive.
    ;(next as Client & { unref(): void }).unref()
    pauseMs = firstPauseMs
    listener.missed()
  }

  function lost(which: Client, cause: unknown = new Error('The server closed it.')): void {
    if (which !== client) return
    client = undefined
    listening = undefined
    which.end().catch(() => {})
    if (closed) return
    if (!isMissing) listener.lost(cause)
    isMissing = true
    retry = setTimeout(() => {
      connecting = connect()
    }, pauseMs).unref()
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  /** One statement after another, each with all words that came meanwhile. */
  async function say(): Promise<void> {
    const take = () => [...unsaid].filter((id) => unsaid.delete(id))
    for (let ids = take(); ids.length > 0; ids = take()) {
      await listening
        ?.query('select pg_notify($1, id) from unnest($2::text[]) id', [channel, ids])
        .catch(() => {})
    }
    saying = undefined
  }

  return {
    send(id) {
      // Lost when there is no connection now: the others look each second anyway.
      if (!listening) return
      unsaid.add(id)
      saying ??= say()
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await connecting
      await saying
      if (client)
        await atMost(
          farewellMs,
          client.end().catch(() => {}),
        )
    },
  }
}
