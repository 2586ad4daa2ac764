import { z } from 'zod'

const object = z.record(z.string(), z.unknown())
/** A whole number, as the database compares it. */
const moment = z.int()
const status = z.enum(['success', 'failed'])

/** Body of `POST /internal/action_execution/logs`, as the contract's client of npm sends it. */
export const actionLogsRequest = z.strictObject({
  /** As the answer before told it; null for the first part. */
  cursor: z.int().nonnegative().nullable(),
  limit: z.number().int().min(1).max(200).default(20),
  case_sensitive: z.boolean().nullish(),
  /** Milliseconds since 1970. */
  from: moment.optional(),
  to: moment.optional(),
  search_params: z
    .array(
      z.object({
        field: z.string().optional(),
        operation: z.string().optional(),
        value: z.string().optional(),
      }),
    )
    .optional(),
})

export const actionLogs = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      actionKey: z.string(),
      appKey: z.string(),
      app: z.object({ icon: z.string(), name: z.string() }),
      connectedAccountId: z.string(),
      entityId: z.string(),
      status,
      executionTime: z.number(),
      minimalResponse: z.string(),
      createdAt: z.number(),
    }),
  ),
  nextCursor: z.number().nullable(),
})

export const actionLog = z.object({
  actionId: z.string(),
  actionLogId: z.string(),
  app: z.object({ icon: z.string(), name: z.string(), uniqueId: z.string() }),
  connection: z.object({ id: z.string(), entity: z.string() }),
  startTime: z.number(),
  endTime: z.number(),
  totalDuration: z.string(),
  error: object,
  executionMetadata: object,
  payloadReceived: object,
  response: object,
  session: object,
  status: z.enum(['success', 'error', 'warning', 'info']),
  steps: z.array(object),
  version: z.string(),
})

/** Body of `POST /logs/tool_execution`. */
export const toolLogsRequest = z.strictObject({
  limit: z.number().int().min(1).max(200).default(20),
  cursor: z.string().max(200).nullish(),
  filters: z
    .array(z.object({ field: z.string(), operator: z.string(), value: z.string() }))
    .optional(),
  /** Milliseconds since 1970. */
  time_range: z.object({ from: moment, to: moment }).optional(),
})

const toolLogged = z.object({
  id: z.string(),
  timestamp: z.string(),
  type: z.string(),
  status,
  level: z.enum(['info', 'error', 'warn']),
  message: z.string().optional(),
  metadata: object,
  metrics: object,
  parent: z.object({ log_id: z.string(), tool_slug: z.string() }).nullable(),
})

export const toolLogs = z.object({
  logs: z.array(toolLogged),
  next_cursor: z.string().nullable(),
})

export const toolLog = z.object({
  ...toolLogged.shape,
  timings: z.object({ start_time: z.number(), end_time: z.number() }),
  context: z.object({ session_id: z.string().optional(), trace_id: z.string().optional() }),
  source: object,
  data: object,
})
