import { Maillon } from '@maillon/core'
import { FunctionToolsProvider, validateArguments } from '@maillon/core/provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../../http/test-api.contract.ts'
import { toolDefinition } from '../../mcp/tool-definition.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

test.each([
  ['as they are by default', 4_500, {}],
  ['with several accounts', 4_500, { multi_account: { enable: true } }],
  ['that wait', 4_500, { manage_connections: { enable_wait_for_connections: true } }],
  ['without multi-execute', 5_200, { execute: { enable_multi_execute: false } }],
])(
  'the meta tools of sessions %s take at most %i bytes of a conversation',
  async (_, most, config) => {
    const id = await api.session(config)
    const maillon = new Maillon({ engine: api.engine, provider: new FunctionToolsProvider() })
    const functions = await (await maillon.use(id)).tools()
    const { body } = await api.call('listSessionTools', { path: { sessionId: id } })
    const mcp = body.items.map((tool) => {
      const { outputSchema: __, ...listed } = toolDefinition(tool, 'common')
      return listed
    })
    expect(bytes(functions)).toBeLessThanOrEqual(most)
    expect(bytes(mcp)).toBeLessThanOrEqual(most)
  },
)

test('what prompts of this contract pass is taken, and no model is shown it', async () => {
  const id = await api.session()
  const { body } = await api.call('listSessionTools', { path: { sessionId: id } })
  const listed = JSON.stringify(body.items.map((tool) => tool.input_parameters))
  const session_id = id
  const calls = {
    COMPOSIO_SEARCH_TOOLS: {
      queries: [{ use_case: 'send an email', known_fields: 'to:ben@example.com' }],
      session: { id, generate_id: false },
      model: 'any',
    },
    COMPOSIO_GET_TOOL_SCHEMAS: { tool_slugs: ['GMAIL_SEND_EMAIL'], session_id },
    COMPOSIO_MANAGE_CONNECTIONS: { toolkits: ['gmail'], session_id },
    COMPOSIO_MULTI_EXECUTE_TOOL: {
      tools: [{ tool_slug: 'HACKERNEWS_GET_FRONTPAGE' }],
      sync_response_to_workbench: false,
      thought: 'a',
      current_step: 'b',
      current_step_metric: '1/2',
      session_id,
    },
  }
  for (const [slug, input] of Object.entries(calls)) {
    const schema = body.items.find((tool) => tool.slug === slug)?.input_parameters ?? {}
    expect(await validateArguments(schema, input)).toEqual({ value: input })
    expect((await api.execute(id, slug, input)).error).toBeNull()
  }
  for (const name of ['session', 'session_id', 'known_fields', 'model', 'thought', 'current_step'])
    expect(listed).not.toContain(`"${name}"`)
  expect(listed).not.toMatch(/unlisted|propertyNames/)
})
