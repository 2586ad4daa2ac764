import { oauthParameters } from '@maillon/core/toolkit'
import { z } from 'zod'

const name = z.string().min(1).max(200)
const texts = z.record(name, z.string().max(2_000))
const members = ['access_token', 'refresh_token', 'expires_in', 'scope'] as const
/** Paths through a token answer. */
export const answerPaths = z.partialRecord(z.enum(members), name)

/** How a service's OAuth differs from the RFC, in the words of core's `OAuth2Dialect`, which says what each means. */
export const dialectFields = {
  parameterNames: z.partialRecord(z.enum(oauthParameters), name).optional(),
  callbackCode: name.optional(),
  tokenBody: z.enum(['form', 'json', 'query']).optional(),
  pkce: z.enum(['S256', 'plain', 'none']).optional(),
  refreshUrl: z.url().optional(),
  tokenParameters: texts.optional(),
  refreshParameters: texts.optional(),
  linkParameters: z.array(name).optional(),
  tokenAnswer: answerPaths.optional(),
  refreshAnswer: answerPaths.optional(),
  expiryUnit: z.enum(['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'date']).optional(),
  callHeaders: texts.optional(),
}
