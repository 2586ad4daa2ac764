import { expect, test, vi } from 'vitest'
import type { Transport } from '../transport/transport.ts'
import { createReportCall } from './report-calls.ts'

const done = { data: { secret: 'not told' }, error: null, logId: '' }

test('what ran of custom tools is told together, without arguments and results, and nobody hears of a failure', async () => {
  vi.useFakeTimers()
  try {
    const told: unknown[] = []
    const send = async (call: unknown) => {
      told.push(call)
      throw new Error('The engine is not there.')
    }
    const report = createReportCall({ send } as unknown as Transport, '/tool_router/session/trs_1')
    const start = Date.now()
    vi.setSystemTime(start + 40)
    for (let turn = 0; turn < 150; turn += 1) report('LOCAL_A', start, done)
    await vi.advanceTimersByTimeAsync(1_000)
    report('LOCAL_B', Date.now(), { data: { code: 'tool_failed' }, error: 'No.', logId: '' })
    await vi.advanceTimersByTimeAsync(1_000)
    const ran = { tool_slug: 'LOCAL_A', ago_ms: 290, duration_ms: 40, error_code: undefined }
    const failed = { tool_slug: 'LOCAL_B', ago_ms: 250, duration_ms: 0, error_code: 'tool_failed' }
    expect(told).toMatchObject([
      { method: 'POST', path: '/tool_router/session/trs_1/calls', maxRetries: 0 },
      { body: { calls: [failed] } },
    ])
    expect(told[0]).toMatchObject({ body: { calls: Array.from({ length: 100 }, () => ran) } })
  } finally {
    vi.useRealTimers()
  }
})
