/** Values of `sessionPreset`. */
export const SessionPreset = { DIRECT_TOOLS: 'direct_tools' } as const

/** Values of an auth config's `type`. */
export const AuthConfigTypes = {
  COMPOSIO_MANAGED: 'use_composio_managed_auth',
  CUSTOM: 'use_custom_auth',
} as const

/** Values of an auth config's `authScheme`, as far as they are served. */
export const AuthSchemeTypes = { OAUTH2: 'OAUTH2', API_KEY: 'API_KEY', NO_AUTH: 'NO_AUTH' } as const

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
