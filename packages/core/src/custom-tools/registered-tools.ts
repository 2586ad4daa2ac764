import type { JsonSchema } from '../schema/json-schema.ts'
import type { CustomTools } from './bind-custom-tools.ts'
import type { BoundTool } from './bound-tool.ts'

/** A custom tool of a session. */
export interface RegisteredTool {
  /** `LOCAL_…`; what `execute` takes. */
  slug: string
  name: string
  description: string
  /** The slug of the toolkit that it belongs to or extends. */
  toolkit: string | undefined
  inputSchema: JsonSchema
  outputSchema: JsonSchema | undefined
}

/** A custom toolkit of a session. */
export interface RegisteredToolkit {
  slug: string
  name: string
  description: string
  tools: RegisteredTool[]
}

/** The custom tools of a session; those of one toolkit when it is named, in any case. */
export function registeredTools(
  { bound }: CustomTools,
  toolkit: string | undefined,
): RegisteredTool[] {
  const wanted = toolkit?.toLowerCase()
  return bound.map(registered).filter((tool) => !wanted || tool.toolkit?.toLowerCase() === wanted)
}

/** The custom toolkits of a session. */
export function registeredToolkits({ toolkits }: CustomTools): RegisteredToolkit[] {
  return toolkits.map(({ toolkit: { slug, name, description }, tools }) => ({
    slug,
    name,
    description,
    tools: tools.map(registered),
  }))
}

function registered({ slug, tool, toolkit, inputSchema, outputSchema }: BoundTool): RegisteredTool {
  const { name, description } = tool
  return { slug, name, description, toolkit: toolkit?.slug, inputSchema, outputSchema }
}
