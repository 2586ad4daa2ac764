/** How token endpoints of known services refuse to refresh a token: the body is JSON, a form or a page. */
export const refusals = {
  rfc6749: { status: 400, body: { error: 'invalid_grant', error_description: 'Token is over.' } },
  hubspot: {
    status: 400,
    body: {
      status: 'BAD_REFRESH_TOKEN',
      message: 'missing or unknown refresh token',
      correlationId: '8e1f6f0c-8a54-4c29-9d3a-1f0f4a7a6f7e',
    },
  },
  microsoft: {
    status: 400,
    body: {
      error: 'interaction_required',
      error_description: 'AADSTS50076: You must use multi-factor authentication.',
      error_codes: [50076],
    },
  },
  slack: { status: 200, body: { ok: false, error: 'token_expired' } },
  slackInactive: { status: 200, body: { ok: false, error: 'account_inactive' } },
  linkedin: {
    status: 400,
    body: {
      error: 'invalid_request',
      error_description: 'The provided refresh token is invalid, expired or revoked',
    },
  },
  facebook: {
    status: 400,
    body: {
      error: {
        message: 'Error validating access token: The user has not authorized the application.',
        type: 'OAuthException',
        code: 190,
      },
    },
  },
  atlassian: {
    status: 403,
    body: { error: 'unauthorized_client', error_description: 'refresh_token is invalid' },
  },
  github: { status: 200, body: 'error=bad_refresh_token&error_description=It+expired.' },
  /** The client's fault, whoever's token it is. */
  wrongClient: { status: 401, body: { error: 'invalid_client', error_description: 'No secret.' } },
  /** No word that says whose fault it is. */
  gateway: { status: 403, body: { message: 'Forbidden' } },
  /** A page of a proxy on the way. */
  page: { status: 403, body: '<h1>Forbidden</h1>' },
} satisfies Record<string, { status: number; body: object | string }>

/** The name of such a refusal. */
export type RefusalDialect = keyof typeof refusals
