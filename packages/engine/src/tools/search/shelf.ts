import { type ToolkitPlaces, toolkitPlaces } from './lift-toolkits.ts'
import type { ReadTool } from './read-tool.ts'
import type { SearchableTool } from './searchable-tool.ts'

/** Tools, each with its place, and what is known of the tool at a place. */
export interface Shelf {
  tools: readonly SearchableTool[]
  reads: readonly ReadTool[]
  /** As `whatItDoes` says. */
  does: Uint8Array
  toolkits: ToolkitPlaces
}

/** Puts tools into places, in their order. */
export function shelfOf(tools: readonly SearchableTool[], reads: readonly ReadTool[]): Shelf {
  return {
    tools,
    reads,
    does: Uint8Array.from(reads, ({ does }) => does),
    toolkits: toolkitPlaces(tools),
  }
}
