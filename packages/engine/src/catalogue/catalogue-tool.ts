import { type JsonSchema, toJsonSchema } from '@maillon/core/provider'
import type { Tool, Toolkit } from '@maillon/core/toolkit'
import type { CatalogueTool } from './catalogue.ts'
import { inputSchema } from './tool-input.ts'

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
