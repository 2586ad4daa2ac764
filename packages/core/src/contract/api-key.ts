import { z } from 'zod'

/** What a key may do: everything, run tools in sessions, or connect accounts. */
export const apiKeyScope = z.enum(['admin', 'execute', 'connect'])
/** What a key may do: everything, run tools in sessions, or connect accounts. */
export type ApiKeyScope = z.infer<typeof apiKeyScope>

/** Body of `POST /api_keys`. Without scopes, the key is an app's: it runs tools and connects accounts. */
export const apiKeyCreate = z.strictObject({
  name: z.string().min(1).max(128),
  scopes: z
    .array(apiKeyScope)
    .min(1)
    .max(apiKeyScope.options.length)
    .default(['execute', 'connect']),
  /** ISO 8601, in the future; a key without it does not end by itself. */
  expires_at: z.iso.datetime({ offset: true }).optional(),
})
export type ApiKeyCreate = z.output<typeof apiKeyCreate>

/** A key as a list shows it: never the key itself. */
export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** How the key begins, to know it again; not secret. */
  prefix: z.string(),
  scopes: z.array(apiKeyScope),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  /** To ten minutes or so; null for a key that was never used. */
  last_used_at: z.string().nullable(),
})
export type ApiKey = z.infer<typeof apiKey>

/** A new key; the only answer that ever holds it. */
export const apiKeyCreated = z.object({ ...apiKey.shape, api_key: z.string() })
