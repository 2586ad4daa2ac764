export { keyHeader, secretsOfKey, type TypedKey, withUser } from './api-key.ts'
export {
  type ApiKeyAuth,
  type Auth,
  apiKey,
  type GrantEnded,
  type NoAuth,
  noAuth,
  type OAuth2Auth,
  oauth2,
  type Revocation,
} from './auth.ts'
export { credentialHeaders } from './credential-headers.ts'
export {
  defineTool,
  type Effect,
  type PlanStep,
  type Tool,
  type ToolInput,
  type Upstream,
  type UpstreamAnswer,
} from './define-tool.ts'
export {
  defineToolkit,
  type Identity,
  type LocalService,
  type Toolkit,
  type UpstreamFailure,
  type UpstreamRefusal,
} from './define-toolkit.ts'
export {
  type AnswerPaths,
  type OAuth2Dialect,
  type OAuthParameter,
  type TokenOfClient,
  tokenHeaders,
} from './oauth2-dialect.ts'
export { path } from './path.ts'
export { del, get, patch, post, put, type Query, type ToolRequest } from './request.ts'
