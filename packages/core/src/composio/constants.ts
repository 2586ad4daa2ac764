/** Values of `sessionPreset`. */
export const SessionPreset = { DIRECT_TOOLS: 'direct_tools' } as const

/** Values of an auth config's `type`. */
export const AuthConfigTypes = {
  COMPOSIO_MANAGED: 'use_composio_managed_auth',
  CUSTOM: 'use_custom_auth',
} as const

/** Values of an auth config's `authScheme`, as far as they are served. */
export const AuthSchemeTypes = {
  OAUTH2: 'OAUTH2',
  OAUTH1: 'OAUTH1',
  S2S_OAUTH2: 'S2S_OAUTH2',
  API_KEY: 'API_KEY',
  BASIC: 'BASIC',
  BEARER_TOKEN: 'BEARER_TOKEN',
  BASIC_WITH_JWT: 'BASIC_WITH_JWT',
  GOOGLE_SERVICE_ACCOUNT: 'GOOGLE_SERVICE_ACCOUNT',
  SERVICE_ACCOUNT: 'SERVICE_ACCOUNT',
  NO_AUTH: 'NO_AUTH',
} as const

/** Values of a connected account's `status`. */
export const ConnectedAccountStatuses = {
  INITIALIZING: 'INITIALIZING',
  INITIATED: 'INITIATED',
  ACTIVE: 'ACTIVE',
  FAILED: 'FAILED',
  EXPIRED: 'EXPIRED',
  INACTIVE: 'INACTIVE',
  REVOKED: 'REVOKED',
} as const
