import { assertionAlgorithms } from '@maillon/core/toolkit'
import { z } from 'zod'
import { dialectFields } from './dialect-fields.ts'
import {
  halfOfBasic,
  headerTemplates,
  httpsTemplate,
  namedTemplates,
  template,
} from './template-of-file.ts'

const request = z.strictObject({
  url: httpsTemplate,
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
  headers: headerTemplates.optional(),
  query: namedTemplates.optional(),
  basic: z
    .strictObject({ user: halfOfBasic, password: halfOfBasic, encoded: z.boolean().optional() })
    .optional(),
  form: namedTemplates.optional(),
  json: namedTemplates.optional(),
})

const assertion = z.strictObject({
  algorithm: z.enum(assertionAlgorithms),
  key: template,
  encoding: z.enum(['text', 'hex', 'base64']).optional(),
  passphrase: template.optional(),
  header: namedTemplates.optional(),
  claims: z.record(z.string().min(1).max(200), template.or(z.array(template))),
  lifetime: z.number().positive().max(86_400),
})

/** How what is filled in is turned into a token, in the words of core's `TokenAuth`, which says what each means. */
export const tokenOfFile = {
  assertion: assertion.optional(),
  request: request.optional(),
  tokenAnswer: dialectFields.tokenAnswer,
  expiryUnit: dialectFields.expiryUnit,
  lifetime: z.number().positive().optional(),
  scopes: z.record(z.string(), z.string()).optional(),
  scopeSeparator: z.string().min(1).max(10).optional(),
  grantEnded: z
    .array(z.string().or(z.strictObject({ error: z.string(), saying: z.string() })))
    .optional(),
  revoke: request.optional(),
}
