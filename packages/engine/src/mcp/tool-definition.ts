import type { Tool as SessionTool } from '@maillon/core/contract'
import { type JsonSchema, offerTool, type ProfileName } from '@maillon/core/provider'
import type { Tool } from '@modelcontextprotocol/server'
import { asOffered } from './as-offered.ts'
import { looseSchema } from './loose-schema.ts'

const hints = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const

/**
 * The one whose names are the shortest: clients put the server's name before a tool's, as `mcp__maillon__`, and vendors
 * take 64 characters of both.
 */
const shortest: ProfileName = 'cursor'

/** A session's tool as MCP lists it for clients of a profile. */
export function toolDefinition(tool: SessionTool, profile: ProfileName): Tool {
  const { name: title, tags } = tool
  const asked = asOffered(tool)
  const { description, parameters } = offerTool(asked, profile)
  const annotations = Object.fromEntries(hints.map((hint) => [hint, tags.includes(hint)]))
  const output = listedOutput(tool.output_parameters)
  return {
    name: offerTool(asked, shortest).name,
    title,
    description,
    inputSchema: parameters as Tool['inputSchema'],
    ...(output && { outputSchema: output }),
    annotations: { title, ...annotations },
  }
}

const listed = new WeakMap<JsonSchema, JsonSchema | undefined>()

/** What clients are told of a tool's answers; undefined where it says nothing of them. */
export function listedOutput(schema: JsonSchema): JsonSchema | undefined {
  if (!listed.has(schema)) listed.set(schema, looseSchema(schema))
  return listed.get(schema)
}
