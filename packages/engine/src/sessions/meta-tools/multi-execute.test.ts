import { defineTool, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApi, type TestApi } from '../../http/test-api.contract.ts'

const broken = defineToolkit({
  slug: 'broken',
  name: 'Broken',
  description: 'A toolkit with a fault in it.',
  version: '20261123_00',
  baseUrl: 'https://broken.example.test',
  auth: noAuth(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'BROKEN_TOOL',
      name: 'Broken tool',
      description: 'Fails before it sends anything.',
      effect: 'read',
      input: z.object({}),
      output: z.object({}),
      request: () => {
        throw new TypeError('secret-in-a-fault')
      },
    }),
  ],
})

const faults: unknown[] = []
let api: TestApi
let sessionId: string
beforeAll(async () => {
  const onError = (...fault: unknown[]) => faults.push(fault)
  api = await startTestApi({ toolkits: [...allToolkits, broken], onError })
  sessionId = await api.session()
  await api.connect(sessionId, 'gmail')
})
beforeEach(() => {
  api.world.upstreams.google.requests.length = 0
})
afterAll(() => api.stop())

interface Item {
  tool_slug: string
  index: number
  response: { data: Record<string, unknown>; error: string | null; successful: boolean }
  error: string | null
}

async function run(...tools: object[]) {
  const { data, error } = await api.execute(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
  return { error, data, items: data.results as Item[] }
}

const mail = (subject: string) => ({
  tool_slug: 'GMAIL_SEND_EMAIL',
  arguments: { recipient_email: 'ben@example.com', subject, body: 'Hello' },
})

test('answers come in the order of the calls, each with its own error', async () => {
  api.world.upstreams.google.faults.push({ match: /GET .*messages\?/, delayMs: 100 })
  const { error, data, items } = await run(
    { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { max_results: 1 } },
    { tool_slug: 'GMAIL_FETCH_EMAIL' },
    { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { max_results: 'two' } },
    { tool_slug: 'GITHUB_GET_THE_AUTHENTICATED_USER' },
    { tool_slug: 'COMPOSIO_SEARCH_TOOLS', arguments: { queries: [{ use_case: 'a' }] } },
    { tool_slug: 'HACKERNEWS_GET_FRONTPAGE', arguments: {} },
  )
  expect(error).toBeNull()
  expect(data).toMatchObject({ total_count: 6, success_count: 2, error_count: 4 })
  expect(items.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5])
  expect(items.map(({ response }) => response.data.code)).toEqual([
    undefined,
    'tool_not_found',
    'invalid_arguments',
    'connection_required',
    'tool_not_found',
    undefined,
  ])
  for (const { response, error } of items) {
    expect(response.error).toBe(error)
    expect(response.successful).toBe(error === null)
  }
  expect(items[3]?.response.data).toHaveProperty('redirect_url')
})

test('a fault of the engine in one call hides nothing of the others, and is reported', async () => {
  const { data, items } = await run(mail('beside'), { tool_slug: 'BROKEN_TOOL' })
  expect(data).toMatchObject({ success_count: 1, error_count: 1 })
  expect(items[0]?.error).toBeNull()
  expect(items[1]?.response.data).toMatchObject({ code: 'internal' })
  expect(JSON.stringify(data)).not.toContain('secret-in-a-fault')
  expect(faults).toEqual([[expect.any(TypeError), expect.stringMatching(/^log_/)]])
})

test('a name that the tool does not know is refused before anything runs', async () => {
  const { items, data } = await run({ ...mail('typo'), argument: {} })
  expect(items).toBeUndefined()
  expect(data).toMatchObject({
    code: 'invalid_arguments',
    errors: ['"tools.0.argument" is not an argument (did you mean arguments?)'],
  })
  expect((await run(...Array.from({ length: 51 }, () => mail('many')))).data.code).toBe(
    'invalid_arguments',
  )
  expect((await run()).data.code).toBe('invalid_arguments')
  expect(api.world.upstreams.google.requests).toEqual([])
})
