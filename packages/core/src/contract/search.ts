import { z } from 'zod'
import { withCustomTools } from './custom-tools.ts'

const queries = z
  .array(
    z.object({
      use_case: z.string().min(1).max(1024),
      known_fields: z.string().max(2048).optional(),
    }),
  )
  .min(1)
  .max(20)

/** Body of `POST …/search`. */
export const searchRequest = z.strictObject({
  queries,
  toolkits: z.array(z.string()).optional(),
  /** The caller's model; search does not depend on it. */
  model: z.string().optional(),
  experimental: withCustomTools,
})
export type SearchRequest = z.infer<typeof searchRequest>

const schema = z.record(z.string(), z.unknown())

/** Which of the user's accounts a toolkit has. */
export const connectionStatus = z.object({
  toolkit: z.string(),
  description: z.string(),
  has_active_connection: z.boolean(),
  status_message: z.string(),
  /** Where the user has several accounts, and a call has to name one. */
  account_selection: z.literal('required').optional(),
  accounts: z
    .array(
      z.object({
        id: z.string(),
        alias: z.string().optional(),
        /** Whose account it is, for people. */
        label: z.string().optional(),
        status: z.string(),
        is_default: z.boolean(),
        created_at: z.string(),
      }),
    )
    .optional(),
})
export type ConnectionStatus = z.infer<typeof connectionStatus>

/** What a search answers, by HTTP and as COMPOSIO_SEARCH_TOOLS. */
export const searchResult = z.object({
  success: z.boolean(),
  error: z.string().nullable(),
  results: z.array(
    z.object({
      /** From 1, in the order of the queries. */
      index: z.number().int(),
      use_case: z.string(),
      primary_tool_slugs: z.array(z.string()),
      related_tool_slugs: z.array(z.string()),
      toolkits: z.array(z.string()),
      /** Words of the use case that each tool was found by. */
      why: z.record(z.string(), z.array(z.string())).optional(),
      /** Which tools to call in which order, where the catalogue knows. */
      recommended_plan_steps: z.array(z.string()).optional(),
      /** What goes wrong with the primary tools. */
      known_pitfalls: z.array(z.string()).optional(),
      error: z.string().optional(),
    }),
  ),
  /** Whether an embedding model had its say. */
  search_mode: z.enum(['words', 'words_and_embeddings']).optional(),
  tool_schemas: z.record(
    z.string(),
    z.object({
      tool_slug: z.string(),
      toolkit: z.string(),
      description: z.string().optional(),
      hasFullSchema: z.boolean().optional(),
      input_schema: schema.optional(),
      output_schema: schema.optional(),
      schemaRef: z
        .object({
          tool: z.literal('COMPOSIO_GET_TOOL_SCHEMAS'),
          args: z.object({ tool_slugs: z.array(z.string()) }),
          message: z.string().optional(),
        })
        .optional(),
    }),
  ),
  toolkit_connection_statuses: z.array(connectionStatus),
  next_steps_guidance: z.array(z.string()),
  session: z.object({ id: z.string(), generate_id: z.boolean(), instructions: z.string() }),
  time_info: z.object({
    current_time_utc: z.string(),
    current_time_utc_epoch_seconds: z.number(),
    message: z.string(),
  }),
})
export type SearchResult = z.infer<typeof searchResult>
