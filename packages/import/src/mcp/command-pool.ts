import { MaillonError } from '@maillon/core/toolkit'
import type { Client } from '@modelcontextprotocol/client'
import type { RunningCommand } from './start-command.ts'

/** Processes of one server, one for each account. */
export interface CommandPool {
  /** Lets `work` talk to the account's process, which is started if need be. Throws `upstream_unavailable`, and what `start` throws. */
  use<Result>(account: string, work: (client: Client) => Promise<Result>): Promise<Result>
  /** Ends all of them: those that nobody uses at once, the others when they are done, or in two seconds. */
  close(): Promise<void>
}

interface Entry {
  starting: Promise<RunningCommand>
  users: number
  usedAt: number
  idle?: NodeJS.Timeout
  /** Called when nobody uses it any more. */
  onUnused?: () => void
}

const idleMs = 5 * 60_000
const graceMs = 2_000
/** As many accounts are served at a time; the one that waited longest makes room. */
const most = 20

/** Processes that are kept while they are used, and for five minutes after. */
export function createCommandPool(
  start: (account: string) => Promise<RunningCommand>,
): CommandPool {
  const entries = new Map<string, Entry>()

  function drop(account: string, entry: Entry): void {
    if (entries.get(account) === entry) entries.delete(account)
  }

  function stop(account: string, entry: Entry): Promise<void> {
    clearTimeout(entry.idle)
    drop(account, entry)
    return entry.starting.then((running) => running.stop()).catch(() => {})
  }

  function makeRoom(): void {
    if (entries.size < most) return
    const [oldest] = [...entries]
      .filter(([, { users }]) => users === 0)
      .toSorted(([, a], [, b]) => a.usedAt - b.usedAt)
    if (!oldest) throw tooMany()
    void stop(...oldest)
  }

  function entryOf(account: string): Entry {
    const known = entries.get(account)
    if (known) return known
    makeRoom()
    const entry: Entry = { starting: start(account), users: 0, usedAt: 0 }
    entries.set(account, entry)
    entry.starting.then(
      ({ onEnd }) => onEnd(() => drop(account, entry)),
      () => drop(account, entry),
    )
    return entry
  }

  return {
    async use(account, work) {
      const entry = entryOf(account)
      clearTimeout(entry.idle)
      entry.users += 1
      try {
        return await work((await entry.starting).client)
      } finally {
        entry.users -= 1
        entry.usedAt = performance.now()
        if (entry.users === 0) {
          entry.onUnused?.()
          entry.idle = setTimeout(() => stop(account, entry), idleMs).unref()
        }
      }
    },
    async close() {
      const all = [...entries].map(async ([account, entry]) => {
        drop(account, entry)
        if (entry.users > 0) await unused(entry)
        await stop(account, entry)
      })
      await Promise.all(all)
    },
  }
}

/** Waits until nobody uses it, for as long as a grace lasts. */
function unused(entry: Entry): Promise<void> {
  return new Promise((resolve) => {
    const grace = setTimeout(resolve, graceMs)
    entry.onUnused = () => {
      clearTimeout(grace)
      resolve()
    }
  })
}

function tooMany(): MaillonError {
  return new MaillonError('upstream_unavailable', {
    message: `${most} accounts use this server at once, as many as it is started for.`,
    hint: 'Try again later.',
  })
}
