import { z } from 'zod'
import { select } from './select.ts'
import { unserved } from './unserved.ts'

/** Bytes in place of a body: a file of the session, or some in base64. What is at other addresses is not fetched. */
const binaryBody = z
  .strictObject({
    file: z.string().min(1).max(128).optional(),
    base64: z.base64().optional(),
    url: unserved(),
    content_type: z.string().min(1).max(256).optional(),
  })
  .refine(
    ({ file, base64, url }) => url != null || (file === undefined) !== (base64 === undefined),
    {
      message: 'is either a file or base64',
    },
  )

/** Body of `POST …/proxy_execute`. */
export const proxyRequest = z.strictObject({
  toolkit_slug: z.string().min(1).max(128).toLowerCase(),
  endpoint: z.string().min(1).max(4096),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD']),
  body: z.unknown().optional(),
  /** The further token that it goes with, where the account has several. */
  token: z.string().min(1).max(32).optional(),
  parameters: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(256),
        type: z.enum(['header', 'query']),
        value: z.string().max(8192),
      }),
    )
    .max(100)
    .optional(),
  binary_body: binaryBody.optional(),
  select: select.optional(),
  custom_connection_data: unserved(),
})
export type ProxyRequest = z.infer<typeof proxyRequest>

/** What the upstream answered, without cookies and credentials. */
export const proxyResult = z.object({
  status: z.number().int(),
  /** Parsed when it is JSON. */
  data: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** A body that is no text; `url` is a data URL. */
  binary_data: z
    .object({ content_type: z.string(), size: z.number().int(), url: z.string() })
    .optional(),
})
export type ProxyResult = z.infer<typeof proxyResult>
