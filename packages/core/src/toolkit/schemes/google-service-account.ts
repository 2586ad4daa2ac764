import type { Field } from '../field.ts'
import { jwtGrant, type TokenAuth } from './token.ts'

/** Connects accounts by the key file of a Google service account, which may act for a person of its organisation. */
export function googleServiceAccount({
  label = 'Service account key (JSON)',
  scopes,
  ...options
}: { scopes: Readonly<Record<string, string>> } & Pick<Field, 'help'> &
  Partial<Pick<Field, 'label'>> &
  Pick<TokenAuth, 'check'>): TokenAuth {
  const tokenUrl = 'https://oauth2.googleapis.com/token'
  const { help, ...rest } = options
  return {
    ...jwtGrant({
      ...rest,
      fields: {
        credentials_json: {
          label,
          secret: true,
          multiline: true,
          format: 'json',
          ...(help !== undefined && { help }),
        },
        subject: {
          label: 'Act as',
          help: 'The e-mail address of the person for whom it acts, where an administrator has allowed that.',
          example: 'ada@acme.com',
          optional: true,
        },
      },
      tokenUrl,
      scopes,
      assertion: {
        algorithm: 'RS256',
        key: '{credentials_json.private_key}',
        header: { kid: '{credentials_json.private_key_id}' },
        claims: {
          iss: '{credentials_json.client_email}',
          sub: '{subject}',
          // The file says one too, and whoever wrote it could have the assertion sent anywhere.
          aud: tokenUrl,
          scope: '{scopes}',
        },
        lifetime: 3_600,
      },
    }),
    scheme: 'GOOGLE_SERVICE_ACCOUNT',
  }
}
