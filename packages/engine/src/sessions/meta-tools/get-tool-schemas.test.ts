import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../../http/test-api.contract.ts'

let api: TestApi
let sessionId: string
beforeAll(async () => {
  api = await startTestApi()
  sessionId = await api.session({ toolkits: ['gmail'] })
})
afterAll(() => api.stop())

async function schemas(input: object) {
  return (await api.execute(sessionId, 'COMPOSIO_GET_TOOL_SCHEMAS', input)).data
}

test('input schemas by default, output schemas when asked', async () => {
  const tool_slugs = ['GMAIL_SEND_EMAIL', 'GMAIL_FETCH_EMAILS', 'GMAIL_SEND_EMAIL']
  const data = await schemas({ tool_slugs })
  expect(data).toMatchObject({
    success: true,
    tool_schemas: {
      GMAIL_SEND_EMAIL: { toolkit: 'gmail', input_schema: { title: 'GMAIL_SEND_EMAIL' } },
    },
  })
  expect(Object.keys(data.tool_schemas as object)).toEqual(tool_slugs.slice(0, 2))
  const both = await schemas({ tool_slugs, include: ['input_schema', 'output_schema'] })
  const output = await schemas({ tool_slugs, include: ['output_schema'] })
  expect(both.tool_schemas).toHaveProperty('GMAIL_SEND_EMAIL.output_schema')
  expect(output.tool_schemas).not.toHaveProperty('GMAIL_SEND_EMAIL.input_schema')
})

test('unknown slugs, and those outside the session, come with suggestions from inside it', async () => {
  const tool_slugs = ['GMAIL_SEND_MAIL', 'GITHUB_GET_AN_ISSUE', 'GMAIL_SEND_EMAIL', 'constructor']
  const data = await schemas({ tool_slugs })
  expect(data).toMatchObject({
    success: false,
    not_found: ['GMAIL_SEND_MAIL', 'GITHUB_GET_AN_ISSUE', 'constructor'],
    suggestions: { GMAIL_SEND_MAIL: expect.arrayContaining(['GMAIL_SEND_EMAIL']) },
    not_found_message: expect.any(String),
  })
  expect(Object.keys(data.tool_schemas as object)).toEqual(['GMAIL_SEND_EMAIL'])
  const suggested = Object.values(data.suggestions as Record<string, string[]>)
  for (const slugs of suggested) {
    expect(slugs.length).toBeLessThanOrEqual(3)
    expect(slugs.every((slug) => slug.startsWith('GMAIL_'))).toBe(true)
  }
})

test('a part of an input schema by its path, through lists; a wrong path names what there is', async () => {
  const tool_slugs = ['GMAIL_SEND_EMAIL']
  const data = await schemas({ tool_slugs, path: 'subject' })
  expect(data).toMatchObject({
    tool_schemas: { GMAIL_SEND_EMAIL: { input_schema: { type: 'string' } } },
  })
  const args = { tool_slugs, path: '/nothing' }
  const wrong = await api.execute(sessionId, 'COMPOSIO_GET_TOOL_SCHEMAS', args)
  expect(JSON.stringify(wrong.data)).toContain('subject')
})
