import { bearer, type TokenAuth } from './token.ts'

/** Connects installations of a GitHub App; its token holds for an hour. */
export function githubApp({
  baseUrl = 'https://api.github.com',
  ...options
}: { baseUrl?: string } & Pick<TokenAuth, 'check'> = {}): TokenAuth {
  const accept = 'application/vnd.github+json'
  return {
    headers: bearer,
    ...options,
    fields: {
      application_id: {
        label: 'App ID',
        help: 'In the settings of the GitHub App, under General.',
        example: '123456',
      },
      installation_id: {
        label: 'Installation ID',
        help: 'The number at the end of the address of the installation’s settings.',
        example: '12345678',
        pattern: '[0-9]+',
      },
      private_key: {
        label: 'Private key',
        help: 'The .pem file that GitHub gave, whole.',
        secret: true,
        multiline: true,
        format: 'pem',
      },
    },
    assertion: {
      algorithm: 'RS256',
      key: '{private_key}',
      claims: { iss: '{application_id}' },
      lifetime: 540,
    },
    request: {
      url: `${baseUrl}/app/installations/{installation_id}/access_tokens`,
      headers: { authorization: 'Bearer {assertion}', accept },
    },
    tokenAnswer: { access_token: 'token', expires_in: 'expires_at' },
    expiryUnit: 'date',
    revoke: {
      url: `${baseUrl}/installation/token`,
      method: 'DELETE',
      headers: { authorization: 'Bearer {token}', accept },
    },
    scheme: 'SERVICE_ACCOUNT',
  }
}
