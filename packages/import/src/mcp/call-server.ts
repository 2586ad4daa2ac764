import type { JsonSchema } from '@maillon/core/provider'
import { MaillonError, markedFiles, replaceFiles, type Upstream } from '@maillon/core/toolkit'
import type { Client, Tool } from '@modelcontextprotocol/client'
import { Unusable } from '../openapi/problems.ts'
import type { McpCall } from '../toolkit-file.ts'
import { allTools } from './all-tools.ts'
import { fingerprint } from './fingerprint.ts'
import { readResult } from './read-result.ts'
import { withServer } from './server-client.ts'
import { nameOf, soundTool } from './sound-tool.ts'
import { wholeAnswer } from './whole-answers.ts'

export interface ServerCall {
  /** The tool's slug, and its toolkit's name. */
  slug: string
  toolkit: string
  /** The server's address. */
  url: string
  call: McpCall
  /** The schema of its arguments, which says where a file may stand. */
  schema: JsonSchema
  input: Record<string, unknown>
  upstream: Upstream
}

/**
 * Calls a tool of an MCP server, and only while the server says of it what it said when an operator approved it: the
 * list is read before each call, with the same account. Throws `tool_quarantined`, and what the server refuses.
 */
export async function callServer(request: ServerCall): Promise<unknown> {
  const { url, toolkit, call, schema, input, upstream } = request
  const files = markedFiles()
  const marked = replaceFiles(input, schema, (given) =>
    isFileId(given) ? files.mark(given) : given,
  )
  const server = { url, toolkit, exchange: upstream.exchange, files }
  return withServer(server, async (client) => {
    const toolDefinition = await requireApproved(client, request)
    const answer = await client.callTool(
      { name: call.tool, arguments: marked as typeof input },
      { toolDefinition },
    )
    return readResult(toolkit, wholeAnswer(answer), {
      keepFile: upstream.keepFile,
      readLink: (uri) => client.readResource({ uri }),
    })
  })
}

/** What is no id of a file goes as it is: a model may have the bytes themselves. */
function isFileId(given: unknown): given is string {
  return typeof given === 'string' && /^file_[\w-]{20,60}$/.test(given)
}

async function requireApproved(client: Client, { slug, toolkit, call }: ServerCall): Promise<Tool> {
  const told = (await allTools(client)).filter((listed) => nameOf(listed) === call.tool)
  // Two of one name: nobody knows which of them would run.
  const tool = told.length === 1 ? approvedTool(told[0], call) : undefined
  if (tool) return tool
  throw new MaillonError('tool_quarantined', {
    message:
      told.length === 0
        ? `${toolkit} does not offer ${slug} any more.`
        : `${toolkit} changed what ${slug} says of itself since it was approved, so it is not called.`,
    hint: 'An operator looks at the change: maillon toolkits approve',
    details: { tool: slug },
  })
}

/** A tool that is not sound any more is not what was approved. What it says of its answers is not looked at. */
function approvedTool(listed: unknown, { sha256 }: McpCall): Tool | undefined {
  try {
    const tool = soundTool(listed)
    if (fingerprint(tool) !== sha256) return undefined
    const { outputSchema: _, ...definition } = tool
    return definition
  } catch (error) {
    if (error instanceof Unusable || error instanceof RangeError) return undefined
    throw error
  }
}
