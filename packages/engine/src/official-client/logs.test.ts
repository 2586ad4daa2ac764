import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OfficialClient, startOfficialClient } from './official-client.contract.ts'

let official: OfficialClient
beforeAll(async () => {
  official = await startOfficialClient()
})
afterAll(() => official.stop())

test('the official client reads the log of calls, page after page, and each by the log id of its answer', async () => {
  const { composio } = official
  const session = await composio.create('user_1')
  await official.finish((await session.authorize('gmail')).redirectUrl)
  const labels = await session.execute('GMAIL_LIST_LABELS', {})
  for (let turn = 0; turn < 4; turn += 1) await session.execute('COMPOSIO_MULTI_EXECUTE_TOOL', {})
  const { logs } = composio.getClient()
  const read: string[] = []
  let cursor: number | null = null
  do {
    const page = await logs.tools.list({ cursor, limit: 2 })
    read.push(...page.data.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(new Set(read).size).toBe(read.length)
  expect(read).toHaveLength(5)
  expect(read).toContain(labels.logId)

  const failed = await logs.tools.list({
    cursor: null,
    search_params: [{ field: 'status', operation: '==', value: 'failed' }],
  })
  expect(failed.data).toHaveLength(4)
  const app = { icon: expect.any(String), name: 'Gmail' }
  const found = await logs.tools.list({
    cursor: null,
    search_params: [{ field: 'tool_slug', value: 'GMAIL_LIST_LABELS' }],
  })
  expect(found.data).toMatchObject([
    { id: labels.logId, actionKey: 'GMAIL_LIST_LABELS', appKey: 'gmail', app, status: 'success' },
  ])
  expect(await logs.tools.retrieve(labels.logId ?? '')).toMatchObject({
    actionLogId: labels.logId,
    actionId: 'GMAIL_LIST_LABELS',
    app: { ...app, uniqueId: 'gmail' },
    connection: { id: expect.stringMatching(/^ca_/), entity: 'user_1' },
    session: { id: session.sessionId },
    status: 'success',
    payloadReceived: {},
    response: {},
  })
  await expect(logs.tools.retrieve('log_none')).rejects.toMatchObject({ status: 404 })
})
