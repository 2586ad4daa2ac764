export type { ApiKey, ApiKeys, ApiKeysQuery, CreateApiKey } from './api-keys/api-keys.ts'
export type * from './catalogue/installed-tools.ts'
export type { Tool } from './catalogue/tool.ts'
export type { AuditLog, AuditQuery } from './audit/audit.ts'
export type { AuditEntry, AuditHead, AuditProof } from './contract/audit.ts'
export type { LoggedCall, LoggedCallDetail } from './logs/logged-call.ts'
export type { Logs, LogsQuery } from './logs/logs.ts'
export type { ListedUser, Users, UsersQuery } from './users/users.ts'
export type { Erasure, ExportedRow } from './contract/user.ts'
export type { AuthField, AuthFields, Toolkit, ToolkitDetail } from './catalogue/toolkit.ts'
export type * from './catalogue/spelt.ts'
export type { ToolkitCatalogue, ToolkitsQuery } from './catalogue/toolkit-catalogue.ts'
export type {
  ExecuteModifiers,
  SchemaModifiers,
  ToolCatalogue,
  ToolExecution,
  ToolExecutionResult,
  ToolsQuery,
} from './catalogue/tool-catalogue.ts'
export type {
  AuthConfig,
  AuthConfigs,
  AuthConfigsQuery,
  UpdateAuthConfig,
  CreateAuthConfig,
  CreatedAuthConfig,
} from './connections/auth-configs.ts'
export type { AccountAccess } from './connections/account-sharing.ts'
export type { AuthCompleted } from './connections/auth-completed.ts'
export type { BroughtCredential, BroughtTokens } from './connections/brought-credential.ts'
export type { ConnectedAccount } from './connections/connected-account.ts'
export type { LinkOptions } from './connections/link-options.ts'
export type {
  AccountLinkOptions,
  ConnectedAccounts,
  DeleteOptions,
} from './connections/connected-accounts.ts'
export type { ConnectedAccountsQuery } from './connections/connected-accounts-query.ts'
export type { RefreshedAccount, RefreshOptions } from './connections/refreshed-account.ts'
export type { CreateAccountOptions } from './connections/create-account.ts'
export type { ConnectionRequest, WaitLimit } from './connections/connection-request.ts'
export { createVerifier, type VerifierOptions } from './connections/create-verifier.ts'
export type {
  DeletedAccount,
  Revocation,
  RevokedAccount,
  RevokedUpstream,
} from './connections/revocation.ts'
export type { ExpectedIdentity } from './connections/expected-identity.ts'
export type { ApiKeyScope } from './contract/api-key.ts'
export type { AuthScheme } from './contract/auth-config.ts'
export type { AccountStatus } from './contract/connected-account.ts'
export type { PermissionRule, SessionConfig, Tag } from './contract/session-config.ts'
export {
  type CustomTool,
  type CustomToolContext,
  type CustomToolOptions,
  createCustomTool,
} from './custom-tools/custom-tool.ts'
export {
  type CustomToolkit,
  type CustomToolkitOptions,
  createCustomToolkit,
} from './custom-tools/custom-toolkit.ts'
export type { RegisteredTool, RegisteredToolkit } from './custom-tools/registered-tools.ts'
export { type ErrorCode, errorCodes } from './errors/error-codes.ts'
export { MaillonError, type MaillonErrorOptions } from './errors/maillon-error.ts'
export type { FileCalls, FilesQuery } from './files/file-calls.ts'
export type { FileSource } from './files/file-source.ts'
export type { AllFilesQuery, CreateFileOptions, Files } from './files/files.ts'
export type { SessionFiles } from './files/session-files.ts'
export type { DownloadableFile, DownloadOptions, StoredFile } from './files/stored-file.ts'
export type { UploadOptions } from './files/upload-file.ts'
export { Maillon, type MaillonOptions } from './maillon.ts'
export type { ModifiedSession } from './modifiers/modifiers.ts'
export type { ModifySchema, SessionModifiers } from './modifiers/modifiers.ts'
export type { FunctionTool } from './provider/function-tools.ts'
export type {
  Approval,
  ExecuteTool,
  Provider,
  ProviderContext,
  SessionTool,
  ToolDecision,
} from './provider/provider.ts'
export type { ToolResult } from './provider/tool-result.ts'
export type { ApprovalRequired, ConnectionRequired } from './provider/read-required.ts'
export type {
  ConnectLink,
  EnsureAllConnectedOptions,
  EnsureConnectedOptions,
  EnsuredConnection,
} from './sessions/connect-options.ts'
export type { McpEndpoint } from './sessions/mcp-endpoint.ts'
export type { ProxyRequest, ProxyResponse } from './sessions/proxy-execute.ts'
export type { SearchResult } from './sessions/search-result.ts'
export type { Session, SessionToolkits, SessionToolkitsOptions } from './sessions/session.ts'
export type { AuthorizeOptions } from './sessions/connect-options.ts'
export type { ExecuteOptions } from './sessions/execute-options.ts'
export type {
  ArgumentConstraint,
  CreateSessionConfig,
  Permissions,
  UpdateSessionConfig,
} from './sessions/session-config.ts'
export type { SessionToolkit } from './sessions/session-toolkit.ts'
export type { ListedSession, SessionsQuery } from './sessions/listed-session.ts'
export type { Sessions } from './sessions/sessions.ts'
export type { Clock } from './transport/clock.ts'
export type { Page } from './transport/page.ts'
export type { RequestOptions } from './transport/request-options.ts'
export type { Fetch } from './transport/transport.ts'
