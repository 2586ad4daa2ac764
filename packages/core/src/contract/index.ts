export type { AccessCheck, AccessChecked } from './access.ts'
export {
  type ApiKey,
  type ApiKeyCreate,
  type ApiKeyScope,
  apiKey,
  apiKeyCreate,
  apiKeyCreated,
  apiKeyScope,
} from './api-key.ts'
export {
  type AuthConfig,
  type AuthConfigCreate,
  type AuthConfigPatch,
  type AuthScheme,
  authConfig,
  authConfigCreate,
  authScheme,
} from './auth-config.ts'
export {
  type AuditEntry,
  type AuditHead,
  type AuditProof,
  auditHead,
} from './audit.ts'
export { type BroughtState, type ConnectedAccountCreated } from './brought-account.ts'
export {
  type Call,
  type CallDetail,
  type CallSummary,
} from './call.ts'
export {
  type AccountStatus,
  type AttemptStatus,
  accountStatus,
  attemptStatus,
  type AccountAcl,
  type AccountSharing,
  type AuthCompleted,
  type ConnectedAccount,
  type ConnectedAccountDeleted,
  type ConnectedAccountRefreshed,
  type ConnectedAccountRevoked,
  type Revocation,
  type RevokedUpstream,
  connectedAccount,
  waitRequest,
} from './connected-account.ts'
export { isLocalSlug, localSlug } from '../custom-tools/local-slug.ts'
export type { BoundCustomTools, CustomTools } from './custom-tools.ts'
export { type ErrorBody, errorBody } from './error.ts'
export type { FileDownload, FileUpload, StoredFile } from './file.ts'
export { minOffload, offloadThreshold } from '../sessions/offload-threshold.ts'
export type { Overview } from './overview.ts'
export type { Page } from './page.ts'
export { type ProxyRequest, proxyRequest, type ProxyResult, proxyResult } from './proxy.ts'
export { type Route, routes } from './routes.ts'
export {
  type ConnectionStatus,
  type SearchRequest,
  type SearchResult,
  searchRequest,
  searchResult,
} from './search.ts'
export {
  type Approval,
  approval,
  type ExecuteResult,
  executeResult,
  type Link,
  type OffloadRequest,
  type OffloadResult,
  type Session,
  type SessionToolkit,
  type ListedSession,
  session,
  type WaitingCall,
} from './session.ts'
export {
  type Constraint,
  type PermissionRule,
  type Permissions,
  type SessionConfig,
  type SessionCreate,
  type SessionPatch,
  sessionConfig,
  sessionCreate,
  sessionPatch,
  type Tag,
} from './session-config.ts'
export { maxItems } from '../sessions/execute-items.ts'
export { maxSelect, type ParsedSelect, parseSelect } from '../select/parse-select.ts'
export { type Selection, selectedData, selectPart } from '../select/select-part.ts'
export { type Tool, tool } from './tool.ts'
export {
  type Toolkit,
  type ToolkitDetail,
  type ToolkitSetup,
  toolkit,
  toolkitDetail,
} from './toolkit.ts'
export type { Erasure, ExportedRow, User } from './user.ts'
