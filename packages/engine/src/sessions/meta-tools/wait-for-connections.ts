import { z } from 'zod'
import { choiceFor, openAttemptAccount } from '../accounts-of.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { requireToolkit } from '../policy.ts'
import { defineMetaTool, sessionId, toolkitSlug } from './meta-tool.ts'

/** Below the time after which clients give up, with room for the answer. */
const waitMs = 40_000
/** For accounts that are connected anew: nobody can wait for those, so they are looked at again. */
const pauseMs = 1_000

type Status = 'ACTIVE' | 'INITIATED' | 'FAILED' | 'NOT_FOUND'
interface Result {
  toolkit: string
  status: Status
  has_active_connection: boolean
  connected_account_id?: string
  error_message?: string
}

/** Waits until the user has connected. */
export const waitForConnections = defineMetaTool({
  slug: 'COMPOSIO_WAIT_FOR_CONNECTIONS',
  name: 'Wait for connections',
  description:
    'Waits until the user has connected, or for about 40 seconds. ' +
    'Call it only after you have shown the links from COMPOSIO_MANAGE_CONNECTIONS to the user.',
  tags: ['readOnlyHint', 'idempotentHint'],
  input: z.object({
    toolkits: z.array(toolkitSlug).min(1).max(20),
    mode: z.enum(['any', 'all']).default('any').describe('How many of them are enough.'),
    session_id: sessionId,
  }),
  output: z.object({ message: z.string(), results: z.record(z.string(), z.unknown()) }),
  listed: (config) =>
    config.manage_connections.enabled && config.manage_connections.enable_wait_for_connections,
  async run({ toolkits, mode }, { parts, session: first }) {
    let session = first
    const slugs = [...new Set(toolkits)]
    const end = parts.now() + waitMs
    let results = await Promise.all(slugs.map((slug) => look(parts, session, slug)))
    while (!isEnough(results, mode) && parts.now() < end && !parts.waiters.isDraining) {
      await change(parts, session, results, end - parts.now())
      session = await session.again()
      const before = results
      results = await Promise.all(before.map((one) => look(parts, session, one.toolkit, one)))
      if (results.every(({ status }, index) => status === before[index]?.status)) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    }
    const connected = results.filter(({ has_active_connection }) => has_active_connection).length
    return {
      message: `${connected} of ${results.length} connected.`,
      results: Object.fromEntries(results.map((one) => [one.toolkit, one])),
      session: { id: session.id },
    }
  },
})

/** Whether waiting on would change nothing. */
function isEnough(results: readonly Result[], mode: 'any' | 'all'): boolean {
  const pending = results.some(({ status }) => status === 'INITIATED')
  const active = results.filter(({ status }) => status === 'ACTIVE').length
  return !pending || (mode === 'any' ? active > 0 : active === results.length)
}

/** Resolves when one of the pending accounts changes, or when time is up. */
async function change(
  { connections }: SessionParts,
  { projectId }: LiveSession,
  results: readonly Result[],
  ms: number,
): Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  const pending = results.filter(({ status }) => status === 'INITIATED')
  const waits = pending.map(({ connected_account_id: accountId = '' }) =>
    connections.wait({ projectId, accountId, linkToken: undefined, ms, signal }),
  )
  await Promise.race(waits)
  stop.abort()
}

async function look(
  parts: SessionParts,
  session: LiveSession,
  toolkit: string,
  before?: Result,
): Promise<Result> {
  requireToolkit(session.config, toolkit)
  const account = await parts.connections.choose(choiceFor(session, toolkit))
  if (account) {
    const facts = { status: 'ACTIVE', has_active_connection: true } as const
    return { toolkit, ...facts, connected_account_id: account.id }
  }
  const accountId = await openAttemptAccount(parts, session, toolkit)
  const facts = { toolkit, has_active_connection: false }
  if (accountId) return { ...facts, status: 'INITIATED', connected_account_id: accountId }
  if (!before || before.status === 'NOT_FOUND') {
    const hint = 'No link is open: get one from COMPOSIO_MANAGE_CONNECTIONS.'
    return { ...facts, status: 'NOT_FOUND', error_message: hint }
  }
  const ended = 'The link was declined, cancelled or not used in time.'
  return { ...before, ...facts, status: 'FAILED', error_message: ended }
}
