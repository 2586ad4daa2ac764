import { createHash } from 'node:crypto'
import { type BroughtCredential, type CreateAccountOptions, MaillonError } from '@maillon/core'
import { z } from 'zod'

/** An account as a line has it. */
export interface AccountLine {
  /** The line's own id, or one that is made of all in it that is no secret. */
  externalId: string
  userId: string
  toolkit: string | undefined
  authConfigId: string | undefined
  credential: BroughtCredential
  options: CreateAccountOptions
}

const text = z.string().min(1)

const line = z.strictObject({
  id: z
    .string()
    .regex(/^[\x21-\x2b\x2d-\x7e]{1,256}$/, 'has 1 to 256 visible ASCII characters, and no comma')
    .optional(),
  user_id: text,
  toolkit: text.toLowerCase().optional(),
  auth_config_id: text.optional(),
  alias: text.optional(),
  shared_with: z
    .strictObject({
      allow_all_users: z.boolean().optional(),
      allowed_user_ids: z.array(text).optional(),
      not_allowed_user_ids: z.array(text).optional(),
    })
    .optional(),
  expected_identity: z
    .strictObject({ subject: text.optional(), email: text.optional() })
    .optional(),
  api_key: text.optional(),
  username: text.optional(),
  password: text.optional(),
  access_token: text.nullish(),
  refresh_token: text.nullish(),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
  expires_in: z.number().min(0).nullish(),
  scope: z.union([z.string(), z.array(z.string())]).nullish(),
  id_token: text.nullish(),
  token_type: text.nullish(),
})
type Line = z.infer<typeof line>

/**
 * Reads the lines of one file, in their order. Throws `invalid_request` for what is no account, and for an id that came
 * before; no message has a value of the line.
 */
export function readLine(): (number: number, text: string) => AccountLine {
  const seen = new Map<string, number>()

  /** The same for the same line of the same file; lines that differ in secrets alone are told apart by their order. */
  function made(given: Line): string {
    const facts = [given.user_id, given.toolkit, given.auth_config_id, given.alias]
    const more = [given.shared_with, given.expected_identity, kindOf(given)]
    const digest = createHash('sha256')
      .update(JSON.stringify([facts, more]))
      .digest('hex')
    const before = seen.get(digest) ?? 0
    seen.set(digest, before + 1)
    return `line-${digest.slice(0, 32)}-${before + 1}`
  }

  return (number, content) => {
    const given = parse(content)
    const { id, user_id: userId, toolkit, auth_config_id: authConfigId } = given
    if ((toolkit === undefined) === (authConfigId === undefined))
      throw invalid('It names a toolkit, or an auth_config_id.')
    const credential = credentialOf(given)
    if (id !== undefined) {
      const before = seen.get(` ${id}`)
      if (before !== undefined) throw invalid(`Line ${before} has the same id.`)
      seen.set(` ${id}`, number)
    }
    return {
      externalId: id ?? made(given),
      userId,
      toolkit,
      authConfigId,
      credential,
      options: {
        alias: given.alias,
        expectedIdentity: given.expected_identity,
        sharedWith: given.shared_with && {
          allowAllUsers: given.shared_with.allow_all_users,
          allowedUserIds: given.shared_with.allowed_user_ids,
          notAllowedUserIds: given.shared_with.not_allowed_user_ids,
        },
      },
    }
  }
}

type Kind = 'key' | 'pair' | 'tokens'

function kindOf({ api_key, username, password, access_token, refresh_token }: Line): Kind {
  const kinds: Kind[] = []
  if (api_key !== undefined) kinds.push('key')
  if (username !== undefined && password !== undefined) kinds.push('pair')
  if (access_token || refresh_token) kinds.push('tokens')
  const [kind, ...others] = kinds
  if (kind !== undefined && others.length === 0) return kind
  throw invalid(
    'It has one of these: api_key; username and password; access_token, refresh_token or both.',
  )
}

function credentialOf(given: Line): BroughtCredential {
  const { api_key: apiKey = '', username = '', password = '' } = given
  const kind = kindOf(given)
  if (kind === 'key') return { apiKey }
  if (kind === 'pair') return { username, password }
  return {
    accessToken: given.access_token ?? undefined,
    refreshToken: given.refresh_token ?? undefined,
    expiresAt: given.expires_at ?? undefined,
    expiresIn: given.expires_in ?? undefined,
    scope: given.scope ?? undefined,
    idToken: given.id_token ?? undefined,
  }
}

function parse(content: string): Line {
  const parsed = line.safeParse(json(content))
  if (parsed.success) return parsed.data
  throw invalid(
    parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; '),
  )
}

/** The parser's own message repeats what it did not understand. */
function json(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw invalid('It is not JSON.')
  }
}

function invalid(message: string): MaillonError {
  return new MaillonError('invalid_request', {
    message,
    hint: 'maillon accounts import --help shows lines as they have to be.',
  })
}
