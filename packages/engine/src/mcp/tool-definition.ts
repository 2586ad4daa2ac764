import type { Tool as SessionTool } from '@maillon/core/contract'
import { withoutFileKeywords } from '@maillon/core/provider'
import type { Tool } from '@modelcontextprotocol/server'

const hints = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const

/** A session's tool as MCP lists it. */
export function toolDefinition(tool: SessionTool): Tool {
  const { slug, name, description, tags } = tool
  const annotations = Object.fromEntries(hints.map((hint) => [hint, tags.includes(hint)]))
  return {
    name: slug,
    title: name,
    description,
    inputSchema: withoutFileKeywords(tool.input_parameters) as Tool['inputSchema'],
    ...(hasSureOutput(tool) && { outputSchema: openObject(tool.output_parameters) }),
    annotations: { title: name, ...annotations },
  }
}

/**
 * Only the session's own tools always answer as they say: what an upstream answers in a new shape is passed on, and a
 * client that checks it against a schema would throw away a call that took effect.
 */
export function hasSureOutput({ toolkit }: Pick<SessionTool, 'toolkit'>): boolean {
  return toolkit.slug === 'composio'
}

/** Further facts may stand beside the ones that a schema names. */
function openObject({ ...schema }: Record<string, unknown>) {
  delete schema.additionalProperties
  return { ...schema, type: 'object' as const }
}
