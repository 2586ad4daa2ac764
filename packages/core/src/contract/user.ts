import { z } from 'zod'

/** An export goes on after a row, whose key stands in its cursor. */
const cursor = z.string().max(4000).optional()

/** Query of `GET /users`. */
export const usersQuery = z.object({
  cursor,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** What their ids begin with, to the letter. */
  prefix: z.string().max(1000).optional(),
})

/** A user who has sessions or accounts. */
export const user = z.object({
  user_id: z.string(),
  connected_accounts: z.number(),
  sessions: z.number(),
})
export type User = z.infer<typeof user>
export const userList = z.object({ items: z.array(user), next_cursor: z.string().nullable() })

/** Query of `GET /users/:userId/export`. */
export const userExportQuery = z.object({ cursor })

/** A row that is known of a user, without credentials; a file has an address to its bytes. */
export const exportedRow = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) })
/** A row that is known of a user, and the table that it is in. */
export type ExportedRow = z.infer<typeof exportedRow>
export const userExport = z.object({
  items: z.array(exportedRow),
  next_cursor: z.string().nullable(),
})

/** What was erased of a user, told without them. */
export const erasure = z.object({
  id: z.string(),
  /** A code that only the engine's key and the user's id make. */
  person: z.string(),
  /** `begun`: it was cut off; ask for it again. */
  status: z.enum(['begun', 'done']),
  began_at: z.string(),
  erased_at: z.string(),
  /** How many rows of each table. */
  erased: z.record(z.string(), z.number()),
  remains: z.object({
    /** Grants that services are still to end, each with its `revoke_job_id`. */
    revocations: z.array(
      z.object({
        id: z.string(),
        toolkit: z.string(),
        status: z.string(),
        /** Until when at the latest; null for one that ends with the last account that uses it. */
        until: z.string().nullable(),
      }),
    ),
  }),
})
/** The receipt of an erasure: how much of what was erased, and what remains until when; not whose it was. */
export type Erasure = z.infer<typeof erasure>
export const erasureList = z.object({ items: z.array(erasure) })
