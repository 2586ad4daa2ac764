import type { JsonSchema } from '../schema/json-schema.ts'
import type { BoundTool, BoundToolkit } from './bound-tool.ts'

/** Custom tools as the API spells them: everything about them but what they do. */
export interface CustomDefinitions {
  custom_tools: (Definition & { extends_toolkit?: string | undefined })[]
  custom_toolkits: {
    slug: string
    name: string
    description: string
    preload?: boolean | undefined
    tools: Definition[]
  }[]
}

interface Definition {
  slug: string
  name: string
  description: string
  input_schema: JsonSchema
  output_schema?: JsonSchema | undefined
  preload?: boolean | undefined
}

/** What the engine is told of custom tools, so that its search finds them. */
export function toDefinitions(
  alone: readonly BoundTool[],
  toolkits: readonly BoundToolkit[],
): CustomDefinitions {
  return {
    custom_tools: alone.map((bound) => ({
      ...define(bound),
      extends_toolkit: bound.tool.extendsToolkit,
    })),
    custom_toolkits: toolkits.map(({ toolkit, tools }) => ({
      slug: toolkit.slug,
      name: toolkit.name,
      description: toolkit.description,
      preload: toolkit.preload,
      tools: tools.map(define),
    })),
  }
}

function define({ tool, inputSchema, outputSchema }: BoundTool): Definition {
  const { slug, name, description, preload } = tool
  return {
    slug,
    name,
    description,
    preload,
    input_schema: inputSchema,
    output_schema: outputSchema,
  }
}
