import type { JsonSchema } from '../schema/json-schema.ts'
import type {
  ConnectionStatus as WireConnectionStatus,
  SearchResult as WireSearchResult,
} from '../contract/search.ts'

/** The tools that fit what was searched for, and what it takes to call them. */
export interface SearchResult {
  success: boolean
  error: string | null
  /** One for each query; `index` counts from 1. */
  results: {
    index: number
    useCase: string
    /** The best first. */
    primaryToolSlugs: string[]
    relatedToolSlugs: string[]
    toolkits: string[]
    /** Words of the use case that each tool was found by, by slug. */
    why?: Record<string, string[]> | undefined
    /** Which tools to call in which order, where the catalogue knows. */
    recommendedPlanSteps?: string[] | undefined
    /** What goes wrong with the primary tools. */
    knownPitfalls?: string[] | undefined
    error?: string | undefined
  }[]
  /** Whether an embedding model had its say. */
  searchMode?: 'words' | 'words_and_embeddings' | undefined
  /** By the tool's slug. */
  toolSchemas: Record<string, FoundTool>
  toolkitConnectionStatuses: ConnectionStatus[]
  nextStepsGuidance: string[]
  session: { id: string; generateId: boolean; instructions: string }
  timeInfo: { currentTimeUtc: string; currentTimeUtcEpochSeconds: number; message: string }
}

export interface FoundTool {
  toolSlug: string
  toolkit: string
  description?: string | undefined
  hasFullSchema?: boolean | undefined
  inputSchema?: JsonSchema | undefined
  outputSchema?: JsonSchema | undefined
  /** Where the schemas are, when they are not here. */
  schemaRef?:
    | { tool: string; args: { toolSlugs: string[] }; message?: string | undefined }
    | undefined
}

export interface ConnectionStatus {
  /** The toolkit's slug. */
  toolkit: string
  description: string
  hasActiveConnection: boolean
  statusMessage: string
  /** Where the user has several accounts, and a call has to name one. */
  accountSelection?: 'required' | undefined
  accounts?:
    | {
        id: string
        alias?: string | undefined
        /** Whose account it is, for people. */
        label?: string | undefined
        status: string
        isDefault: boolean
        createdAt: string
      }[]
    | undefined
}

/** Reads what a search found as the API spells it. */
export function readSearchResult(wire: WireSearchResult): SearchResult {
  return {
    success: wire.success,
    error: wire.error,
    results: wire.results.map((result) => ({
      index: result.index,
      useCase: result.use_case,
      primaryToolSlugs: result.primary_tool_slugs,
      relatedToolSlugs: result.related_tool_slugs,
      toolkits: result.toolkits,
      why: result.why,
      recommendedPlanSteps: result.recommended_plan_steps,
      knownPitfalls: result.known_pitfalls,
      error: result.error,
    })),
    searchMode: wire.search_mode,
    toolSchemas: Object.fromEntries(
      Object.entries(wire.tool_schemas).map(([slug, tool]) => [slug, readFoundTool(tool)]),
    ),
    toolkitConnectionStatuses: wire.toolkit_connection_statuses.map(readConnectionStatus),
    nextStepsGuidance: wire.next_steps_guidance,
    session: {
      id: wire.session.id,
      generateId: wire.session.generate_id,
      instructions: wire.session.instructions,
    },
    timeInfo: {
      currentTimeUtc: wire.time_info.current_time_utc,
      currentTimeUtcEpochSeconds: wire.time_info.current_time_utc_epoch_seconds,
      message: wire.time_info.message,
    },
  }
}

function readFoundTool(wire: WireSearchResult['tool_schemas'][string]): FoundTool {
  return {
    toolSlug: wire.tool_slug,
    toolkit: wire.toolkit,
    description: wire.description,
    hasFullSchema: wire.hasFullSchema,
    inputSchema: wire.input_schema,
    outputSchema: wire.output_schema,
    schemaRef: wire.schemaRef && {
      tool: wire.schemaRef.tool,
      args: { toolSlugs: wire.schemaRef.args.tool_slugs },
      message: wire.schemaRef.message,
    },
  }
}

function readConnectionStatus(wire: WireConnectionStatus): ConnectionStatus {
  return {
    toolkit: wire.toolkit,
    description: wire.description,
    hasActiveConnection: wire.has_active_connection,
    statusMessage: wire.status_message,
    accountSelection: wire.account_selection,
    accounts: wire.accounts?.map(({ is_default, created_at, ...account }) => ({
      ...account,
      isDefault: is_default,
      createdAt: created_at,
    })),
  }
}
