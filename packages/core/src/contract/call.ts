import { z } from 'zod'
import { flag, list, paging } from './page.ts'

/** `custom`: one that the app ran itself, as it says. */
export const callKind = z.enum(['tool', 'meta', 'proxy', 'custom'])
/** `waiting`: for an account or an approval. `denied`: by a rule or a person. */
export const callStatus = z.enum(['ok', 'failed', 'waiting', 'denied'])

const time = z.iso.datetime({ offset: true }).optional()

/** Query of `GET /calls`. */
export const callsQuery = z.object({
  ...paging(50, 200),
  user_id: z.string().optional(),
  session_id: z.string().optional(),
  connected_account_id: z.string().optional(),
  tool_slug: z.string().optional(),
  toolkit_slug: z.string().optional(),
  /** The `log_id` of a multi-execute: its items. */
  parent_id: z.string().optional(),
  status: list.pipe(z.array(callStatus).optional()),
  kind: list.pipe(z.array(callKind).optional()),
  /** True: those that failed or were denied, whatever `status` says. */
  failed: flag,
  /** From then on, and before then. */
  from: time,
  to: time,
})

/** A call of the call log. */
export const call = z.object({
  /** The `log_id` of its answer. */
  id: z.string(),
  created_at: z.string(),
  duration_ms: z.number(),
  /** How long of that it was at upstreams; null where it was at none. */
  upstream_ms: z.number().nullable(),
  kind: callKind,
  tool_slug: z.string(),
  toolkit_slug: z.string().nullable(),
  effect: z.enum(['read', 'write', 'destroy']).nullable(),
  user_id: z.string(),
  session_id: z.string().nullable(),
  connected_account_id: z.string().nullable(),
  /** Who called. */
  actor: z.object({ kind: z.string(), id: z.string().nullable() }),
  parent_id: z.string().nullable(),
  attempt_id: z.string().nullable(),
  pending_id: z.string().nullable(),
  status: callStatus,
  error_code: z.string().nullable(),
  error: z.string().nullable(),
  /** About as many as they are long as JSON. */
  argument_bytes: z.number(),
  result_bytes: z.number(),
  trace_id: z.string().nullable(),
})
export type Call = z.infer<typeof call>

/** A part of the call log; how many there are in all is not counted. */
export const callList = z.object({ items: z.array(call), next_cursor: z.string().nullable() })

/** A call with its arguments and its result, where the operator keeps them. */
export const callDetail = z.object({
  ...call.shape,
  content: z
    .object({
      arguments: z.unknown(),
      result: z.unknown(),
      /** Those that were too long: the beginning of their JSON stands in their place. */
      cut: z.array(z.enum(['arguments', 'result'])),
    })
    .nullable(),
})
export type CallDetail = z.infer<typeof callDetail>

/** Query of `GET /calls/summary`: the last day, when left out. */
export const callSummaryQuery = z.object({ from: time, to: time })

const counted = {
  calls: z.number(),
  failures: z.number(),
  /** So many calls of a hundred took no longer, to the next of the steps by which they are counted. */
  p50_ms: z.number().nullable(),
  p95_ms: z.number().nullable(),
}

/** How many calls there were, in whole hours. */
export const callSummary = z.object({
  from: z.string(),
  to: z.string(),
  total: z.object(counted),
  /** The busiest first; null for calls of none. */
  toolkits: z.array(z.object({ toolkit_slug: z.string().nullable(), ...counted })),
  hours: z.array(z.object({ hour: z.string(), ...counted })),
})
export type CallSummary = z.infer<typeof callSummary>

/** Body of `POST /tool_router/session/:id/calls`: what an app ran of its custom tools. */
export const callReport = z.strictObject({
  calls: z
    .array(
      z.strictObject({
        tool_slug: z.string().min(1).max(128),
        /** How long ago it came. */
        ago_ms: z.number().int().min(0).max(3_600_000),
        duration_ms: z.number().int().min(0).max(86_400_000),
        /** Of the answer; left out where all went well. */
        error_code: z.string().max(64).optional(),
      }),
    )
    .min(1)
    .max(100),
})
export const callsReported = z.object({ count: z.number() })
