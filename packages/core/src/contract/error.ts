import { z } from 'zod'

/** The body of every answer that is not a success. */
export const errorBody = z.object({
  error: z.object({
    message: z.string(),
    /** The number of the code; see errorCodes. */
    code: z.number(),
    status: z.number(),
    request_id: z.string(),
    /** The code. */
    slug: z.string(),
    /** The hint. */
    suggested_fix: z.string().optional(),
    errors: z.array(z.string()).optional(),
    /** Facts that belong to the code, such as the link to show. */
    details: z.record(z.string(), z.unknown()).optional(),
  }),
})
export type ErrorBody = z.infer<typeof errorBody>
