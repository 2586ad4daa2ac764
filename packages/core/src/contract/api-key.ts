import { z } from 'zod'

/** What a key may do: everything, run tools in sessions, or connect accounts. */
export const apiKeyScope = z.enum(['admin', 'execute', 'connect'])
export type ApiKeyScope = z.infer<typeof apiKeyScope>

/** Body of `POST /api_keys`. */
export const apiKeyCreate = z.strictObject({ name: z.string().min(1).max(128) })

/** A new key; the only answer that ever holds it. */
export const apiKeyCreated = z.object({ id: z.string(), name: z.string(), api_key: z.string() })
