import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../http/test-api.contract.ts'
import { spanAttributes } from './attributes.ts'

const spans = new InMemorySpanExporter()
const measured = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
const reader = new PeriodicExportingMetricReader({ exporter: measured, exportIntervalMillis: 1e8 })
let api: TestApi
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
  )
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }))
  api = await startTestApi()
  const sessionId = await api.session()
  await api.connect(sessionId, 'gmail')
  await api.execute(sessionId, 'GMAIL_LIST_LABELS')
  await api.execute(sessionId, 'GITHUB_GET_THE_AUTHENTICATED_USER')
  await api.call('getSession', { path: { sessionId: 'trs_none' } })
})
afterAll(async () => {
  await api.stop()
  context.disable()
  trace.disable()
  metrics.disable()
})

function spansOf(name: string) {
  return spans.getFinishedSpans().filter((span) => span.name === `maillon.${name}`)
}

async function points(name: string) {
  measured.reset()
  await reader.forceFlush()
  return measured
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
    .filter(({ descriptor }) => descriptor.name === `maillon.${name}`)
    .flatMap(({ dataPoints }) => [...dataPoints])
}

test('a call is a span with what it caused inside', async () => {
  const [run] = spansOf('execute')
  expect(run?.attributes).toMatchObject({
    'maillon.toolkit': 'gmail',
    'maillon.tool': 'GMAIL_LIST_LABELS',
    'maillon.project.id': 'default',
    'maillon.account.id': expect.stringMatching(/^ca_/),
  })
  const upstream = spansOf('upstream').find(
    ({ parentSpanContext }) => parentSpanContext?.spanId === run?.spanContext().spanId,
  )
  expect(upstream?.attributes).toEqual({
    'server.address': 'gmail.googleapis.com',
    'http.request.method': 'GET',
    'http.response.status_code': 200,
  })
  const request = spansOf('request').find(
    (span) => span.spanContext().spanId === run?.parentSpanContext?.spanId,
  )
  expect(request?.attributes).toMatchObject({
    'http.route': '/api/v3.1/tool_router/session/:sessionId/execute',
    'http.response.status_code': 200,
    'maillon.request.id': expect.stringMatching(/^req_/),
  })
})

test('the steps of a link are spans, by the pattern of their route', () => {
  const steps = spansOf('link').map(({ attributes }) => attributes['maillon.step'])
  expect(steps).toEqual(['show', 'start', 'finish'])
  const routes = spansOf('request').map(({ attributes }) => attributes['http.route'])
  expect(routes).toContain('/link/:token')
  expect(routes).toContain('/oauth/callback/:client')
})

test('an error is its code, and no message or stack', async () => {
  const failed = spansOf('request').find(({ attributes }) => attributes['error.type'])
  expect(failed).toMatchObject({
    attributes: { 'error.type': 'session_not_found', 'http.response.status_code': 404 },
    status: { message: 'session_not_found' },
    events: [],
  })
  expect(await points('errors')).toContainEqual(
    expect.objectContaining({ attributes: { 'error.type': 'session_not_found' }, value: 1 }),
  )
})

test('an answer that says what a call lacks is counted by its code', async () => {
  expect(await points('errors')).toContainEqual(
    expect.objectContaining({ attributes: { 'error.type': 'connection_required' }, value: 1 }),
  )
})

test('metrics count calls without ids, and what waits now', async () => {
  const [run] = await points('execute.duration')
  expect(run).toMatchObject({
    attributes: { 'maillon.toolkit': 'gmail', 'maillon.tool': 'GMAIL_LIST_LABELS' },
    value: { count: 1 },
  })
  const all = JSON.stringify(await points('request.duration'))
  expect(all).toContain('/tool_router/session/:sessionId')
  expect(all).not.toMatch(/req_|trs_|ca_|maillon\.project/)
  expect(await points('waiters')).toMatchObject([{ value: 0 }])
})

test('what is not in the list of attributes is left out', () => {
  const more = {
    tool: 'A',
    url: 'https://x/?code=1',
    authorization: 'Bearer x',
    __proto__: { error: 'x' },
  }
  expect(spanAttributes(more)).toEqual({ 'maillon.tool': 'A' })
  expect(spanAttributes({ host: 'x'.repeat(1000) })['server.address']).toHaveLength(128)
})
