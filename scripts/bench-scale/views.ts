import { toolkits } from './fill.ts'
import type { Side } from './side.ts'

/** Something that is asked of an engine; what is asked for differs from round to round. */
type Ask = (side: Side, round: number) => Promise<unknown>

/** What calls, agents and operators ask. */
export const asks: Record<string, Ask> = {
  execute: async ({ sessions }, round) => {
    const { error } = (await sessions[round % sessions.length]?.execute('BENCH_GET_ITEM', {
      id: String(round),
    })) ?? { error: 'There is no session.' }
    if (error !== null) throw new Error(error)
  },
  'search of tools': ({ sessions }, round) =>
    meta(sessions[round % sessions.length], 'COMPOSIO_SEARCH_TOOLS', {
      queries: [{ use_case: `read item ${round} of the bench` }],
    }),
  'manage connections': ({ sessions }, round) =>
    meta(sessions[round % sessions.length], 'COMPOSIO_MANAGE_CONNECTIONS', {
      toolkits: ['bench'],
    }),
  'toolkits of a session': ({ sessions }, round) =>
    sessions[round % sessions.length]?.toolkits({ isConnected: true }) ?? Promise.resolve(),
  'a session is made': ({ maillon, size }, round) =>
    maillon.create(`user_${(round * 7919) % (size.accounts / 5)}`),
  'a link is made': async ({ sessions }, round) =>
    (await sessions[round % sessions.length]?.authorize('resend'))?.redirectUrl,
  accounts: view(() => 'connected_accounts?limit=50'),
  'accounts from the middle of a list': view(
    () => `connected_accounts?limit=50&cursor=${middle('ca_1')}`,
  ),
  'accounts of a user': view(
    (round, size) =>
      `connected_accounts?limit=50&user_ids=user_${1 + ((round * 7919) % (size.accounts / 5 - 1))}`,
  ),
  'accounts of a user who has 500': view(() => 'connected_accounts?limit=50&user_ids=user_0'),
  'accounts that ended': view(() => 'connected_accounts?limit=50&statuses=EXPIRED'),
  'accounts of a toolkit': view(
    (round) => `connected_accounts?limit=50&toolkit_slugs=toolkit_${round % toolkits}`,
  ),
  'accounts of an auth config': view(
    (round) => `connected_accounts?limit=50&auth_config_ids=ac_${1 + (round % toolkits)}`,
  ),
  'accounts by their last change': view(() => 'connected_accounts?limit=50&order_by=updated_at'),
  'auth configs': view(() => 'auth_configs?limit=20'),
  sessions: view(() => 'tool_router/session?limit=50'),
  'sessions from the middle of a list': view(
    () => `tool_router/session?limit=50&cursor=${middle('trs_1')}`,
  ),
  'sessions of a user': view(
    (round, size) =>
      `tool_router/session?limit=50&user_ids=user_${(round * 7919) % (size.accounts / 5)}`,
  ),
  users: view(() => 'users?limit=50'),
  overview: view(() => 'overview'),
  calls: view(() => 'calls?limit=50'),
  'calls of a toolkit': view((round) => `calls?limit=50&toolkit_slug=toolkit_${round % toolkits}`),
  'calls of a tool': view((round) => `calls?limit=50&tool_slug=TOOL_${round % 400}`),
  'calls that failed': view(() => 'calls?limit=50&status=failed'),
  'failed calls of a toolkit': view(
    (round) => `calls?limit=50&status=failed&toolkit_slug=toolkit_${round % toolkits}`,
  ),
  'calls by proxy': view(() => 'calls?limit=50&kind=proxy'),
  'calls before a day': view((round) => `calls?limit=50&to=${day(round)}`),
  'calls of a user': view(
    (round, size) => `calls?limit=10&user_id=user_${(round * 7919) % (size.accounts / 5)}`,
  ),
  'one call': view((round, size) => `calls/log_${100_000_000_000 + size.rows - (round % 1_000)}`),
  'summary of a day': view(() => 'calls/summary'),
  audit: view(() => 'audit?limit=50'),
  'audit of an action': view(() => 'audit?limit=50&action=connection.connected'),
  'audit of an actor': view((round) => `audit?limit=50&actor_id=key_${round % 20}`),
}

function view(path: (round: number, size: Side['size']) => string): Ask {
  return (side, round) => side.ask(path(round, side.size))
}

async function meta(session: Side['sessions'][number] | undefined, slug: string, input: object) {
  const { error } = (await session?.execute(slug, { ...input })) ?? {
    error: 'There is no session.',
  }
  if (error !== null) throw new Error(error)
}

/** A cursor as a list gives it, two weeks down. */
function middle(id: string): string {
  return Buffer.from(`o1000 ${Date.now() - 14 * 24 * 3_600_000} ${id}`).toString('base64url')
}

function day(round: number): string {
  return new Date(Date.now() - (round % 50) * 12 * 3_600_000).toISOString()
}
