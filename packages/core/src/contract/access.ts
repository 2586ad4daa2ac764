import { z } from 'zod'

/** Body of `POST /access/check`: a call as it would be made in a session; with a key, or by the app itself. */
export const accessCheck = z.strictObject({
  api_key_id: z.string().min(1).max(128).optional(),
  session_id: z.string().min(1).max(128),
  tool_slug: z.string().min(1).max(128),
  arguments: z.record(z.string(), z.unknown()).optional(),
})
export type AccessCheck = z.infer<typeof accessCheck>

/** Whether a call may be made, by the rules that it meets, in their order; those behind a `no` it does not come to. */
export const accessChecked = z.object({
  /** Whether no rule forbids it. */
  allowed: z.boolean(),
  /** What it waits for first, where it is allowed and would not run at once. */
  needs: z.enum(['connection', 'approval']).optional(),
  rules: z.array(
    z.object({
      rule: z.enum(['key', 'tool', 'arguments', 'constraints', 'account', 'permission']),
      says: z.enum(['yes', 'no', 'asks']),
      why: z.string(),
    }),
  ),
  /** What is not told by it. */
  note: z.string(),
})
export type AccessChecked = z.infer<typeof accessChecked>
