import {
  accountRow,
  attemptRow,
  authConfigRow,
  callRow,
  fileRow,
  idempotencyKeyRow,
  mcpGrantRow,
  pendingCallRow,
  revocationRow,
  sessionRow,
  storedResultRow,
  usageRow,
} from '../store/contract/fixtures.contract.ts'
import { createStore } from '../store/create-store.ts'

/** Fills every table that has rows of persons for these users, with their ids in whatever may tell who they are. */
export async function fillFor(database: string, projectId: string, ...userIds: string[]) {
  const store = await createStore({ database })
  const config = authConfigRow(projectId, { toolkit: 'resend', scheme: 'API_KEY', way: null })
  await store.authConfigs.insert(config)
  for (const userId of userIds) {
    const session = sessionRow(projectId, { userId, config: { user_id: userId } })
    const account = accountRow(config, {
      userId,
      alias: `alias ${userId}`,
      label: `${userId}@example.com`,
      subject: `subject ${userId}`,
      externalId: `external ${userId}`,
      status: 'ACTIVE',
      connectedAt: 1,
      way: null,
      sharing: null,
    })
    const gone = accountRow(config, { userId, label: `${userId} gone`, deletedAt: 1 })
    const call = { userId, sessionId: session.id, accountId: account.id, error: `by ${userId}` }
    await store.sessions.insert(session)
    for (const row of [account, gone]) await store.accounts.insert(row)
    await store.attempts.insert(
      attemptRow(account, { linkParameters: { login_hint: `${userId}@example.com` } }),
    )
    await store.pendingCalls.insert(pendingCallRow(session))
    await store.approvedTools.insert({
      projectId,
      sessionId: session.id,
      tool: `TOOL_${userId}`,
      createdAt: 1,
    })
    await store.storedResults.insert(storedResultRow(session, { tool: `TOOL ${userId}` }))
    await store.files.insert(fileRow(session, { name: `${userId}.pdf`, parts: [] }))
    await store.mcpGrants.insert({ ...mcpGrantRow(session), state: userId })
    await store.idempotencyKeys.insert({ ...idempotencyKeyRow(projectId), userId })
    await store.idempotencyKeys.insert({
      ...idempotencyKeyRow(projectId),
      userId: null,
      subject: session.id,
      answer: `of ${userId}`,
    })
    await store.revocations.insert(
      revocationRow(account, { status: 'yes', reason: `of ${userId}`, grant: null }),
    )
    await store.calls.insert([callRow(projectId, call), callRow(projectId, { ...call, at: 2 })])
    await store.usage.add([
      usageRow(projectId, { id: `2026-11 user ${userId}`, subject: userId, used: 3 }),
    ])
  }
  await store.close()
}
