import { searchResult } from '@maillon/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../../http/test-api.contract.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

async function search(sessionId: string, ...useCases: string[]) {
  const queries = useCases.map((use_case) => ({ use_case }))
  const { data } = await api.execute(sessionId, 'COMPOSIO_SEARCH_TOOLS', { queries })
  const path = { sessionId }
  const { body } = await api.call('searchSession', { path, body: { queries } })
  const { time_info: _, ...result } = searchResult.strict().parse(data)
  expect(body).toMatchObject(result)
  return searchResult.parse(data)
}

test('a tool is found by what it does, with its schema and what is connected', async () => {
  const sessionId = await api.session()
  const found = await search(sessionId, 'send an email', 'list my unread mails')
  expect(found).toMatchObject({ success: true, error: null, session: { id: sessionId } })
  expect(found.results.map(({ index }) => index)).toEqual([1, 2])
  expect(found.results[0]?.primary_tool_slugs).toContain('GMAIL_SEND_EMAIL')
  expect(found.results[1]?.primary_tool_slugs).toContain('GMAIL_FETCH_EMAILS')
  expect(found.tool_schemas.GMAIL_SEND_EMAIL).toMatchObject({
    hasFullSchema: true,
    input_schema: { type: 'object' },
  })
  const gmail = found.toolkit_connection_statuses.find(({ toolkit }) => toolkit === 'gmail')
  expect(gmail).toMatchObject({
    has_active_connection: false,
    status_message: expect.stringContaining('COMPOSIO_MANAGE_CONNECTIONS'),
  })
  for (const slug of found.results.flatMap((one) => [
    ...one.primary_tool_slugs,
    ...one.related_tool_slugs,
  ])) {
    const schema = found.tool_schemas[slug]
    expect(schema?.input_schema ?? schema?.schemaRef?.args.tool_slugs).toBeTruthy()
  }
})

test('how a file goes from tool to tool is said where a tool that was found takes or gives one', async () => {
  const guidanceFor = async (toolkit: string, useCase: string) => {
    const sessionId = await api.session({ toolkits: [toolkit] })
    return (await search(sessionId, useCase)).next_steps_guidance.join(' ')
  }
  const drive = await guidanceFor('googledrive', 'download a file')
  expect(drive).toContain('by its id (file_…)')
  expect(drive).toContain('MAILLON_READ_FILE')
  expect(await guidanceFor('googlecalendar', 'list my events')).not.toContain('file')
})

test('connected accounts are named', async () => {
  const sessionId = await api.session({ toolkits: ['gmail'] })
  const account = await api.connect(sessionId, 'gmail')
  const { toolkit_connection_statuses: statuses } = await search(sessionId, 'send an email')
  expect(statuses).toMatchObject([
    {
      toolkit: 'gmail',
      has_active_connection: true,
      accounts: [{ id: account, is_default: true }],
    },
  ])
})

test('nothing outside the session is found', async () => {
  const limits = [
    { toolkits: ['hackernews'] },
    { toolkits: [] },
    { tools: { gmail: { disable: ['GMAIL_SEND_EMAIL'] }, resend: [], slack: [], github: [] } },
    { tags: ['readOnlyHint'] },
  ]
  for (const limit of limits) {
    const found = await search(await api.session(limit), 'send an email')
    expect(JSON.stringify(found.results)).not.toContain('GMAIL_SEND_EMAIL')
    expect(Object.keys(found.tool_schemas)).not.toContain('GMAIL_SEND_EMAIL')
  }
})

test('a search may be narrowed to toolkits, in any case', async () => {
  const sessionId = await api.session()
  const body = { queries: [{ use_case: 'send an email' }], toolkits: ['Resend'] }
  const found = await api.call('searchSession', { path: { sessionId }, body })
  expect(found.body.results[0]?.toolkits).toEqual(['resend'])
})

test('a search that finds nothing says so, beside one that does', async () => {
  const found = await search(await api.session(), 'xyzzy plugh', 'send an email')
  expect(found).toMatchObject({ success: true, error: '1 out of 2 searches found nothing.' })
  expect(found.results[0]).toMatchObject({ primary_tool_slugs: [], error: expect.any(String) })
})

test('guidance speaks of tools that the session has', async () => {
  const sessionId = await api.session({
    manage_connections: { enable: false },
    execute: { enable_multi_execute: false },
  })
  const text = JSON.stringify(await search(sessionId, 'send an email'))
  expect(text).not.toContain('COMPOSIO_MANAGE_CONNECTIONS')
  expect(text).not.toContain('COMPOSIO_MULTI_EXECUTE_TOOL')
})
