import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { instant, seconds } from './fields.ts'

const monitor = z.object({
  id: z.number(),
  name: z.string(),
  type: z.string().optional(),
  query: z.string().optional(),
  message: z.string().optional().describe('What it tells whom.'),
  overall_state: z.string().optional().describe('`OK`, `Alert`, `Warn` or `No Data`.'),
  priority: z.number().nullish(),
  tags: z.array(z.string()).optional(),
  created: z.string().optional(),
  modified: z.string().optional(),
})

export const searchMonitors = defineTool({
  slug: 'DATADOG_SEARCH_MONITORS',
  name: 'Search monitors',
  description:
    "Find monitors (alerts) by words and Datadog's terms: `status:Alert`, `tag:team:web`, `type:metric`, `muted:false`.",
  effect: 'read',
  important: true,
  keywords: ['alerts', 'firing', 'down', 'incidents', 'list', 'status', 'on call'],
  input: z.object({
    query: z.string().optional().describe('Words and terms; left out for all.'),
    page: z.int().min(0).default(0).describe('The first page is 0.'),
    per_page: z.int().min(1).max(100).default(30).describe('How many, at most 100.'),
  }),
  output: z.object({
    monitors: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        status: z.string().optional(),
        type: z.string().optional(),
        query: z.string().optional(),
        tags: z.array(z.string()).optional(),
        last_triggered_ts: z.number().nullish().describe('Seconds since 1970.'),
      }),
    ),
    total: z.number().optional(),
  }),
  request: (input) => get('/api/v1/monitor/search', input),
  response: ({
    monitors,
    metadata,
  }: {
    monitors: never[]
    metadata?: { total_count?: number }
  }) => ({
    monitors,
    total: metadata?.total_count,
  }),
})

export const getMonitor = defineTool({
  slug: 'DATADOG_GET_MONITOR',
  name: 'Get a monitor',
  description:
    'Get one monitor: what it watches, what it tells whom, and which groups are in trouble.',
  effect: 'read',
  keywords: ['alert', 'details', 'why', 'threshold', 'groups'],
  plan: [{ tool: 'DATADOG_SEARCH_MONITORS', to: 'find the monitor: its id is the monitor_id' }],
  input: z.object({ monitor_id: z.int().describe('`id` of the monitor.') }),
  output: monitor.extend({
    groups: z.array(z.object({ name: z.string(), status: z.string() })).describe('At most 50.'),
  }),
  request: ({ monitor_id }) =>
    get(path`/api/v1/monitor/${monitor_id}`, { group_states: 'alert,warn,no data' }),
  response: ({ state, message, ...rest }: Monitor) => ({
    ...rest,
    ...(message !== undefined && { message: clip(message, 2000) }),
    groups: Object.values(state?.groups ?? {})
      .slice(0, 50)
      .map(({ name = '', status = '' }) => ({ name, status })),
  }),
})

interface Monitor extends z.input<typeof monitor> {
  state?: { groups?: Record<string, { name?: string; status?: string }> }
}

export const createMonitor = defineTool({
  slug: 'DATADOG_CREATE_MONITOR',
  name: 'Create a monitor',
  description: 'Watch a query, and tell people when it is true.',
  effect: 'write',
  keywords: ['alert', 'alarm', 'notify', 'threshold', 'watch', 'new'],
  input: z.object({
    name: z.string().min(1).describe('What it is called.'),
    type: z
      .enum(['metric alert', 'query alert', 'log alert', 'service check', 'event-v2 alert'])
      .describe('What it watches.'),
    query: z.string().min(1).describe('E.g. `avg(last_5m):avg:system.load.1{env:prod} > 4`.'),
    message: z
      .string()
      .min(1)
      .describe('What is told; `@ana@acme.com` and `@slack-ops` tell whom.'),
    tags: z.array(z.string()).optional().describe('E.g. `team:web`.'),
    priority: z.int().min(1).max(5).optional().describe('1 is the highest.'),
  }),
  output: monitor,
  request: (input) => post('/api/v1/monitor', input),
})

export const createDowntime = defineTool({
  slug: 'DATADOG_CREATE_DOWNTIME',
  name: 'Mute monitors',
  description: 'Keep one monitor, or all of a scope, from telling anybody until a time.',
  effect: 'write',
  keywords: ['downtime', 'silence', 'snooze', 'maintenance', 'alert'],
  plan: [{ tool: 'DATADOG_SEARCH_MONITORS', to: 'find the monitor: its id is the monitor_id' }],
  input: z.object({
    scope: z.array(z.string()).min(1).describe('Tags such as `env:staging`; `*` for all.'),
    monitor_id: z.int().optional().describe('Only this monitor: `id` of one.'),
    end: instant.describe('When it ends.'),
    message: z.string().optional().describe('Why.'),
  }),
  output: z.object({ id: z.number(), active: z.boolean().optional() }),
  request: ({ end, ...rest }) => post('/api/v1/downtime', { ...rest, end: seconds(end) }),
})
