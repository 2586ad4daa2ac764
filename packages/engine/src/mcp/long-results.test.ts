import { allToolkits } from '@maillon/toolkits'
import { expect, onTestFinished, test } from 'vitest'
import { largeToolkit } from '../sessions/results/large-toolkit.contract.ts'
import { connectClient, startMcpApi } from './fixtures.contract.ts'

test('what runs once its user has approved is stored as all long results are', async () => {
  const api = await startMcpApi({ toolkits: [...allToolkits, largeToolkit] })
  onTestFinished(api.stop)
  const permissions = { overrides: { LARGE_LIST: 'ask_always' } }
  const endpoint = await api.endpoint({
    experimental: { permissions },
    preload: { tools: ['LARGE_LIST'] },
  })
  const capabilities = { elicitation: { form: {} } }
  const client = await connectClient(api, endpoint, { capabilities })
  client.setRequestHandler('elicitation/create', () => {
    return { action: 'accept', content: { approve: true } }
  })
  const alone = await client.callTool({ name: 'LARGE_LIST', arguments: { rows: 400 } })
  expect(alone.structuredContent).toMatchObject({ result_id: expect.stringMatching(/^res_/) })

  const tools = [100, 101, 3].map((rows) => ({ tool_slug: 'LARGE_LIST', arguments: { rows } }))
  const several = await client.callTool({
    name: 'COMPOSIO_MULTI_EXECUTE_TOOL',
    arguments: { tools },
  })
  expect(several.structuredContent).toMatchObject({
    error_count: 0,
    results: [
      { response: { data: { rows: { length: 100 } } } },
      { response: { data: { result_id: expect.stringMatching(/^res_/) } } },
      { response: { data: { rows: { length: 3 } } } },
    ],
  })
})
