import { z } from 'zod'
import { dialectFields } from './dialect-fields.ts'
import { furtherTokensOfFile } from './further-tokens-of-file.ts'
import { keepOfFile } from './keep-of-file.ts'
import { placesOfFile } from './places-of-file.ts'
import { httpsTemplate } from './template-of-file.ts'
import { tokenOfFile } from './token-of-file.ts'

const httpsUrl = z
  .url()
  .refine((url) => new URL(url).protocol === 'https:', 'It does not start with https://.')

/** Names of hosts, `*` for exactly one label; or whose they are to say, as core's `Hosts` has it. */
export const hostsOfFile = z
  .array(z.string().min(1).max(253))
  .max(200)
  .or(z.enum(['operator', 'public']))

const field = z.strictObject({
  label: z.string().min(1).max(200),
  help: z.string().max(2_000).optional(),
  example: z.string().max(256).optional(),
  pattern: z.string().max(500).optional(),
  choices: z.record(z.string().min(1).max(256), z.string().min(1).max(200)).optional(),
  default: z.string().max(256).optional(),
  optional: z.boolean().optional(),
  secret: z.boolean().optional(),
  multiline: z.boolean().optional(),
  format: z.enum(['json', 'pem']).optional(),
  letters: z.enum(['upper', 'lower']).optional(),
})
const fields = z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/), field)

/** What a way to connect says otherwise than its toolkit. */
const way = {
  label: z.string().min(1).max(200).optional(),
  baseUrl: httpsTemplate.optional(),
  origins: z.array(httpsTemplate).max(50).optional(),
  hosts: hostsOfFile.optional(),
}

/** One way to connect accounts, in a toolkit's file: the same words as `oauth2` and `apiKeys` take. */
export const authOfFile = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('NO_AUTH') }),
  z.strictObject({
    scheme: z.enum(['API_KEY', 'BASIC', 'BEARER_TOKEN']),
    ...way,
    fields,
    ...placesOfFile,
  }),
  z.strictObject({
    scheme: z.enum(['S2S_OAUTH2', 'GOOGLE_SERVICE_ACCOUNT', 'SERVICE_ACCOUNT', 'BASIC_WITH_JWT']),
    ...way,
    fields,
    ...tokenOfFile,
    ...placesOfFile,
  }),
  z.strictObject({
    scheme: z.literal('OAUTH1'),
    ...way,
    fields: fields.optional(),
    requestTokenUrl: httpsTemplate,
    authorizeUrl: httpsTemplate,
    accessTokenUrl: httpsTemplate,
    signatureMethod: z.enum(['HMAC-SHA1', 'HMAC-SHA256', 'RSA-SHA1', 'PLAINTEXT']).optional(),
    realm: z.string().max(2_000).optional(),
    requestParameters: z.record(z.string(), z.string()).optional(),
    authorizeParameters: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({
    scheme: z.literal('OAUTH2'),
    ...way,
    fields: fields.optional(),
    keep: keepOfFile.optional(),
    furtherTokens: furtherTokensOfFile.optional(),
    authorizeUrl: httpsTemplate,
    tokenUrl: httpsTemplate,
    revokeUrl: httpsTemplate.optional(),
    grant: z.enum(['separate', 'shared']).optional(),
    issuer: httpsTemplate.optional(),
    scopes: z.record(z.string(), z.string()),
    scopeSeparator: z.string().min(1).max(10).optional(),
    clientAuthentication: z
      .enum(['body', 'basic', 'encoded_basic', 'private_key_jwt', 'client_secret_jwt', 'none'])
      .optional(),
    issuerInCallback: z.boolean().optional(),
    resource: httpsUrl.optional(),
    authorizeParameters: z.record(z.string(), z.string()).optional(),
    grantEnded: z
      .array(z.string().or(z.strictObject({ error: z.string(), saying: z.string() })))
      .optional(),
    ...dialectFields,
  }),
])

/** One way to connect. */
export type AuthOfFile = z.output<typeof authOfFile>

/** One by which what people fill in is the credential itself. */
export type KeyAuthOfFile = Extract<AuthOfFile, { scheme: 'API_KEY' | 'BASIC' | 'BEARER_TOKEN' }>

const waysOfFile = z.record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), authOfFile)

/** One way to connect, or several by name; what is wrong is said of the one that is meant. */
export const authsOfFile = z.looseObject({}).transform((value, context) => {
  const schema = typeof value.scheme === 'string' ? authOfFile : waysOfFile
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues)
    context.addIssue({ code: 'custom', path, message })
  return z.NEVER
})

/** Each way to connect that a file has. */
export function waysIn(auth: z.output<typeof authsOfFile>): AuthOfFile[] {
  return isOne(auth) ? [auth] : Object.values(auth)
}

/** Whether a file has one way to connect. */
export function isOne(auth: z.output<typeof authsOfFile>): auth is AuthOfFile {
  return typeof auth.scheme === 'string'
}
