import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Place } from './place.ts'
import type { Terminal } from './terminal.ts'

/** Calls a tool by its slug, and answers what the model would read. */
export type CallTool = (tool: string) => Promise<string>

/** Pastes the settings that the app prints into the file of a client, which then does all by the address in there. */
export async function pastedClient(terminal: Terminal, { env, acts }: Place): Promise<CallTool> {
  const [, file = '', settings = ''] = await terminal.reads(/Cursor, in ~\/(\S+):\s+(\{.+\})/)
  const place = join(env.HOME ?? '', file)
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, settings)
  acts.edited(`~/${file}`)
  const { mcpServers } = JSON.parse(readFileSync(place, 'utf8')) as {
    mcpServers: Record<string, { url: string; headers: Record<string, string> }>
  }
  const [server] = Object.values(mcpServers)
  if (!server) throw new Error(`${file} names no server.`)
  const { url, headers } = server
  const accept = { accept: 'application/json, text/event-stream' }
  let id = 0
  async function ask(method: string, params: object): Promise<string> {
    id += 1
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, ...accept, 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id, method, params }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} answers ${response.status}: ${text}`)
    return text
  }
  await ask('initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'a client', version: '1' },
  })
  return (tool) =>
    ask('tools/call', {
      name: 'COMPOSIO_MULTI_EXECUTE_TOOL',
      arguments: { tools: [{ tool_slug: tool, arguments: {} }] },
    })
}
