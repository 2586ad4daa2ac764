import type { Call, TestApi } from './test-api.contract.ts'

/** A row of each kind that a path, body or query may name. */
export interface RowIds {
  sessionId: string
  accountId: string
  authConfigId: string
  approvalId: string
  apiKeyId: string
  revocationId: string
  fileId: string
  callId: string
  /** Who has a session, and may be erased. */
  userId: string
  sessionUri: string
  /** Of an auth config that takes keys. */
  keyConfigId: string
  externalId: string
}

/** How an engine has to be started for `rowsOf`. */
export const rowsOptions = {
  verification: 'app',
  verifierUrl: 'http://localhost:4001/verify',
  jobs: false,
} as const

/** One of everything, in the project of a key. */
export async function rowsOf(api: TestApi, call: Call): Promise<RowIds> {
  const created = await call('createSession', { body: { user_id: 'user_1' } })
  const sessionId = created.body.session_id
  const path = { sessionId }
  const link = async (toolkit: string) =>
    (await call('linkInSession', { path, body: { toolkit } })).body
  const confirm = async (response: Response) => {
    const uri =
      new URL(response.headers.get('location') ?? '').searchParams.get('session_uri') ?? ''
    return { session_uri: uri, user_id: 'user_1' }
  }
  const gmail = await link('gmail')
  await call('completeAuth', { body: await confirm(await api.finish(gmail)) })
  const parked = await confirm(await api.finish(await link('gmail')))
  const gone = await link('github')
  await call('completeAuth', { body: await confirm(await api.finish(gone)) })
  const deleted = await call('deleteConnectedAccount', {
    path: { accountId: gone.connected_account_id },
  })
  const accountId = gmail.connected_account_id
  const { body: account } = await call('getConnectedAccount', { path: { accountId } })
  const waiting = await call('executeInSession', {
    path,
    body: { tool_slug: 'GITHUB_GET_THE_AUTHENTICATED_USER' },
  })
  const keyed = await call('createAuthConfig', { body: { toolkit: { slug: 'resend' } } })
  const keyConfigId = keyed.body.auth_config.id
  const externalId = `external-${sessionId}`
  await call('createConnectedAccount', { body: broughtKey(api, keyConfigId, externalId) })
  await call('createSession', { body: { user_id: 'leaver' } })
  return {
    sessionId,
    userId: 'leaver',
    keyConfigId,
    externalId,
    accountId,
    authConfigId: account.auth_config.id,
    approvalId: String(waiting.body.data.pending_id),
    apiKeyId: (await call('createApiKey', { body: { name: 'spare' } })).body.id,
    revocationId: deleted.body.revoke_job_id ?? '',
    fileId: await fileOf(api, call),
    callId: waiting.body.log_id,
    sessionUri: parked.session_uri,
  }
}

/** A file of user_1's. */
async function fileOf(api: TestApi, call: Call): Promise<string> {
  const { body } = await call('createFile', { body: { user_id: 'user_1', name: 'a.txt' } })
  await api.engine.fetch(new Request(body.upload_url, { method: 'PUT', body: 'a' }))
  return body.id
}

/** A body that brings a key along. */
export function broughtKey(api: TestApi, authConfigId: string, externalId?: string) {
  return {
    auth_config: { id: authConfigId },
    connection: {
      user_id: 'user_2',
      external_id: externalId,
      state: { authScheme: 'API_KEY', val: { api_key: api.world.apiKeys.resend } },
    },
  }
}
