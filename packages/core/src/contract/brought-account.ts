import { z } from 'zod'
import { accountSharing, connectedAccount, expectedIdentity } from './connected-account.ts'
import { unserved } from './unserved.ts'

/** Longer than any token that is known, and short enough for a header. */
const secret = z.string().min(1).max(16_384)
/** RFC 6749 appendix A.12: what else may stand in a header. */
const token = secret.regex(/^[\x20-\x7e]+$/)

const status = z.enum(['ACTIVE', 'INITIALIZING']).optional()

const fieldValue = z
  .unknown()
  .refine((value) => value == null || secret.safeParse(value).success, 'is no text for a field')

/** Beside these stand the toolkit's own fields; one that it does not have is refused by its name, and not dropped. */
function credential<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.object({ status, ...fields }).catchall(fieldValue)
}

/** Tokens as a token endpoint gave them (RFC 6749 §5.1); the end of the access token as a time, or in seconds from now. */
const tokens = credential({
  access_token: token.nullish(),
  refresh_token: secret.nullish(),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
  expires_in: z
    .union([
      z.number().min(0).max(1e10),
      z
        .string()
        .regex(/^\d{1,10}$/)
        .transform(Number),
    ])
    .nullish(),
  scope: z.union([z.string().max(16_384), z.array(z.string().max(1024)).max(1000)]).nullish(),
  token_type: z.string().max(64).nullish(),
  /** Whose account it is, the service itself is asked: an id token is not kept. */
  id_token: secret.nullish(),
})

/** Schemes of the contract that no toolkit takes; the toolkit's own is told. */
const others = ['DCR_OAUTH', 'BILLCOM_AUTH', 'CALCOM_AUTH', 'SAML', 'NO_AUTH'] as const

/** Those that hand in what a token is made of, by the names of the toolkit's fields. */
const minted = [
  'S2S_OAUTH2',
  'BASIC_WITH_JWT',
  'GOOGLE_SERVICE_ACCOUNT',
  'SERVICE_ACCOUNT',
] as const

/** A credential that the app has already, as the contract spells each scheme. */
export const broughtState = z.discriminatedUnion('authScheme', [
  z.strictObject({ authScheme: z.literal('OAUTH2'), val: tokens }),
  z.strictObject({
    authScheme: z.literal('API_KEY'),
    val: credential({
      api_key: secret.optional(),
      generic_api_key: secret.optional(),
      bearer_token: secret.optional(),
    }),
  }),
  z.strictObject({ authScheme: z.literal('BEARER_TOKEN'), val: credential({ token: secret }) }),
  z.strictObject({
    authScheme: z.literal('BASIC'),
    val: credential({ username: z.string().min(1).max(256), password: secret }),
  }),
  z.strictObject({
    authScheme: z.literal('OAUTH1'),
    val: credential({
      oauth_token: token,
      oauth_token_secret: secret,
      consumer_key: secret.nullish(),
      oauth_verifier: secret.nullish(),
    }),
  }),
  z.strictObject({ authScheme: z.enum(minted), val: credential({}) }),
  z.strictObject({ authScheme: z.enum(others), val: z.record(z.string(), z.unknown()) }),
])
export type BroughtState = z.infer<typeof broughtState>

/** Body of `POST /connected_accounts`: an account whose credential the app brings along. */
export const connectedAccountCreate = z.strictObject({
  auth_config: z.strictObject({ id: z.string().min(1).max(128) }),
  connection: z.strictObject({
    user_id: z.string().min(1).max(256),
    alias: z.string().min(1).max(128).optional(),
    /** The app's own id of it: it is taken once, so that what was cut off can be sent again. */
    external_id: z
      .string()
      .regex(/^[\x21-\x2b\x2d-\x7e]{1,256}$/, 'has 1 to 256 visible ASCII characters, and no comma')
      .optional(),
    state: broughtState.optional(),
    expected_identity: expectedIdentity.optional(),
    experimental: accountSharing.optional(),
    /** No browser is sent anywhere. */
    callback_url: z.string().max(2048).optional(),
    redirect_uri: unserved(),
    data: unserved({}),
    deprecated_is_v1_rerouted: unserved(false),
  }),
  /** It is always asked of the service, where the service can be asked. */
  validate_credentials: unserved(true),
})
export type ConnectedAccountCreate = z.infer<typeof connectedAccountCreate>

/** The account, and what the contract's older clients read of it. */
export const connectedAccountCreated = connectedAccount.extend({
  connectionData: connectedAccount.shape.state,
  redirect_url: z.null(),
  redirect_uri: z.null(),
})
export type ConnectedAccountCreated = z.infer<typeof connectedAccountCreated>
