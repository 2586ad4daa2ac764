export type { Tool } from '../catalogue/tool.ts'
export type {
  AuthConfig as AuthConfigRetrieveResponse,
  CreateAuthConfig as CreateAuthConfigParams,
  CreatedAuthConfig as CreateAuthConfigResponse,
} from '../connections/auth-configs.ts'
export type { ConnectedAccount as ConnectedAccountRetrieveResponse } from '../connections/connected-account.ts'
export type { ConnectionRequest } from '../connections/connection-request.ts'
export type { AuthScheme as AuthSchemeType } from '../contract/auth-config.ts'
export type { AccountStatus as ConnectedAccountStatus } from '../contract/connected-account.ts'
export { createCustomTool as experimental_createTool } from '../custom-tools/custom-tool.ts'
export { createCustomToolkit as experimental_createToolkit } from '../custom-tools/custom-toolkit.ts'
export { MaillonError } from '../errors/maillon-error.ts'
export { FunctionToolsProvider as OpenAIProvider } from '../provider/function-tools.ts'
export type { Session } from '../sessions/session.ts'
export type {
  CreateSessionConfig as ToolRouterCreateSessionConfig,
  UpdateSessionConfig as ToolRouterUpdateSessionConfig,
} from '../sessions/session-config.ts'
export type { SessionToolkit as ToolkitConnectionState } from '../sessions/session-toolkit.ts'
export type { RequestOptions as ComposioRequestOptions } from '../transport/request-options.ts'
export { Composio, type ComposioConfig } from './composio.ts'
export {
  AuthConfigTypes,
  AuthSchemeTypes,
  ConnectedAccountStatuses,
  SessionPreset,
} from './constants.ts'
export {
  ComposioAuthConfigNotFoundError,
  ComposioConnectedAccountNotFoundError,
  ComposioError,
  ComposioMultipleConnectedAccountsError,
  ComposioNoAPIKeyError,
  ComposioRequestCancelledError,
  ComposioToolkitNotFoundError,
  ComposioToolNotFoundError,
  ConnectionRequestFailedError,
  ConnectionRequestTimeoutError,
  ValidationError,
} from './errors.ts'
