import { z } from 'zod'
import type { Signer } from '../vault/signer.ts'
import type { ClientDocument } from './client-documents.ts'
import { clientName } from './client-name.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { isRedirectUri } from './redirect-uri.ts'

/**
 * Clients that register themselves (RFC 7591). A client's id is what it said, signed: nothing is stored, so that nobody
 * can fill anything, and an id works on every replica for as long as the encryption key is known.
 */
export interface Registrations {
  /** Answers what a client may be told (§3.2.1). Throws OAuthRefusal. */
  register(metadata: unknown): object
  /** Undefined for what is no id of ours. */
  read(clientId: string): ClientDocument | undefined
}

const purpose = 'mcp client registration'
const form = /^mcr_([\w-]{1,3000})\.([\w-]{43})$/
/** It goes into addresses. */
const maxLength = 2_000

const said = z.looseObject({
  client_name: z.string().max(100).optional(),
  redirect_uris: z.array(z.string().max(500)).min(1).max(20),
})

/** Registrations by signature. */
export function createRegistrations(signer: Signer): Registrations {
  return {
    register(metadata) {
      const parsed = said.safeParse(metadata)
      if (!parsed.success)
        throw new OAuthRefusal(
          'invalid_client_metadata',
          'A client has 1 to 20 redirect_uris, and a name of 100 characters at most.',
        )
      const { client_name: name = null, redirect_uris: redirectUris } = parsed.data
      const wrong = redirectUris.find((uri) => !isRedirectUri(uri))
      if (wrong !== undefined)
        throw new OAuthRefusal(
          'invalid_redirect_uri',
          'A redirect URI is https, http on this machine, or of a scheme of the program’s own.',
        )
      const body = Buffer.from(JSON.stringify([name, redirectUris])).toString('base64url')
      if (body.length > maxLength)
        throw new OAuthRefusal('invalid_client_metadata', 'The redirect_uris are too long.')
      return {
        client_id: `mcr_${body}.${signer.sign(purpose, body)}`,
        ...(name !== null && { client_name: name }),
        redirect_uris: redirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      }
    },
    read(clientId) {
      const [, body, signature] = form.exec(clientId) ?? []
      if (!body || !signature || !signer.verify(purpose, body, signature)) return undefined
      const text = Buffer.from(body, 'base64url').toString()
      const [name, redirectUris] = JSON.parse(text) as [string | null, string[]]
      return { id: clientId, name: clientName(name), redirectUris }
    },
  }
}
