import { z } from 'zod'
import { apiKeyCreate, apiKeyCreated } from './api-key.ts'
import * as authConfigs from './auth-config.ts'
import * as accounts from './connected-account.ts'
import { page, paging } from './page.ts'
import { proxyRequest, proxyResult } from './proxy.ts'
import { searchRequest, searchResult } from './search.ts'
import * as sessions from './session.ts'
import { sessionCreate, sessionPatch } from './session-config.ts'
import * as toolkits from './toolkit.ts'
import * as tools from './tool.ts'

/** A route of the API: what it takes and what it answers. Paths are below `/api/v3.1` and `/api/v3`. */
export interface Route<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** With `:name` for each parameter. */
  path: string
  query: Query
  body: Body
  answer: Answer
  /** Status of a success; 200 when left out. */
  status?: number
}

const none = z.unknown()

function read<Query extends z.ZodType, Answer extends z.ZodType>(
  path: string,
  query: Query,
  answer: Answer,
) {
  return { method: 'GET', path, query, body: none, answer } as const
}

function send<Body extends z.ZodType, Answer extends z.ZodType>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: Body,
  answer: Answer,
  status = 200,
) {
  return { method, path, query: none, body, answer, status } as const
}

const session = '/tool_router/session/:sessionId'
const account = '/connected_accounts/:accountId'

/** Every route that the engine serves with a key; it mounts these, and nothing else. */
export const routes = {
  createSession: send('POST', '/tool_router/session', sessionCreate, sessions.session, 201),
  getSession: read(session, none, sessions.session),
  attachToSession: send('POST', `${session}/attach`, sessions.attachRequest, sessions.session),
  patchSession: send('PATCH', session, sessionPatch, sessions.session),
  deleteSession: send('DELETE', session, none, sessions.sessionDeleted),
  listSessionTools: read(`${session}/tools`, z.object(paging(500, 10_000)), page(tools.tool)),
  listSessionToolkits: read(
    `${session}/toolkits`,
    sessions.sessionToolkitsQuery,
    page(sessions.sessionToolkit),
  ),
  searchSession: send('POST', `${session}/search`, searchRequest, searchResult),
  executeInSession: send(
    'POST',
    `${session}/execute`,
    sessions.executeRequest,
    sessions.executeResult,
  ),
  executeMetaInSession: send(
    'POST',
    `${session}/execute_meta`,
    sessions.executeMetaRequest,
    sessions.executeResult,
  ),
  proxyExecuteInSession: send('POST', `${session}/proxy_execute`, proxyRequest, proxyResult),
  resumeInSession: send(
    'POST',
    `${session}/resume`,
    sessions.resumeRequest,
    sessions.executeResult,
  ),
  reviewInSession: send(
    'POST',
    `${session}/review`,
    sessions.executeRequest,
    sessions.executeResult,
  ),
  getApproval: read(`${session}/approvals/:approvalId`, none, sessions.approval),
  decideApproval: send(
    'POST',
    `${session}/approvals/:approvalId`,
    sessions.approvalDecision,
    sessions.approval,
  ),
  linkInSession: send('POST', `${session}/link`, sessions.linkRequest, sessions.link, 201),

  listConnectedAccounts: read(
    '/connected_accounts',
    accounts.connectedAccountsQuery,
    page(accounts.connectedAccount),
  ),
  linkConnectedAccount: send(
    'POST',
    '/connected_accounts/link',
    accounts.accountLinkRequest,
    sessions.link,
    201,
  ),
  getConnectedAccount: read(account, none, accounts.connectedAccount),
  patchConnectedAccount: send(
    'PATCH',
    account,
    accounts.connectedAccountPatch,
    accounts.connectedAccountPatched,
  ),
  patchConnectedAccountStatus: send(
    'PATCH',
    `${account}/status`,
    accounts.connectedAccountStatusPatch,
    accounts.success,
  ),
  deleteConnectedAccount: {
    ...send('DELETE', account, none, accounts.success),
    query: accounts.connectedAccountDelete,
  },

  createAuthConfig: send(
    'POST',
    '/auth_configs',
    authConfigs.authConfigCreate,
    authConfigs.authConfigCreated,
    201,
  ),
  listAuthConfigs: read(
    '/auth_configs',
    authConfigs.authConfigsQuery,
    page(authConfigs.authConfig),
  ),
  getAuthConfig: read('/auth_configs/:authConfigId', none, authConfigs.authConfig),

  listToolkits: read('/toolkits', toolkits.toolkitsQuery, page(toolkits.toolkit)),
  getToolkit: read('/toolkits/:toolkitSlug', toolkits.toolkitQuery, toolkits.toolkitDetail),
  listTools: read('/tools', tools.toolsQuery, page(tools.tool)),
  getTool: read('/tools/:toolSlug', tools.toolQuery, tools.tool),
  executeTool: send(
    'POST',
    '/tools/execute/:toolSlug',
    tools.toolExecuteRequest,
    tools.toolExecuteResult,
  ),

  createApiKey: send('POST', '/api_keys', apiKeyCreate, apiKeyCreated, 201),
} as const satisfies Record<string, Route>
