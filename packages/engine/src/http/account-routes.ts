import { MaillonError } from '@maillon/core'
import { type ConnectedAccount, routes, waitRequest } from '@maillon/core/contract'
import { accountStatus } from '../connections/accounts/account-status.ts'
import { readBrought } from '../connections/brought/brought.ts'
import type { AccountRow } from '../store/rows.ts'
import { accountView, linkView } from './account-view.ts'
import type { Mount } from './mount.ts'
import { readAcl, readSharing } from './sharing-view.ts'
import { revocationView, revokedView } from './revocation-view.ts'
import { partOf, sliceOf } from './page.ts'
import type { HttpParts } from './parts.ts'

/** Connected accounts: list, read and wait, bring along, link, rename, enable and disable, delete. */
export function mountAccountRoutes(mount: Mount, parts: HttpParts): void {
  const { authorization, catalogue, connections, now } = parts
  const { accounts, authConfigs } = connections

  async function view(
    account: AccountRow,
    ...attempt: Parameters<typeof accountView>[4][]
  ): Promise<ConnectedAccount> {
    const authConfig = await authConfigs.get(account.projectId, account.authConfigId)
    const { toolkit } = account
    const ways = catalogue.hasToolkit(toolkit) ? catalogue.toolkit(toolkit).ways : undefined
    return accountView(account, authConfig, ways, now(), ...attempt)
  }

  mount(routes.listConnectedAccounts, async ({ projectId, query }) => {
    const slice = sliceOf(query)
    const filter = {
      ...(query.connected_account_ids && { ids: query.connected_account_ids }),
      ...(query.user_ids && { userIds: query.user_ids }),
      ...(query.external_ids && { externalIds: query.external_ids }),
      ...(query.auth_config_ids && { authConfigIds: query.auth_config_ids }),
      ...(query.toolkit_slugs && {
        toolkits: query.toolkit_slugs.map((slug) => slug.toLowerCase()),
      }),
      ...(query.statuses && { statuses: query.statuses }),
      ...(query.account_type !== 'ALL' && { isShared: query.account_type === 'SHARED' }),
    }
    const by = query.order_by === 'created_at' ? 'createdAt' : 'updatedAt'
    const part = await accounts.list(
      projectId,
      filter,
      { by, direction: query.order_direction },
      slice,
    )
    const items = await Promise.all(part.rows.map((row) => view(row)))
    return partOf(part, items, (row) => row[by], slice)
  })

  mount(routes.createConnectedAccount, async ({ projectId, body }) => {
    const { user_id: userId, alias, external_id: externalId, state } = body.connection
    const authConfig = await authConfigs.get(projectId, body.auth_config.id)
    const toolkit = catalogue.toolkit(authConfig.toolkit)
    const ways = authConfigs.ways(authConfig, toolkit)
    const account = await connections.bring({
      projectId,
      userId,
      authConfig,
      alias,
      externalId,
      brought: readBrought(toolkit, {
        state,
        ways,
        at: now(),
        filledIn: (own) => authConfigs.fields(authConfig, own),
      }),
      expectedIdentity: body.connection.expected_identity,
      sharing: readSharing(body.connection.experimental),
    })
    const created = await view(account)
    return { ...created, connectionData: created.state, redirect_url: null, redirect_uri: null }
  })

  mount(routes.linkConnectedAccount, async ({ projectId, body }) => {
    const authConfig = await authConfigs.get(projectId, body.auth_config_id)
    const { user_id: userId, callback_url: callbackUrl, alias } = body
    const { expected_identity: expectedIdentity, parameters, connection_data: fields, way } = body
    const sharing = readSharing(body.experimental)
    const which = { alias, authConfigId: authConfig.id, subject: expectedIdentity?.subject }
    const { toolkit } = authConfig
    const ended = sharing ? [] : await connections.ended({ projectId, userId, toolkit })
    const account = await connections.toReconnect(ended, which)
    const owner = { projectId, userId, authConfig, account }
    const request = { callbackUrl, alias, expectedIdentity, way, parameters, fields, sharing }
    return linkView(await connections.links.create({ ...owner, ...request }))
  })

  mount(routes.completeAuth, async ({ projectId, body }) => {
    const word = { sessionUri: body.session_uri, userId: body.user_id }
    if (authorization.isLogin(word.sessionUri)) {
      const redirect_url = await authorization.confirm(projectId, word)
      return { connected_account_id: null, toolkit_slug: null, status: null, redirect_url }
    }
    const { view: ended, redirectUrl } = await connections.parking.redeem(projectId, word)
    return {
      connected_account_id: ended.account.id,
      toolkit_slug: ended.toolkit.slug,
      status: accountStatus(ended.account, now()).status,
      redirect_url: redirectUrl,
    }
  })

  mount(routes.getConnectedAccount, async (request) => {
    const { projectId, param, header, setHeader, signal } = request
    const seconds = waitSeconds(header(waitRequest.prefer))
    if (seconds !== undefined) setHeader(waitRequest.applied, `wait=${seconds}`)
    const linkToken = header(waitRequest.linkToken)
    const ms = (seconds ?? 0) * 1000
    const { account, attempt } = await connections.wait({
      projectId,
      accountId: param('accountId'),
      linkToken,
      ms,
      signal: signal(),
    })
    if (ms > 0) await request.letIn()
    return view(account, attempt)
  })

  mount(routes.patchConnectedAccount, async ({ projectId, param, body }) => {
    const { alias, experimental } = body
    const acl = experimental?.acl_config_for_shared
    if (alias === undefined && acl === undefined) {
      throw new MaillonError('invalid_request', {
        message: 'There is nothing to change.',
        hint: 'Send an alias, or experimental.acl_config_for_shared.',
      })
    }
    const id = param('accountId')
    if (acl !== undefined) await accounts.share(projectId, id, readAcl(acl))
    const account =
      alias === undefined
        ? await accounts.get(projectId, id)
        : await accounts.rename(projectId, id, alias)
    const { status } = await view(account)
    return { success: true, id: account.id, status }
  })

  mount(routes.patchConnectedAccountStatus, async ({ projectId, param, body }) => {
    const id = param('accountId')
    await (body.enabled
      ? connections.restore(projectId, id)
      : accounts.setEnabled(projectId, id, false))
    return { success: true }
  })

  mount(routes.deleteConnectedAccount, async ({ projectId, param, query }) => {
    const options = { revoke: query.revoke_on_delete ?? true }
    const revocation = await connections.ends.remove(projectId, param('accountId'), options)
    if (!revocation) return { success: true }
    const { reason, status: revoked_upstream, id: revoke_job_id } = revocation
    return { success: true, revoked_upstream, reason, revoke_job_id }
  })

  mount(routes.refreshConnectedAccount, async ({ projectId, param, query, body }) => {
    const callbackUrl = query.redirect_url ?? body?.redirect_url ?? body?.body_redirect_url
    const { account, link } = await connections.renew(projectId, param('accountId'), {
      callbackUrl,
    })
    const status = link ? 'INITIATED' : accountStatus(account, now()).status
    return { id: account.id, status, redirect_url: link?.url ?? null }
  })

  mount(routes.revokeConnectedAccount, async ({ projectId, param }) => {
    const { account, revocation } = await connections.ends.revoke(projectId, param('accountId'))
    return revokedView(account, revocation)
  })

  mount(routes.getRevocation, async ({ projectId, param }) =>
    revocationView(await connections.revocations.get(projectId, param('revocationId'))),
  )
}

/** `wait=N` of a Prefer header (RFC 7240 §4.3), as far as the engine goes along with it. */
function waitSeconds(prefer: string | undefined): number | undefined {
  const wait = /(?:^|[,;\s])wait=(\d{1,6})(?:$|[,;\s])/.exec(prefer ?? '')?.[1]
  return wait === undefined ? undefined : Math.min(Number(wait), waitRequest.maxSeconds)
}
