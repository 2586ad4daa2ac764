/** What a tool is found by. */
export interface SearchableTool {
  slug: string
  /** What its toolkit is called. */
  toolkit: string
  /** The slug of its toolkit, for filters. */
  toolkitSlug?: string | undefined
  name: string
  description: string
  /** Names of its inputs. */
  parameters: readonly string[]
  /** Words that people use for it and that its other texts lack. */
  keywords?: readonly string[]
  /** What a document calls it, where that says more than its name. */
  operation?: string
  /** What running it does to the service's data; a request that wants something else done finds it later. */
  effect?: 'read' | 'write' | 'destroy'
}

/** Whether a tool may be found. */
export type ToolFilter = (tool: Pick<SearchableTool, 'slug' | 'toolkitSlug'>) => boolean
