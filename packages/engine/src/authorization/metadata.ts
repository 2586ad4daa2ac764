import { allScopes } from './scopes.ts'

/** Where things are, below the engine's publicUrl. */
export const paths = {
  resource: '/.well-known/oauth-protected-resource',
  server: '/.well-known/oauth-authorization-server',
  authorize: '/authorize',
  token: '/token',
  revoke: '/revoke',
  register: '/register',
} as const

/** What a session's address says of who lets clients in (RFC 9728 §2). */
export function resourceMetadata(
  publicUrl: string,
  sessionId: string,
  { appName, issuer }: { appName: string; issuer: string },
) {
  return {
    resource: `${publicUrl}/mcp/${sessionId}`,
    resource_name: appName,
    authorization_servers: [issuer],
    scopes_supported: allScopes,
    bearer_methods_supported: ['header'],
  }
}

/** What the authorization server says of itself (RFC 8414 §2). */
export function serverMetadata(publicUrl: string, { registers }: { registers: boolean }) {
  return {
    issuer: publicUrl,
    authorization_endpoint: publicUrl + paths.authorize,
    token_endpoint: publicUrl + paths.token,
    revocation_endpoint: publicUrl + paths.revoke,
    ...(registers && { registration_endpoint: publicUrl + paths.register }),
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    scopes_supported: allScopes,
    authorization_response_iss_parameter_supported: true,
    client_id_metadata_document_supported: true,
  }
}
