import type { Client, Tool } from '@modelcontextprotocol/client'

/** A server with more pages of tools than these has no end. */
const mostPages = 20

/**
 * All tools of a server, as it lists them. The client's own list leaves out those whose headers it refuses, with a warning
 * on the console each time. Throws for a list without end.
 */
export async function allTools(client: Client): Promise<Tool[]> {
  if (!client.getServerCapabilities()?.tools) return []
  const tools: Tool[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const params = cursor === undefined ? {} : { cursor }
    const answer = await client.request({ method: 'tools/list', params })
    tools.push(...answer.tools)
    if (answer.nextCursor === undefined) return tools
    cursor = answer.nextCursor
  }
  throw new Error(`The list of tools has more than ${mostPages} pages.`)
}
