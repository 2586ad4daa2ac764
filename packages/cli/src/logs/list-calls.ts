import { setTimeout as sleep } from 'node:timers/promises'
import type { LoggedCall, LogsQuery, Maillon } from '@maillon/core'
import { exitCodes } from '../exit-codes.ts'
import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { stopSignal } from '../server/stop-signal.ts'
import { type Cell, table } from '../terminal/table.ts'

interface Given extends ReachGiven {
  follow: boolean
  user?: string | undefined
  session?: string | undefined
  tool?: string | undefined
  failed: boolean
  since?: number | undefined
  json: boolean
}

const shown = 50
const everyMs = 1_000
/** A call stands in the log when it has ended, by when it came: longer ones are not followed. */
const longestMs = 120_000

/** Prints calls, the oldest first, and with `follow` those that come; answers the exit code. */
export async function listCalls(given: Given, stopped = stopSignal): Promise<number> {
  await atEngine('maillon logs', given, async (maillon) => {
    const query = queryOf(given)
    const first = await read(maillon, query, given.since === undefined ? shown : undefined)
    tell(first, given)
    if (given.follow) await follow(maillon, query, first, given, stopped())
    else if (first.length === 0 && !given.json) console.log('There is no such call.')
  })
  return exitCodes.done
}

function queryOf({ user, session, tool, failed, since }: Given): LogsQuery {
  return {
    userId: user,
    sessionId: session,
    tool,
    ...(failed && { failed }),
    ...(since !== undefined && { from: new Date(since).toISOString() }),
  }
}

/** As many as are there, or the newest, until `isKnown` knows all of a page. */
async function read(
  { logs }: Maillon,
  query: LogsQuery,
  most = Number.POSITIVE_INFINITY,
  isKnown: (call: LoggedCall) => boolean = () => false,
): Promise<LoggedCall[]> {
  const calls: LoggedCall[] = []
  let cursor: string | null | undefined
  do {
    const page = await logs.list({
      ...query,
      limit: Math.min(most, 200),
      ...(cursor && { cursor }),
    })
    calls.push(...page.items)
    cursor = page.items.every(isKnown) ? null : page.nextCursor
  } while (cursor && calls.length < most)
  return calls.slice(0, most).toReversed()
}

async function follow(
  maillon: Maillon,
  query: LogsQuery,
  first: readonly LoggedCall[],
  given: Given,
  stopping: Promise<void>,
): Promise<void> {
  const known = new Map(first.map(({ id }) => [id, Date.now()]))
  const start = Date.now()
  const state = { isStopped: false }
  void stopping.then(() => (state.isStopped = true))
  while (!state.isStopped) {
    await Promise.race([sleep(everyMs, undefined, { ref: true }), stopping])
    const from = new Date(Math.max(start, Date.now() - longestMs)).toISOString()
    const calls = await read(maillon, { ...query, from }, undefined, ({ id }) => known.has(id))
    tell(
      calls.filter(({ id }) => !known.has(id)),
      given,
    )
    for (const { id } of calls) known.set(id, Date.now())
    for (const [id, at] of known) if (at < Date.now() - 2 * longestMs) known.delete(id)
  }
}

function tell(calls: readonly LoggedCall[], { json }: Given): void {
  if (calls.length === 0) return
  if (json) for (const call of calls) console.log(JSON.stringify(call))
  else console.log(table(['TIME', 'STATUS', 'TOOL', 'USER', 'MS', 'ERROR', 'ID'], calls.map(rowOf)))
}

function rowOf(call: LoggedCall): Cell[] {
  const { createdAt, status, tool, userId, durationMs, errorCode, id } = call
  return [createdAt, status, tool, userId, durationMs, errorCode ?? '', id]
}
