import type { Tool as SessionTool } from '@maillon/core/contract'
import { type JsonSchema, withoutFileKeywords } from '@maillon/core/provider'
import type { Tool } from '@modelcontextprotocol/server'
import { looseSchema } from './loose-schema.ts'

const hints = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const

/** A session's tool as MCP lists it. */
export function toolDefinition(tool: SessionTool): Tool {
  const { slug, name, description, tags } = tool
  const annotations = Object.fromEntries(hints.map((hint) => [hint, tags.includes(hint)]))
  const output = listedOutput(tool.output_parameters)
  return {
    name: slug,
    title: name,
    description,
    inputSchema: withoutFileKeywords(tool.input_parameters) as Tool['inputSchema'],
    ...(output && { outputSchema: output }),
    annotations: { title: name, ...annotations },
  }
}

const listed = new WeakMap<JsonSchema, JsonSchema | undefined>()

/** What clients are told of a tool's answers; undefined where it says nothing of them. */
export function listedOutput(schema: JsonSchema): JsonSchema | undefined {
  if (!listed.has(schema)) listed.set(schema, looseSchema(schema))
  return listed.get(schema)
}
