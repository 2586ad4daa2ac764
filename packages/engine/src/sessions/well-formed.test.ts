import { defineTool, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startTestApi } from '../http/test-api.contract.ts'

const halves = defineToolkit({
  slug: 'halves',
  name: 'Halves',
  description: 'Texts that were cut within a character.',
  version: '20261130_00',
  baseUrl: 'https://halves.example.test',
  auth: noAuth(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'HALVES_LIST',
      name: 'List',
      description: 'Lists them.',
      effect: 'read',
      input: z.object({ rows: z.number() }),
      output: z.object({ rows: z.array(z.unknown()) }),
      run: async ({ rows }) => ({
        rows: Array.from({ length: rows }, () => ({ 'name\ud83d': `${'🙂'.repeat(30)}\ud83d` })),
      }),
    }),
  ],
})

test('no answer of a session holds half a character: whole, in a list of calls, stored, searched or read in parts', async () => {
  const api = await startTestApi({ toolkits: [...allToolkits, halves] })
  onTestFinished(api.stop)
  const sessionId = await api.session()
  const run = async (tool_slug: string, input: object) => {
    const body = { tool_slug, arguments: input, enable_auto_workbench_offload: true }
    const { data } = (await api.call('executeInSession', { path: { sessionId }, body })).body
    expect(JSON.stringify(data)).not.toMatch(/\\ud[89a-f]/i)
    return data
  }
  const one = await run('HALVES_LIST', { rows: 1 })
  expect(one.rows).toEqual([{ 'name\ufffd': `${'🙂'.repeat(30)}\ufffd` }])
  const several = { tools: [{ tool_slug: 'HALVES_LIST', arguments: { rows: 2 } }] }
  await run('COMPOSIO_MULTI_EXECUTE_TOOL', several)
  const { result_id } = await run('HALVES_LIST', { rows: 2_000 })
  expect(result_id).toMatch(/^res_/)
  for (const part of [
    { path: '/rows' },
    { path: '/rows/0/name\ufffd', limit: 7 },
    { search: '🙂' },
  ]) {
    const tools = [{ tool_slug: 'MAILLON_READ_RESULT', arguments: { result_id, ...part } }]
    const { results } = await run('COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
    expect(results).toMatchObject([{ error: null }])
  }
})
