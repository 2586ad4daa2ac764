import { defineTool, get, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { from, seconds, until } from './fields.ts'

export const queryMetrics = defineTool({
  slug: 'DATADOG_QUERY_METRICS',
  name: 'Query metrics',
  description: 'Get how a metric went over time, e.g. `avg:system.cpu.user{env:prod} by {host}`.',
  effect: 'read',
  important: true,
  keywords: ['cpu', 'latency', 'errors', 'graph', 'timeseries', 'load', 'trend'],
  plan: [{ tool: 'DATADOG_LIST_METRICS', to: 'find the name of the metric' }],
  input: z.object({
    query: z.string().min(1).describe('Aggregation, metric, tags in braces.'),
    from,
    until,
  }),
  output: z.object({
    series: z.array(
      z.object({
        scope: z.string().optional(),
        unit: z.string().optional(),
        points: z
          .array(z.array(z.number().nullable()))
          .describe('Milliseconds since 1970 and value; at most 300, evenly chosen.'),
      }),
    ),
  }),
  request: ({ query, from: start, until: end }) =>
    get('/api/v1/query', { query, from: seconds(start), to: seconds(end) }),
  response: ({ series = [] }: { series?: Series[] }) => ({
    series: series.map(({ scope, unit, pointlist = [] }) => ({
      scope,
      unit: unit?.[0]?.short_name ?? undefined,
      points: thinned(pointlist),
    })),
  }),
})

interface Series {
  scope?: string
  unit?: ({ short_name?: string | null } | null)[] | null
  pointlist?: (number | null)[][]
}

/** At most 300 of them, at even distances. */
function thinned<Point>(points: readonly Point[]): Point[] {
  const step = Math.ceil(points.length / 300)
  return points.filter((_, index) => index % step === 0)
}

export const listMetrics = defineTool({
  slug: 'DATADOG_LIST_METRICS',
  name: 'Find metrics',
  description: 'Find names of metrics by a part of them.',
  effect: 'read',
  keywords: ['search', 'names', 'which', 'available'],
  input: z.object({ name: z.string().min(1).describe('A part of the name, e.g. `system.cpu`.') }),
  output: z.object({ metrics: z.array(z.string()).describe('At most 200.') }),
  request: ({ name }) => get('/api/v1/search', { q: `metrics:${name}` }),
  response: ({ results }: { results?: { metrics?: string[] } }) => ({
    metrics: (results?.metrics ?? []).slice(0, 200),
  }),
})

const log = z.object({
  id: z.string(),
  timestamp: z.string().optional(),
  status: z.string().optional(),
  service: z.string().optional(),
  host: z.string().optional(),
  message: z.string().optional(),
  tags: z.array(z.string()).optional(),
})

export const searchLogs = defineTool({
  slug: 'DATADOG_SEARCH_LOGS',
  name: 'Search logs',
  description:
    'Find log lines by words and terms: `service:web status:error`, `@http.status_code:500`, `host:web-1`. The latest first.',
  effect: 'read',
  important: true,
  keywords: ['errors', 'lines', 'exceptions', 'debug', 'trace', 'find', 'events'],
  input: z.object({
    query: z.string().default('*').describe('Words and terms; `*` for all.'),
    from,
    until,
    limit: z.int().min(1).max(200).default(50).describe('How many, at most 200.'),
    cursor: z.string().optional().describe('`next_cursor` of the page before.'),
  }),
  output: z.object({
    logs: z.array(log),
    next_cursor: z.string().nullish().describe('`cursor` of the next page; null on the last one.'),
  }),
  request: ({ query, from: start, until: end, limit, cursor }) =>
    post('/api/v2/logs/events/search', {
      filter: { query, from: start, to: end },
      sort: '-timestamp',
      page: { limit, cursor },
    }),
  response: ({ data = [], meta }: { data?: Log[]; meta?: { page?: { after?: string } } }) => ({
    logs: data.map(({ id, attributes: { message, ...rest } = {} }) => ({
      id,
      ...rest,
      ...(message !== undefined && { message: clip(message, 1000) }),
    })),
    next_cursor: meta?.page?.after ?? null,
  }),
})

interface Log {
  id: string
  attributes?: Omit<z.input<typeof log>, 'id'>
}

export const listEvents = defineTool({
  slug: 'DATADOG_LIST_EVENTS',
  name: 'List events',
  description: 'List what was noted in a time: deployments, alerts, changes.',
  effect: 'read',
  keywords: ['deploys', 'changes', 'timeline', 'what happened', 'releases'],
  input: z.object({
    from,
    until,
    tags: z.array(z.string()).optional().describe('Only those with all of these, e.g. `env:prod`.'),
    sources: z.array(z.string()).optional().describe('Only from these, e.g. `github`.'),
  }),
  output: z.object({
    events: z.array(
      z.object({
        id: z.number(),
        title: z.string().optional(),
        text: z.string().optional(),
        date_happened: z.number().optional().describe('Seconds since 1970.'),
        alert_type: z.string().nullish(),
        source: z.string().optional(),
        tags: z.array(z.string()).nullish(),
      }),
    ),
  }),
  request: ({ from: start, until: end, tags, sources }) =>
    get('/api/v1/events', {
      start: seconds(start),
      end: seconds(end),
      tags: tags?.join(','),
      sources: sources?.join(','),
    }),
  response: ({ events = [] }: { events?: { id: number; text?: string }[] }) => ({
    events: events.map(({ text, ...rest }) => ({
      ...rest,
      ...(text !== undefined && { text: clip(text, 500) }),
    })),
  }),
})

export const createEvent = defineTool({
  slug: 'DATADOG_CREATE_EVENT',
  name: 'Note an event',
  description: 'Note that something happened, such as a deployment, so that graphs show it.',
  effect: 'write',
  keywords: ['deploy', 'release', 'annotation', 'mark', 'post'],
  input: z.object({
    title: z.string().min(1).max(500).describe('What happened, in a line.'),
    text: z.string().min(1).max(4000).describe('More about it.'),
    tags: z.array(z.string()).optional().describe('E.g. `env:prod`, `service:web`.'),
    alert_type: z
      .enum(['error', 'warning', 'info', 'success'])
      .default('info')
      .describe('How it went.'),
  }),
  output: z.object({ status: z.string().optional(), url: z.string().optional() }),
  request: (input) => post('/api/v1/events', input),
  response: ({ status, event }: { status?: string; event?: { url?: string } }) => ({
    status,
    url: event?.url,
  }),
})

export const listDashboards = defineTool({
  slug: 'DATADOG_LIST_DASHBOARDS',
  name: 'List dashboards',
  description: 'List the dashboards, with where each can be opened.',
  effect: 'read',
  keywords: ['graphs', 'boards', 'find', 'overview'],
  input: z.object({
    title: z.string().optional().describe('Only those with this in their title.'),
  }),
  output: z.object({
    dashboards: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        description: z.string().nullish(),
        url: z.string().optional().describe('Behind the address of the site.'),
      }),
    ),
  }),
  request: () => get('/api/v1/dashboard'),
  response: (
    { dashboards = [] }: { dashboards?: { id: string; title: string }[] },
    { title = '' },
  ) => ({
    dashboards: dashboards
      .filter((one) => one.title.toLowerCase().includes(title.toLowerCase()))
      .slice(0, 200),
  }),
})
