import { z } from 'zod'

/** What needs the care of whoever runs the engine; of each, the first few. */
export const overview = z.object({
  /** Those that worked once, and have to be connected again by their users. */
  accounts: z.array(
    z.object({
      id: z.string(),
      toolkit_slug: z.string(),
      user_id: z.string(),
      status: z.string(),
      status_reason: z.string().nullable(),
      since: z.string(),
    }),
  ),
  /** Toolkits that nobody can connect, for want of an OAuth client. */
  toolkits: z.array(z.object({ slug: z.string(), name: z.string() })),
  /** Tools whose service says something else of them than when they were approved. */
  quarantined: z.array(
    z.object({ tool_slug: z.string(), toolkit_slug: z.string().nullable(), since: z.string() }),
  ),
})
export type Overview = z.infer<typeof overview>
