import type { RouteName } from './test-api.contract.ts'

/** Bodies that their routes take. */
export function validBody(
  name: RouteName,
  authConfigId: string,
): { body?: Record<string, unknown> } {
  const bodies: Partial<Record<RouteName, Record<string, unknown>>> = {
    createSession: {
      user_id: 'u',
      toolkits: { enable: ['gmail'] },
      tools: { gmail: { tags: { enable: ['readOnlyHint'] } } },
      tags: { disable: ['destructiveHint'] },
      manage_connections: {
        enable: true,
        enable_wait_for_connections: true,
        on_required: 'interrupt',
      },
      experimental: {
        permissions: {
          default: 'allow_all',
          effects: { write: 'ask_once' },
          overrides: { GMAIL_SEND_EMAIL: 'ask_always' },
        },
      },
      workbench: { enable: true },
      preload: { tools: ['GMAIL_FETCH_EMAILS'] },
    },
    patchSession: { toolkits: { disable: [] }, search: { enable: true } },
    searchSession: { queries: [{ use_case: 'read mail', known_fields: 'a:b' }], toolkits: [] },
    executeInSession: {
      tool_slug: 'COMPOSIO_GET_TOOL_SCHEMAS',
      arguments: { tool_slugs: ['A'] },
      select: 'tool_schemas',
    },
    executeMetaInSession: {
      slug: 'COMPOSIO_SEARCH_TOOLS',
      select: 'results[0].primary_tool_slugs',
      arguments: { queries: [{ use_case: 'a' }] },
    },
    reviewInSession: { tool_slug: 'COMPOSIO_GET_TOOL_SCHEMAS', arguments: { tool_slugs: ['A'] } },
    offloadInSession: { results: [{ tool: 'LOCAL_A', json: '{}' }], beside: 1 },
    resumeInSession: { pending_id: 'pc_1' },
    decideApproval: { decision: 'approve' },
    attachToSession: {
      experimental: {
        custom_tools: [
          { slug: 'A', name: 'A', description: 'Does A.', input_schema: { type: 'object' } },
        ],
        custom_toolkits: [
          {
            slug: 'B',
            name: 'B',
            description: 'Does B.',
            tools: [{ slug: 'C', name: 'C', description: 'Does C.', input_schema: {} }],
          },
        ],
      },
    },
    proxyExecuteInSession: {
      toolkit_slug: 'gmail',
      endpoint: '/gmail/v1/users/me/labels',
      method: 'GET',
      select: 'labels[*].name',
      parameters: [
        { name: 'maxResults', type: 'query', value: '1' },
        { name: 'x-a', type: 'header', value: 'b' },
      ],
    },
    linkInSession: { toolkit: 'gmail', callback_url: 'http://localhost/cb', alias: 'a' },
    createConnectedAccount: {
      auth_config: { id: authConfigId },
      connection: {
        user_id: 'u',
        alias: 'd',
        external_id: 'old-1',
        state: {
          authScheme: 'OAUTH2',
          val: {
            status: 'ACTIVE',
            access_token: 'a',
            refresh_token: 'b',
            expires_in: '3600',
            scope: 'a b',
            token_type: 'Bearer',
          },
        },
        experimental: { account_type: 'SHARED', acl_config_for_shared: { allow_all_users: true } },
      },
    },
    linkConnectedAccount: { auth_config_id: authConfigId, user_id: 'u', alias: 'b' },
    refreshConnectedAccount: {},
    completeAuth: { session_uri: 'session_x', user_id: 'u' },
    patchConnectedAccount: { alias: 'c' },
    patchConnectedAccountStatus: { enabled: true },
    createAuthConfig: {
      toolkit: { slug: 'gmail' },
      auth_config: { type: 'use_composio_managed_auth', name: 'a', credentials: { scopes: 'a' } },
    },
    patchAuthConfig: { type: 'default', name: 'a', scopes: ['a'] },
    uploadToMount: { mount_relative_path: 'a/b.txt', mimetype: 'text/plain' },
    downloadFromMount: { mount_relative_path: 'a/b.txt' },
    deleteFromMount: { mount_relative_path: 'a/b.txt' },
    createFile: { user_id: 'u', name: 'a.txt', mimetype: 'text/plain', size: 3 },
    requestUpload: {
      filename: 'a.txt',
      mimetype: 'text/plain',
      md5: 'd41d8cd98f00b204e9800998ecf8427e',
      tool_slug: 'GMAIL_SEND_EMAIL',
      toolkit_slug: 'gmail',
    },
    executeTool: { user_id: 'user_1', arguments: { max_results: 1 } },
    reportCalls: { calls: [{ tool_slug: 'LOCAL_A', ago_ms: 10, duration_ms: 5 }] },
    listToolLogs: { filters: [{ field: 'tool_slug', operator: '==', value: 'A' }] },
    listActionLogs: { cursor: null, search_params: [{ field: 'status', value: 'failed' }] },
    verifyAudit: {},
    checkAccess: { session_id: 'trs_none', tool_slug: 'GMAIL_LIST_LABELS', arguments: {} },
    createApiKey: { name: 'a', scopes: ['admin'], expires_at: '2100-01-01T00:00:00Z' },
  }
  return bodies[name] ? { body: bodies[name] } : {}
}
