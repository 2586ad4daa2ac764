import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooses } from './create-path.ts'
import { openLink } from './person.ts'
import type { Path } from './place.ts'
import { startTerminal } from './terminal.ts'

/** `npm create maillon@latest` for MCP alone: its settings are pasted into a client's file, whose client then calls a tool. */
export const mcpPath: Path = async ({ folder, env, context, acts }) => {
  const command = 'npm create maillon@latest my-agent'
  const terminal = startTerminal(command, { cwd: folder, env: { ...env, PORT: '0' } })
  acts.command(command)
  try {
    await chooses(terminal, 'MCP only')
    const [, file = '', settings = ''] = await terminal.reads(/Cursor, in ~\/(\S+):\s+(\{.+\})/)
    const place = join(env.HOME ?? '', file)
    mkdirSync(join(place, '..'), { recursive: true })
    writeFileSync(place, settings)
    acts.edited(`~/${file}`)
    const client = await clientOf(place)
    const asked = await client('GMAIL_FETCH_EMAILS')
    const [link] = /http:\/\/localhost:\d+\/connect\/link\/ln_\w+/.exec(asked) ?? []
    if (link === undefined) throw new Error(`The client was handed no link: ${asked}`)
    await openLink(context, link, acts)
    const mails = await client('GMAIL_FETCH_EMAILS')
    if (!mails.includes('Contract renewal')) throw new Error(`The client got no mails: ${mails}`)
  } finally {
    await terminal.stop()
  }
}

/** A client that shows links: all that it does is by the address and the headers in its file. */
async function clientOf(file: string): Promise<(tool: string) => Promise<string>> {
  const { mcpServers } = JSON.parse(readFileSync(file, 'utf8')) as {
    mcpServers: Record<string, { url: string; headers: Record<string, string> }>
  }
  const [server] = Object.values(mcpServers)
  if (!server) throw new Error(`${file} names no server.`)
  const accept = { accept: 'application/json, text/event-stream' }
  let id = 0
  async function ask(method: string, params: object): Promise<string> {
    id += 1
    const response = await fetch(server?.url ?? '', {
      method: 'POST',
      headers: { ...server?.headers, ...accept, 'content-type': 'application/json' },
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
