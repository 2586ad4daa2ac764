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
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    next.on('notification', ({ payload }) => payload && listener.heard(payload))
    client = next
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
    } catch {
      return lost(next)
    }
    // An engine that nobody closes does not keep its process alive.
    ;(next as Client & { unref(): void }).unref()
    pauseMs = firstPauseMs
    listener.missed()
  }

  function lost(which: Client): void {
    if (which !== client) return
    client = undefined
    which.end().catch(() => {})
    if (closed) return
    retry = setTimeout(() => {
      connecting = connect()
    }, pauseMs).unref()
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  return {
    send(id) {
      // Lost when there is no connection now: the others look each second anyway.
      client?.query('select pg_notify($1, $2)', [channel, id]).catch(() => {})
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await connecting
      if (client)
        await atMost(
          farewellMs,
          client.end().catch(() => {}),
        )
    },
  }
}
