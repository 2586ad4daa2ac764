import { z } from 'zod'
import { answerPaths } from './dialect-fields.ts'

/** Tokens beside the first one, in the words of core's `FurtherToken`, which says what each means. */
export const furtherTokensOfFile = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,31}$/),
  z.strictObject({
    scopeParameter: z.string().min(1).max(100),
    scopes: z.record(z.string(), z.string()),
    tokenAnswer: answerPaths.and(z.object({ access_token: z.string().min(1).max(200) })),
    refreshAnswer: answerPaths.optional(),
  }),
)
