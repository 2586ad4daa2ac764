import { MaillonError } from '@maillon/core'
import type { Upstream } from '@maillon/core/toolkit'
import type { Client, Tool } from '@modelcontextprotocol/client'
import type { McpCall } from '../toolkit-file.ts'
import { allTools } from './all-tools.ts'
import { fingerprint } from './fingerprint.ts'
import { readResult } from './read-result.ts'
import { withServer } from './server-client.ts'

export interface ServerCall {
  /** The tool's slug, and its toolkit's name. */
  slug: string
  toolkit: string
  /** The server's address. */
  url: string
  call: McpCall
  input: Record<string, unknown>
  upstream: Upstream
}

/**
 * Calls a tool of an MCP server, and only while the server says of it what it said when an operator approved it: the
 * list is read before each call, with the same account. Throws `tool_quarantined`, and what the server refuses.
 */
export async function callServer(request: ServerCall): Promise<unknown> {
  const { url, toolkit, call, input, upstream } = request
  const result = await withServer({ url, toolkit, exchange: upstream.exchange }, async (client) => {
    const toolDefinition = await requireApproved(client, request)
    return client.callTool({ name: call.tool, arguments: input }, { toolDefinition })
  })
  return readResult(toolkit, result)
}

async function requireApproved(client: Client, { slug, toolkit, call }: ServerCall): Promise<Tool> {
  const told = (await allTools(client)).filter(({ name }) => name === call.tool)
  const [tool, ...others] = told
  // Two of one name: nobody knows which of them would run.
  if (tool && others.length === 0 && fingerprint(tool) === call.sha256) return tool
  throw new MaillonError('tool_quarantined', {
    message:
      told.length === 0
        ? `${toolkit} does not offer ${slug} any more.`
        : `${toolkit} changed what ${slug} says of itself since it was approved, so it is not called.`,
    hint: 'An operator looks at the change: maillon toolkits approve',
    details: { tool: slug },
  })
}
