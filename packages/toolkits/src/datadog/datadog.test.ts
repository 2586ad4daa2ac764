import { client as datadogClient, v1, v2 } from '@datadog/datadog-api-client'
import { fillToolkit, placeKey } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { datadogFailure } from './failure.ts'
import { datadog } from './index.ts'

const credential = { api_key: 'specified', application_key: 'specified-too' }
const configuration = datadogClient.createConfiguration({
  authMethods: { apiKeyAuth: 'specified', appKeyAuth: 'specified-too' },
})
const monitors = new v1.MonitorsApi(configuration)
const events = new v1.EventsApi(configuration)
const metrics = new v1.MetricsApi(configuration)

const times = { from: '2026-11-26T09:00:00Z', until: '2026-11-26T10:00:00Z' }
const [start, end] = [1_795_683_600, 1_795_687_200]
const load = {
  id: 12,
  name: 'Load',
  type: 'query alert',
  query: 'avg(last_5m):avg:system.load.1{*} > 4',
  message: 'High. @ana@acme.com',
  overall_state: 'Alert',
  tags: ['team:web'],
}

const cases: ToolCase[] = [
  {
    slug: 'DATADOG_SEARCH_MONITORS',
    input: { query: 'status:Alert', per_page: 10 },
    answer: {
      monitors: [{ id: 12, name: 'Load', status: 'Alert', metrics: ['system.load.1'] }],
      metadata: { total_count: 1, page: 0 },
    },
    sdk: () => monitors.searchMonitors({ query: 'status:Alert', page: 0, perPage: 10 }),
    output: { monitors: [{ id: 12, name: 'Load', status: 'Alert' }], total: 1 },
  },
  {
    slug: 'DATADOG_GET_MONITOR',
    input: { monitor_id: 12 },
    answer: {
      ...load,
      options: {},
      state: { groups: { 'host:web-1': { name: 'host:web-1', status: 'Alert' } } },
    },
    sdk: () => monitors.getMonitor({ monitorId: 12, groupStates: 'alert,warn,no data' }),
    output: { ...load, groups: [{ name: 'host:web-1', status: 'Alert' }] },
  },
  {
    slug: 'DATADOG_CREATE_MONITOR',
    input: {
      name: 'Load',
      type: 'query alert',
      query: 'avg(last_5m):avg:system.load.1{*} > 4',
      message: 'High. @ana@acme.com',
      priority: 2,
    },
    answer: load,
    sdk: () =>
      monitors.createMonitor({
        body: {
          name: 'Load',
          type: 'query alert',
          query: 'avg(last_5m):avg:system.load.1{*} > 4',
          message: 'High. @ana@acme.com',
          priority: 2,
        },
      }),
    output: load,
  },
  {
    slug: 'DATADOG_CREATE_DOWNTIME',
    input: { scope: ['env:staging'], monitor_id: 12, end: times.until, message: 'Upgrade.' },
    answer: { id: 5, active: true, scope: ['env:staging'] },
    sdk: () =>
      new v1.DowntimesApi(configuration).createDowntime({
        body: { scope: ['env:staging'], monitorId: 12, end, message: 'Upgrade.' },
      }),
    output: { id: 5, active: true },
  },
  {
    slug: 'DATADOG_QUERY_METRICS',
    input: { query: 'avg:system.cpu.user{*}', ...times },
    answer: {
      status: 'ok',
      series: [
        {
          scope: '*',
          unit: [{ short_name: '%', family: 'percentage' }, null],
          pointlist: Array.from({ length: 601 }, (_, index) => [index, 1]),
        },
      ],
    },
    sdk: () => metrics.queryMetrics({ query: 'avg:system.cpu.user{*}', from: start, to: end }),
    output: {
      series: [
        {
          scope: '*',
          unit: '%',
          points: Array.from({ length: 201 }, (_, index) => [index * 3, 1]),
        },
      ],
    },
  },
  {
    slug: 'DATADOG_LIST_METRICS',
    input: { name: 'system.cpu' },
    answer: { results: { metrics: ['system.cpu.user'] } },
    sdk: () => metrics.listMetrics({ q: 'metrics:system.cpu' }),
    output: { metrics: ['system.cpu.user'] },
  },
  {
    slug: 'DATADOG_SEARCH_LOGS',
    input: { query: 'service:web status:error', ...times, limit: 5, cursor: 'c1' },
    answer: {
      data: [
        {
          id: 'l1',
          type: 'log',
          attributes: { service: 'web', status: 'error', message: 'No rope.', attributes: {} },
        },
      ],
      meta: { page: { after: 'c2' } },
    },
    sdk: () =>
      new v2.LogsApi(configuration).listLogs({
        body: {
          filter: { query: 'service:web status:error', from: times.from, to: times.until },
          sort: '-timestamp',
          page: { limit: 5, cursor: 'c1' },
        },
      }),
    output: {
      logs: [{ id: 'l1', service: 'web', status: 'error', message: 'No rope.' }],
      next_cursor: 'c2',
    },
  },
  {
    slug: 'DATADOG_LIST_EVENTS',
    input: { ...times, tags: ['env:prod', 'team:web'] },
    answer: { events: [{ id: 7, title: 'Deployed', text: 'Version 2', date_happened: start }] },
    sdk: () => events.listEvents({ start, end, tags: 'env:prod,team:web' }),
    output: { events: [{ id: 7, title: 'Deployed', text: 'Version 2', date_happened: start }] },
  },
  {
    slug: 'DATADOG_CREATE_EVENT',
    input: { title: 'Deployed', text: 'Version 2', tags: ['env:prod'], alert_type: 'success' },
    answer: { status: 'ok', event: { id: 7, url: 'https://app.datadoghq.com/event/event?id=7' } },
    status: 202,
    sdk: () =>
      events.createEvent({
        body: { title: 'Deployed', text: 'Version 2', tags: ['env:prod'], alertType: 'success' },
      }),
    output: { status: 'ok', url: 'https://app.datadoghq.com/event/event?id=7' },
  },
  {
    slug: 'DATADOG_LIST_DASHBOARDS',
    input: { title: 'web' },
    answer: {
      dashboards: [
        { id: 'a', title: 'Web servers', url: '/dashboard/a', layout_type: 'ordered' },
        { id: 'b', title: 'Databases', url: '/dashboard/b', layout_type: 'ordered' },
      ],
    },
    sdk: () => new v1.DashboardsApi(configuration).listDashboards({}),
    output: { dashboards: [{ id: 'a', title: 'Web servers', url: '/dashboard/a' }] },
  },
]

specified(
  datadog,
  cases.map((one) => ({ ...one, credential })),
)

test('both keys stand in headers, at the site that was chosen', () => {
  const { auth } = datadog
  if (auth.scheme !== 'API_KEY') throw new Error('Datadog connects by keys.')
  expect(placeKey(auth, { fields: {}, secrets: credential }).headers).toEqual({
    'dd-api-key': 'specified',
    'dd-application-key': 'specified-too',
  })
  const at = (site: string) => fillToolkit(datadog, { fields: { site } }).baseUrl
  expect(at('datadoghq.eu')).toBe('https://api.datadoghq.eu')
  expect(() => at('evil.example')).toThrow()
})

test('who is connected is the person whose application key it is', () => {
  const data = { id: 'u1', attributes: { email: 'ana@acme.com', handle: 'ana' } }
  expect(datadog.identity?.read({ data } as never)).toEqual({
    subject: 'u1',
    label: 'ana@acme.com',
  })
})

test.each([
  [403, ['Forbidden'], 'Forbidden', 'token_rejected'],
  [
    403,
    ['Failed permission authorization checks'],
    'Failed permission authorization checks',
    'missing_permissions',
  ],
  [401, ['Unauthorized'], 'Unauthorized', 'token_rejected'],
  [400, [{ title: 'Bad', detail: 'Invalid query' }], 'Invalid query'],
  [
    429,
    ['Rate limit of 300 requests exceeded'],
    'Rate limit of 300 requests exceeded',
    'rate_limited',
  ],
])('a refusal with %i says what Datadog says: %j', (status, errors, message, reason?: string) => {
  expect(datadogFailure({ status, body: { errors } })).toEqual({
    message,
    ...(reason && { reason }),
  })
  expect(datadogFailure({ status: 503, body: '' })?.message).toContain('status 503')
})
