import { createRequire } from 'node:module'
import type { Call, ExecuteResult } from '@maillon/core/contract'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newEngine, startWorld } from '../connections/fixtures.contract.ts'

// What the SDK of an app's process comes with.
const { W3CTraceContextPropagator } = createRequire(
  createRequire(import.meta.url).resolve('@opentelemetry/sdk-trace'),
)('@opentelemetry/core')

let world: Upstreams<'google'>
beforeAll(async () => {
  world = await startWorld('google')
})
afterAll(() => world.stop())
afterEach(() => {
  context.disable()
  propagation.disable()
  trace.disable()
})

const traceId = 'a'.repeat(32)
const spanId = 'b'.repeat(16)
const traceparent = `00-${traceId}-${spanId}-01`

function startTracing() {
  const spans = new InMemorySpanExporter()
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
  )
  return spans
}

/** A call of a connected user, which says of what it is a part; its row, and what the upstream was sent. */
async function callWith(options: Parameters<typeof newEngine>[1], headers: object) {
  const { app, visitor } = await newEngine(world, options)
  const session = await app.session()
  await visitor().connect(await session.link('gmail'))
  world.upstreams.google.requests.length = 0
  const body = { tool_slug: 'GMAIL_LIST_LABELS', arguments: {} }
  const sent = await app.call<ExecuteResult>('POST', `${session.path}/execute`, body, headers)
  const row = await app.call<Call>('GET', `/calls/${sent.body.log_id}`)
  return { row: row.body, upstream: world.upstreams.google.requests.map((one) => one.headers) }
}

test('a request that says of what trace it is a part is one, down to the upstream call, and its row says so', async () => {
  const spans = startTracing()
  const { row, upstream } = await callWith({}, { traceparent, tracestate: 'vendor=1' })
  expect(row.trace_id).toBe(traceId)
  const all = spans.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId)
  const of = (name: string) => all.find((span) => span.name === `maillon.${name}`)
  expect(of('request')?.parentSpanContext).toMatchObject({ spanId, isRemote: true })
  expect(of('execute')?.parentSpanContext?.spanId).toBe(of('request')?.spanContext().spanId)
  expect(of('upstream')?.parentSpanContext?.spanId).toBe(of('execute')?.spanContext().spanId)
  // Third parties learn nothing of it by themselves.
  expect(JSON.stringify(upstream)).not.toMatch(/traceparent|vendor=1/)
})

test('a service that the operator names is told of the trace, and of nothing else', async () => {
  const spans = startTracing()
  const baggage = 'user=ada'
  const headers = { traceparent, tracestate: 'vendor=1', baggage }
  const { upstream } = await callWith({ traceUpstreams: ['gmail'] }, headers)
  const span = spans
    .getFinishedSpans()
    .findLast((one) => one.name === 'maillon.upstream' && one.spanContext().traceId === traceId)
  expect(upstream).toMatchObject([
    { traceparent: `00-${traceId}-${span?.spanContext().spanId}-01` },
  ])
  expect(JSON.stringify(upstream)).not.toMatch(/vendor=1|user=ada/)
})

test('without an SDK the row names the caller’s trace all the same, and what says none does no harm', async () => {
  expect((await callWith({}, { traceparent })).row.trace_id).toBe(traceId)
  for (const wrong of ['nonsense', `00-${'0'.repeat(32)}-${spanId}-01`, `${traceparent}x`])
    expect((await callWith({}, { traceparent: wrong })).row).toMatchObject({
      status: 'ok',
      trace_id: null,
    })
})

test('a toolkit that there is not cannot be told', async () => {
  await expect(newEngine(world, { traceUpstreams: ['none'] })).rejects.toMatchObject({
    code: 'config_invalid',
  })
})
