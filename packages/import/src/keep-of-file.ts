import { z } from 'zod'

const path = z.string().min(1).max(200)
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
  ]),
)
