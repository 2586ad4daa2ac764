import { createRequire } from 'node:module'
import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectClient, legacy, type McpApi, modern, startMcpApi } from './fixtures.contract.ts'

// What the SDK of an app's process comes with.
const { W3CTraceContextPropagator } = createRequire(
  createRequire(import.meta.url).resolve('@opentelemetry/sdk-trace'),
)('@opentelemetry/core')

const spans = new InMemorySpanExporter()
let api: McpApi
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
  )
  api = await startMcpApi()
})
afterAll(async () => {
  await api.stop()
  context.disable()
  propagation.disable()
  trace.disable()
})

const traceId = 'a'.repeat(32)
const spanId = 'b'.repeat(16)

async function callWith(
  _meta: Record<string, unknown>,
  versionNegotiation: typeof modern | typeof legacy,
) {
  const client = await connectClient(api, await api.endpoint(), { versionNegotiation })
  spans.reset()
  const { isError } = await client.callTool({
    name: 'HACKERNEWS_GET_FRONTPAGE',
    arguments: {},
    _meta,
  })
  expect(isError).toBeFalsy()
  const [run] = spans.getFinishedSpans().filter(({ name }) => name === 'maillon.execute')
  await client.close()
  return run
}

test.each([
  ['2026', modern],
  ['2025', legacy],
])('a call is a part of what a client of %s traces', async (_, era) => {
  const traceparent = `00-${traceId}-${spanId}-01`
  const run = await callWith({ traceparent, tracestate: 'vendor=1', baggage: 'user=ada' }, era)
  expect(run?.spanContext().traceId).toBe(traceId)
  expect(run?.parentSpanContext).toMatchObject({ spanId, isRemote: true })
  expect(run?.spanContext().traceState?.serialize()).toBe('vendor=1')
})

test.each([['nonsense'], [7], [{ toString: 'x' }], [['00']], [null]])(
  'what says no trace does no harm: %j',
  async (traceparent) => {
    const run = await callWith(
      { traceparent, tracestate: traceparent, baggage: traceparent },
      modern,
    )
    expect(run?.spanContext().traceId).not.toBe(traceId)
  },
)
