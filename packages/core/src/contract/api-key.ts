import { z } from 'zod'

/** Body of `POST /api_keys`. */
export const apiKeyCreate = z.strictObject({ name: z.string().min(1).max(128) })

/** A new key; the only answer that ever holds it. */
export const apiKeyCreated = z.object({ id: z.string(), name: z.string(), api_key: z.string() })
