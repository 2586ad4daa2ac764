import { allTools } from './all-tools.ts'
import { type McpServer, withServer } from './server-client.ts'

/** What an MCP server says of itself and its tools. */
export interface ServerListing {
  name: string
  description: string
  /** As it lists them: what is no tool that can be called is told when the listing is approved. */
  tools: unknown[]
}

/** Asks an MCP server for its tools, all pages. Throws the engine's errors, and `upstream_error`. */
export function listServer(server: McpServer): Promise<ServerListing> {
  return withServer(server, async (client) => {
    const { name = '', title, description = '' } = client.getServerVersion() ?? {}
    return { name: title ?? name, description, tools: await allTools(client) }
  })
}
