import { type JsonSchema, toJsonSchema } from '@maillon/core/provider'
import type { Tool, Toolkit } from '@maillon/core/toolkit'
import { inputSchema } from './tool-input.ts'

/** A tool with what the catalogue knows about it. */
export interface CatalogueTool {
  tool: Tool
  toolkit: Toolkit
  /** MCP hints from its effect, and `important`. */
  tags: readonly string[]
  /** The versions of its toolkit that sessions may pin, its own among them. */
  versions: readonly string[]
  readonly inputSchema: JsonSchema
  readonly outputSchema: JsonSchema
}

/** JSON Schemas are made when first asked for: an engine of a thousand tools starts at once. */
export function catalogueTool(
  toolkit: Toolkit,
  tool: Tool,
  versions: readonly string[],
): CatalogueTool {
  let input: JsonSchema | undefined
  let output: JsonSchema | undefined
  return {
    tool,
    toolkit,
    tags: tagsOf(tool),
    versions,
    get inputSchema() {
      input ??= inputSchema(tool)
      return input
    },
    get outputSchema() {
      output ??= toJsonSchema(tool.output)
      return output
    },
  }
}

function tagsOf(tool: Tool): string[] {
  const tags = ['openWorldHint']
  if (tool.effect === 'read') tags.push('readOnlyHint')
  if (tool.effect === 'destroy') tags.push('destructiveHint')
  if (tool.effect === 'read' || tool.idempotent) tags.push('idempotentHint')
  if (tool.important) tags.push('important')
  return tags
}
