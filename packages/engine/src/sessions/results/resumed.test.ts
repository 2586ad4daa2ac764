import { allToolkits } from '@maillon/toolkits'
import { expect, onTestFinished, test } from 'vitest'
import { startTestApi } from '../../http/test-api.contract.ts'
import { largeToolkit } from './large-toolkit.contract.ts'

/** A session that asks for approval of long answers, and what an app does with it. */
async function start() {
  const api = await startTestApi({ toolkits: [...allToolkits, largeToolkit] })
  onTestFinished(api.stop)
  const sessionId = await api.session({
    experimental: { permissions: { overrides: { LARGE_LIST: 'ask_always' } } },
  })
  const path = { sessionId }
  return {
    run: async (tool_slug: string, input: object, isAgent = true) => {
      const body = { tool_slug, arguments: input, enable_auto_workbench_offload: isAgent }
      return (await api.call('executeInSession', { path, body })).body.data
    },
    approveAndResume: async ({ approval_id: id }: Record<string, unknown>) => {
      await api.call('decideApproval', {
        path: { ...path, approvalId: String(id) },
        body: { decision: 'approve' },
      })
      const body = { pending_id: String(id) }
      return (await api.call('resumeInSession', { path, body })).body
    },
    read: async (result_id: unknown) => {
      const tools = [{ tool_slug: 'MAILLON_READ_RESULT', arguments: { result_id, path: '/rows' } }]
      const { data } = await api.execute(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
      return data.results as [{ response: { data: { value: object[] } } }]
    },
  }
}

const preview = { result_id: expect.stringMatching(/^res_/), preview: { rows: expect.any(Array) } }

test('a long result of a call that is resumed is stored, and can be read', async () => {
  const { run, approveAndResume, read } = await start()
  const { data, error } = await approveAndResume(await run('LARGE_LIST', { rows: 400 }))
  expect(error).toBeNull()
  expect(data).toMatchObject(preview)
  const [{ response }] = await read(data.result_id)
  expect(response.data.value[0]).toMatchObject({ id: 0 })
})

test('so is that of an item of a multi-execute', async () => {
  const { run, approveAndResume } = await start()
  const tools = [{ tool_slug: 'LARGE_LIST', arguments: { rows: 400 } }]
  const { results } = await run('COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
  const [{ response }] = results as [{ response: { data: Record<string, unknown> } }]
  expect((await approveAndResume(response.data)).data).toMatchObject(preview)
})

test('a short result, and one that the app itself asked for, come whole', async () => {
  const { run, approveAndResume } = await start()
  const short = await approveAndResume(await run('LARGE_LIST', { rows: 2 }))
  expect(short.data.rows).toHaveLength(2)
  const own = await approveAndResume(await run('LARGE_LIST', { rows: 400 }, false))
  expect(own.data.rows).toHaveLength(400)
})
