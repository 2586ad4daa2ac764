import { defineTool, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startPendingApi } from './fixtures.contract.ts'

let runs = 0
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
      effect: 'write',
      input: z.object({}),
      output: z.object({}),
      run: async () => {
        runs += 1
        throw new TypeError('secret-in-a-fault')
      },
    }),
  ],
})

test('a call that met a fault of the engine is not run again', async () => {
  const faults: unknown[] = []
  const api = await startPendingApi({
    toolkits: [...allToolkits, broken],
    onError: (error) => faults.push(error),
  })
  onTestFinished(api.stop)
  const permissions = { default: 'ask_every_call' }
  const sessionId = await api.session({ experimental: { permissions } })
  const { data } = await api.execute(sessionId, 'BROKEN_TOOL')
  await api.decide(sessionId, data.approval_id, 'approve')
  const body = { pending_id: data.approval_id }
  const failed = await api.call('resumeInSession', { path: { sessionId }, body })
  expect(failed).toMatchObject({ status: 500, error: { slug: 'internal' } })
  const again = await api.resume(sessionId, data.approval_id)
  expect(again.data.code).toBe('outcome_unknown')
  expect(await api.execute(sessionId, 'BROKEN_TOOL')).toEqual(again)
  expect((await api.execute(sessionId, 'BROKEN_TOOL')).data.code).toBe('approval_required')
  expect(runs).toBe(1)
  expect(faults).toEqual([expect.any(TypeError)])
})
