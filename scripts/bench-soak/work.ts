import { Maillon, type Session } from '@maillon/core'
import { Pool } from 'undici'

/** What engines are asked all day, by many users. */
export interface Work {
  /** The next thing to be done, by who is free; answers how many calls that was. */
  next(): Promise<number>
  close(): Promise<void>
}

const users = 40
const call = { tool_slug: 'BENCH_GET_ITEM', arguments: { id: '1' } }
const mcpCall = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'BENCH_GET_ITEM', arguments: { id: '1' } },
}

/**
 * Calls of sessions that stay; and, of a hundred things, nine others: calls that fail, searches, calls by MCP, strangers,
 * lists, links that nobody opens, and users who come, connect, call once and go.
 */
export async function startWork(url: string, apiKey: string): Promise<Work> {
  const maillon = new Maillon({ baseURL: url, apiKey })
  const pool = new Pool(new URL(url).origin, { connections: 64 })
  const sessions = await Promise.all(
    Array.from({ length: users }, (_, user) => connected(`user_${user}`)),
  )
  let turn = 0

  async function send(path: string, headers: Record<string, string>, body?: object) {
    const answer = await pool.request({
      path,
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...headers },
      body: body ? JSON.stringify(body) : null,
    })
    return { status: answer.statusCode, text: await answer.body.text() }
  }

  async function connected(user: string): Promise<Session<unknown>> {
    const session = await maillon.create(user)
    const { redirectUrl } = await session.authorize('bench')
    const answer = await pool.request({
      path: `${new URL(redirectUrl ?? '').pathname}/key`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'api_key=bench-key-4f9a8b7c6d5e4f3a2b1c',
    })
    await answer.body.dump()
    return session
  }

  async function execute({ sessionId }: Session<unknown>, body: object, holds = '"error":null') {
    const path = `/api/v3.1/tool_router/session/${sessionId}/execute`
    const { text } = await send(path, { 'x-api-key': apiKey }, body)
    if (!text.includes(holds)) throw new Error(text)
  }

  async function comeAndGo(user: string): Promise<void> {
    const session = await connected(user)
    await execute(session, call)
    const { items } = await maillon.connectedAccounts.list({ userIds: [user] })
    for (const { id } of items) await maillon.connectedAccounts.delete(id)
    await session.delete()
  }

  async function overMcp(session: Session<unknown>): Promise<void> {
    const { url: address, headers } = session.mcp
    const accept = { accept: 'application/json, text/event-stream' }
    const { text } = await send(new URL(address).pathname, { ...headers, ...accept }, mcpCall)
    if (!text.includes('"result"')) throw new Error(text)
  }

  const others: Record<number, (session: Session<unknown>, turn: number) => Promise<unknown>> = {
    10: (session) => execute(session, { ...call, arguments: {} }, '"error":"'),
    20: (session, at) => execute(session, { ...call, tool_slug: `NO_SUCH_${at}` }, '"error":'),
    30: (session, at) =>
      execute(session, {
        tool_slug: 'COMPOSIO_SEARCH_TOOLS',
        arguments: { queries: [{ use_case: `read item ${at} of the bench` }] },
      }),
    40: (session) => overMcp(session),
    50: (_, at) => send('/api/v3.1/connected_accounts', { 'x-api-key': `mak_stranger_${at}` }),
    60: () => send('/api/v3.1/connected_accounts?limit=5', { 'x-api-key': apiKey }),
    70: (session) => session.authorize('resend'),
    80: (_, at) => comeAndGo(`guest_${at}`),
    90: (_, at) => send(`/link/ln_${at}`, {}),
  }

  return {
    async next() {
      turn += 1
      const session = sessions.at(turn % users)
      if (!session) throw new Error('There are no sessions.')
      const other = others[turn % 100]
      if (!other) {
        await execute(session, call)
        return 1
      }
      await other(session, turn)
      return turn % 100 < 50 || turn % 100 === 80 ? 1 : 0
    },
    close: () => pool.close(),
  }
}
