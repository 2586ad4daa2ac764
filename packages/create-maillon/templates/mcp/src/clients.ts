import type { McpEndpoint } from '@maillon/core'

/** What to paste into MCP clients. It lets in whoever has it: keep it out of files that are committed. */
export function clients({ url, headers }: Pick<McpEndpoint, 'url' | 'headers'>): string {
  const [[name, value] = ['', '']] = Object.entries(headers)
  const server = { url, headers }
  return `
Claude Code, which opens links itself:
  claude mcp add --transport http my-agent "${url}?elicitation=url" --header "${name}: ${value}"

Codex, in ~/.codex/config.toml:
  [mcp_servers.my-agent]
  url = "${url}"
  http_headers = { ${name} = "${value}" }

Cursor, in ~/.cursor/mcp.json:
  ${JSON.stringify({ mcpServers: { 'my-agent': server } })}

VS Code, in its user's mcp.json:
  ${JSON.stringify({ servers: { 'my-agent': { type: 'http', ...server } } })}

Then ask: Summarize my emails from today.`
}
