import { overHttp } from '../bench-mcp/over-http.ts'
import { serveSession, serveTrivial } from '../bench-mcp/servers.ts'
import { besides, type Row } from './row.ts'

/** A session's calls by MCP beside the bare SDK serving one trivial tool, over HTTP, a second. */
export async function mcpRows(): Promise<Row[]> {
  const servers = { session: await serveSession(), sdk: serveTrivial() }
  const measured = await overHttp(servers, ['call'])
  for (const { close } of Object.values(servers)) await close()
  const { 'session call': ours, 'sdk call': floor } = measured
  return [besides('mcp tools/call, per second', ours?.per_second, floor?.per_second, '≥ 0.95')]
}
