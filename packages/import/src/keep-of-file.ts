import { z } from 'zod'

const path = z.string().min(1).max(200)
const request = z.strictObject({
  method: z.enum(['GET', 'POST']),
  path: z.string().min(1).max(2_000),
  query: z.record(z.string(), z.string()).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  json: z.json().optional(),
  form: z.record(z.string(), z.string()).optional(),
})
const facts = {
  pattern: z.string().max(500).optional(),
  as: z.literal('host').optional(),
  optional: z.boolean().optional(),
  example: z.string().max(256).optional(),
}

/** What is kept of each account, in the words of core's `Kept`, which says what each means. */
export const keepOfFile = z.record(
  z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/),
  z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('token'), path, ...facts }),
    z.strictObject({ from: z.literal('callback'), parameter: path, ...facts }),
    z.strictObject({ from: z.literal('id_token'), claim: path, ...facts }),
    z.strictObject({
      from: z.literal('call'),
      request,
      value: path,
      list: path.optional(),
      label: path.optional(),
      called: z.string().min(1).max(40).optional(),
      ...facts,
    }),
    z.strictObject({ from: z.literal('choice'), of: path, value: path, ...facts }),
  ]),
)
