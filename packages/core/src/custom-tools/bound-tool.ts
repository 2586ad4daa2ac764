import type { JsonSchema } from '../schema/json-schema.ts'
import type { CustomTool } from './custom-tool.ts'
import type { CustomToolkit } from './custom-toolkit.ts'

/** A custom tool as a session knows it. */
export interface BoundTool {
  tool: CustomTool
  /** `LOCAL_[TOOLKIT_]SLUG` */
  slug: string
  /** The one that it belongs to, or extends. */
  toolkit: { slug: string; name: string } | undefined
  inputSchema: JsonSchema
  outputSchema: JsonSchema | undefined
  /** Undefined where neither the tool nor its toolkit says. */
  preload: boolean | undefined
}

/** A custom toolkit as a session knows it. */
export interface BoundToolkit {
  toolkit: CustomToolkit
  tools: readonly BoundTool[]
}
