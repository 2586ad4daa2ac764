import { z } from 'zod'
import { accessCheck, accessChecked } from './access.ts'
import { type ApiKeyScope, apiKey, apiKeyCreate, apiKeyCreated } from './api-key.ts'
import * as authConfigs from './auth-config.ts'
import * as audits from './audit.ts'
import * as calls from './call.ts'
import { connectedAccountCreate, connectedAccountCreated } from './brought-account.ts'
import * as accounts from './connected-account.ts'
import * as files from './file.ts'
import * as logs from './execution-log.ts'
import { overview } from './overview.ts'
import { page, paging } from './page.ts'
import { proxyRequest, proxyResult } from './proxy.ts'
import { searchRequest, searchResult } from './search.ts'
import * as sessions from './session.ts'
import { sessionCreate, sessionPatch } from './session-config.ts'
import * as toolkits from './toolkit.ts'
import * as tools from './tool.ts'
import * as users from './user.ts'

/** A route of the API: what it takes and what it answers. Paths are below `/api/v3.1` and `/api/v3`. */
export interface Route<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** With `:name` for each parameter. */
  path: string
  /** A key with one of these may use it; one with `admin` may use every route. */
  scopes: readonly ApiKeyScope[]
  query: Query
  body: Body
  answer: Answer
  /** Status of a success; 200 when left out. */
  status?: number
}

const none = z.unknown()

const admin: readonly ApiKeyScope[] = ['admin']
const execute: readonly ApiKeyScope[] = ['execute']
const connect: readonly ApiKeyScope[] = ['connect']
/** Apps that only run tools need it, and so do apps that only connect accounts. */
const either: readonly ApiKeyScope[] = ['execute', 'connect']

function read<Query extends z.ZodType, Answer extends z.ZodType>(
  scopes: readonly ApiKeyScope[],
  path: string,
  query: Query,
  answer: Answer,
) {
  return { method: 'GET', path, scopes, query, body: none, answer } as const
}

function send<Body extends z.ZodType, Answer extends z.ZodType>(
  scopes: readonly ApiKeyScope[],
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: Body,
  answer: Answer,
  status = 200,
) {
  return { method, path, scopes, query: none, body, answer, status } as const
}

const session = '/tool_router/session/:sessionId'
const mounted = `${session}/mounts/:mountId`
const account = '/connected_accounts/:accountId'

/** Every route that the engine serves with a key; it mounts these, and nothing else. */
export const routes = {
  createSession: send(either, 'POST', '/tool_router/session', sessionCreate, sessions.session, 201),
  listSessions: read(
    admin,
    '/tool_router/session',
    sessions.sessionsQuery,
    page(sessions.listedSession),
  ),
  getSession: read(either, session, none, sessions.session),
  attachToSession: send(
    execute,
    'POST',
    `${session}/attach`,
    sessions.attachRequest,
    sessions.session,
  ),
  patchSession: send(execute, 'PATCH', session, sessionPatch, sessions.session),
  deleteSession: send(either, 'DELETE', session, none, sessions.sessionDeleted),
  revokeSessionTokens: send(
    execute,
    'POST',
    `${session}/mcp/revoke_tokens`,
    sessions.revokeTokensRequest,
    sessions.session,
  ),
  listSessionTools: read(
    execute,
    `${session}/tools`,
    z.object(paging(500, 10_000)),
    page(tools.tool),
  ),
  listSessionToolkits: read(
    either,
    `${session}/toolkits`,
    sessions.sessionToolkitsQuery,
    page(sessions.sessionToolkit),
  ),
  searchSession: send(execute, 'POST', `${session}/search`, searchRequest, searchResult),
  executeInSession: send(
    execute,
    'POST',
    `${session}/execute`,
    sessions.executeRequest,
    sessions.executeResult,
  ),
  executeMetaInSession: send(
    execute,
    'POST',
    `${session}/execute_meta`,
    sessions.executeMetaRequest,
    sessions.executeResult,
  ),
  proxyExecuteInSession: send(
    execute,
    'POST',
    `${session}/proxy_execute`,
    proxyRequest,
    proxyResult,
  ),
  offloadInSession: send(
    execute,
    'POST',
    `${session}/results`,
    sessions.offloadRequest,
    sessions.offloadResult,
  ),
  resumeInSession: send(
    execute,
    'POST',
    `${session}/resume`,
    sessions.resumeRequest,
    sessions.executeResult,
  ),
  reviewInSession: send(
    execute,
    'POST',
    `${session}/review`,
    sessions.executeRequest,
    sessions.executeResult,
  ),
  getApproval: read(execute, `${session}/approvals/:approvalId`, none, sessions.approval),
  decideApproval: send(
    execute,
    'POST',
    `${session}/approvals/:approvalId`,
    sessions.approvalDecision,
    sessions.approval,
  ),
  listWaitingCalls: read(
    admin,
    '/waiting_calls',
    sessions.waitingCallsQuery,
    page(sessions.waitingCall),
  ),
  listMountItems: read(execute, `${mounted}/items`, files.mountQuery, files.mountItems),
  uploadToMount: send(
    execute,
    'POST',
    `${mounted}/upload_url`,
    files.mountUploadRequest,
    files.mountUpload,
  ),
  downloadFromMount: send(
    execute,
    'POST',
    `${mounted}/download_url`,
    files.mountRequest,
    files.mountDownload,
  ),
  deleteFromMount: send(
    execute,
    'POST',
    `${mounted}/delete`,
    files.mountRequest,
    files.mountPlaced,
  ),
  linkInSession: send(connect, 'POST', `${session}/link`, sessions.linkRequest, sessions.link, 201),

  listConnectedAccounts: read(
    either,
    '/connected_accounts',
    accounts.connectedAccountsQuery,
    page(accounts.connectedAccount),
  ),
  createConnectedAccount: send(
    admin,
    'POST',
    '/connected_accounts',
    connectedAccountCreate,
    connectedAccountCreated,
    201,
  ),
  linkConnectedAccount: send(
    connect,
    'POST',
    '/connected_accounts/link',
    accounts.accountLinkRequest,
    sessions.link,
    201,
  ),
  completeAuth: send(
    connect,
    'POST',
    '/connected_accounts/complete_auth',
    accounts.completeAuthRequest,
    accounts.authCompleted,
  ),
  getConnectedAccount: read(either, account, none, accounts.connectedAccount),
  patchConnectedAccount: send(
    connect,
    'PATCH',
    account,
    accounts.connectedAccountPatch,
    accounts.connectedAccountPatched,
  ),
  patchConnectedAccountStatus: send(
    connect,
    'PATCH',
    `${account}/status`,
    accounts.connectedAccountStatusPatch,
    accounts.success,
  ),
  deleteConnectedAccount: {
    ...send(connect, 'DELETE', account, none, accounts.connectedAccountDeleted),
    query: accounts.connectedAccountDelete,
  },
  refreshConnectedAccount: {
    ...send(
      connect,
      'POST',
      `${account}/refresh`,
      accounts.connectedAccountRefresh,
      accounts.connectedAccountRefreshed,
    ),
    query: accounts.connectedAccountRefreshQuery,
  },
  revokeConnectedAccount: send(
    connect,
    'POST',
    `${account}/revoke`,
    none,
    accounts.connectedAccountRevoked,
  ),
  getRevocation: read(connect, '/revocations/:revocationId', none, accounts.revocation),

  createAuthConfig: send(
    admin,
    'POST',
    '/auth_configs',
    authConfigs.authConfigCreate,
    authConfigs.authConfigCreated,
    201,
  ),
  listAuthConfigs: read(
    either,
    '/auth_configs',
    authConfigs.authConfigsQuery,
    page(authConfigs.authConfig),
  ),
  getAuthConfig: read(either, '/auth_configs/:authConfigId', none, authConfigs.authConfig),
  patchAuthConfig: send(
    admin,
    'PATCH',
    '/auth_configs/:authConfigId',
    authConfigs.authConfigPatch,
    accounts.success,
  ),
  patchAuthConfigStatus: send(
    admin,
    'PATCH',
    '/auth_configs/:authConfigId/:authConfigStatus',
    none,
    accounts.success,
  ),
  deleteAuthConfig: send(admin, 'DELETE', '/auth_configs/:authConfigId', none, accounts.success),

  listToolkits: read(either, '/toolkits', toolkits.toolkitsQuery, page(toolkits.toolkit)),
  getToolkit: read(either, '/toolkits/:toolkitSlug', toolkits.toolkitQuery, toolkits.toolkitDetail),
  getToolkitSetup: read(admin, '/toolkits/:toolkitSlug/setup', none, toolkits.toolkitSetup),
  listTools: read(either, '/tools', tools.toolsQuery, page(tools.tool)),
  getTool: read(either, '/tools/:toolSlug', tools.toolQuery, tools.tool),
  executeTool: send(
    execute,
    'POST',
    '/tools/execute/:toolSlug',
    tools.toolExecuteRequest,
    tools.toolExecuteResult,
  ),

  createFile: send(execute, 'POST', '/files', files.fileCreate, files.fileUpload, 201),
  listFiles: read(execute, '/files', files.filesQuery, page(files.storedFile)),
  requestUpload: send(
    execute,
    'POST',
    '/files/upload/request',
    files.uploadRequest,
    files.uploadRequested,
    201,
  ),
  listUploads: read(execute, '/files/list', files.uploadsQuery, page(files.uploadedFile)),
  getFile: read(execute, '/files/:fileId', files.fileQuery, files.fileDownload),
  deleteFile: {
    ...send(execute, 'DELETE', '/files/:fileId', none, accounts.success),
    query: files.fileQuery,
  },

  getOverview: read(admin, '/overview', none, overview),
  listCalls: read(admin, '/calls', calls.callsQuery, calls.callList),
  getCallSummary: read(admin, '/calls/summary', calls.callSummaryQuery, calls.callSummary),
  getCall: read(admin, '/calls/:callId', none, calls.callDetail),
  reportCalls: send(execute, 'POST', `${session}/calls`, calls.callReport, calls.callsReported),
  // What came later in the contract, and what its client of npm asks for.
  listToolLogs: send(admin, 'POST', '/logs/tool_execution', logs.toolLogsRequest, logs.toolLogs),
  getToolLog: read(admin, '/logs/tool_execution/:callId', none, logs.toolLog),
  listActionLogs: send(
    admin,
    'POST',
    '/internal/action_execution/logs',
    logs.actionLogsRequest,
    logs.actionLogs,
  ),
  getActionLog: read(admin, '/internal/action_execution/log/:callId', none, logs.actionLog),

  listAudit: read(admin, '/audit', audits.auditQuery, audits.auditList),
  getAuditHead: read(admin, '/audit/head', none, audits.auditHeadAnswer),
  verifyAudit: send(admin, 'POST', '/audit/verify', audits.auditVerify, audits.auditProof),

  listUsers: read(admin, '/users', users.usersQuery, users.userList),
  eraseUser: send(admin, 'DELETE', '/users/:userId', none, users.erasure),
  exportUser: read(admin, '/users/:userId/export', users.userExportQuery, users.userExport),
  getUserErasures: read(admin, '/users/:userId/erasures', none, users.erasureList),

  createApiKey: send(admin, 'POST', '/api_keys', apiKeyCreate, apiKeyCreated, 201),
  listApiKeys: read(admin, '/api_keys', z.object(paging(20, 1000)), page(apiKey)),
  revokeApiKey: send(admin, 'DELETE', '/api_keys/:apiKeyId', none, accounts.success),
  checkAccess: send(admin, 'POST', '/access/check', accessCheck, accessChecked),
} as const satisfies Record<string, Route>
