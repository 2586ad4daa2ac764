import {
  basic,
  type FieldValues,
  get,
  type Identity,
  oauth2,
  type ToolRequest,
  type Ways,
} from '@maillon/core/toolkit'

/** How accounts of Atlassian Cloud connect: a person signs in and chooses a site, or brings an API token of one. */
export function atlassianWays({
  scopes,
  check,
}: {
  scopes: Readonly<Record<string, string>>
  /** A call that fails when the token is wrong. */
  check: ToolRequest
}): Ways {
  return {
    oauth: oauth2({
      label: 'Sign in with Atlassian',
      authorizeUrl: 'https://auth.atlassian.com/authorize',
      authorizeParameters: { audience: 'api.atlassian.com', prompt: 'consent' },
      tokenUrl: 'https://auth.atlassian.com/oauth/token',
      tokenBody: 'json',
      scopes: { ...scopes, offline_access: 'Stay connected' },
      grantEnded: [{ error: 'unauthorized_client', saying: 'refresh_token' }],
      keep: {
        site: {
          from: 'call',
          request: get('https://api.atlassian.com/oauth/token/accessible-resources'),
          list: '.',
          value: 'id',
          label: 'name',
          called: 'site',
          pattern: '[A-Za-z0-9-]+',
          example: '1324a887-45db-1bf4-1e99-ef0ff456d421',
        },
      },
      registerUrl: 'https://developer.atlassian.com/console/myapps/',
    }),
    token: basic({
      label: 'API token',
      baseUrl: 'https://{site}.atlassian.net',
      hosts: ['*.atlassian.net'],
      fields: {
        site: {
          label: 'Site',
          help: 'What stands before .atlassian.net in the address of your site.',
          example: 'acme',
          pattern: '[A-Za-z0-9][A-Za-z0-9-]*',
          letters: 'lower',
        },
        email: { label: 'E-mail', help: 'Of your Atlassian account.', example: 'ana@example.com' },
        api_token: {
          label: 'API token',
          help: 'Create one at https://id.atlassian.com/manage-profile/security/api-tokens.',
          secret: true,
        },
      },
      basic: { user: '{email}', password: '{api_token}' },
      check,
    }),
  }
}

/** Who a person is at one site; the same person at another site is another account. */
export function atlassianIdentity(
  { accountId, displayName }: AtlassianUser,
  { site = '' }: FieldValues = {},
): Identity {
  return {
    subject: `${site}:${accountId}`,
    ...(displayName && { label: displayName }),
  }
}

interface AtlassianUser {
  accountId: string
  displayName?: string
}
