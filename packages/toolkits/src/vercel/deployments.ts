import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { deploymentId, teamId, timeOf, type VercelPage } from './fields.ts'

const deployment = z.object({
  id: z.string(),
  name: z.string().describe('Name of the project.'),
  url: z.string().nullish().describe('Where it can be seen, without https://.'),
  state: z
    .string()
    .describe('`QUEUED`, `INITIALIZING`, `BUILDING`, `READY`, `ERROR` or `CANCELED`.'),
  target: z.string().nullish().describe('`production`, or a preview.'),
  created: z.string().optional(),
  creator: z.string().optional(),
  branch: z.string().optional(),
  commit: z.string().optional().describe('First line of the commit message.'),
  error: z.string().nullish(),
  inspectorUrl: z.string().nullish().describe('Where a person sees the build.'),
})

interface VercelDeployment {
  uid?: string
  id?: string
  name: string
  url?: string | null
  readyState?: string
  state?: string
  target?: string | null
  createdAt?: number
  created?: number
  creator?: { username?: string } | null
  meta?: Record<string, string>
  errorMessage?: string | null
  inspectorUrl?: string | null
}

function readDeployment(source: VercelDeployment): z.input<typeof deployment> {
  const { uid, id, readyState, state, created, createdAt, creator, meta = {} } = source
  const message = metaOf(meta, 'CommitMessage')
  return {
    ...source,
    id: id ?? uid ?? '',
    state: readyState ?? state ?? 'UNKNOWN',
    created: timeOf(createdAt ?? created),
    creator: creator?.username,
    branch: metaOf(meta, 'CommitRef'),
    commit: message?.split('\n')[0],
    error: source.errorMessage,
  }
}

/** Git's facts stand under the name of where the code is: githubCommitRef, gitlabCommitRef, bitbucketCommitRef. */
function metaOf(meta: Readonly<Record<string, string>>, name: string): string | undefined {
  return meta[`github${name}`] ?? meta[`gitlab${name}`] ?? meta[`bitbucket${name}`]
}

export const listDeployments = defineTool({
  slug: 'VERCEL_LIST_DEPLOYMENTS',
  name: 'List deployments',
  description:
    'List deployments, the newest first: what was deployed when, from which commit, and how it went.',
  effect: 'read',
  important: true,
  keywords: ['builds', 'releases', 'failed', 'status', 'production', 'preview'],
  input: z.object({
    projectId: z.string().optional().describe('Only of this project: `id`, not its name.'),
    target: z.enum(['production', 'preview']).optional().describe('Only these.'),
    state: z
      .enum(['BUILDING', 'ERROR', 'INITIALIZING', 'QUEUED', 'READY', 'CANCELED'])
      .optional()
      .describe('Only in this state.'),
    limit: z.int().min(1).max(100).default(20).describe('How many, at most 100.'),
    until: z
      .int()
      .optional()
      .describe('`next_cursor` of the page before; leave out for the first page.'),
    teamId,
  }),
  output: z.object({
    deployments: z.array(deployment),
    next_cursor: z.number().nullable().describe('`until` of the next page; null on the last one.'),
  }),
  request: (query) => get('/v7/deployments', query),
  response: ({ deployments, pagination }: VercelPage & { deployments: VercelDeployment[] }) => ({
    deployments: deployments.map(readDeployment),
    next_cursor: pagination?.next ?? null,
  }),
})

export const getDeployment = defineTool({
  slug: 'VERCEL_GET_DEPLOYMENT',
  name: 'Get a deployment',
  description: 'Get one deployment: its state, its error, its commit, its address.',
  effect: 'read',
  important: true,
  keywords: ['build', 'status', 'details', 'error'],
  input: z.object({
    idOrUrl: z
      .string()
      .describe('`id` of the deployment (dpl_…), or its address without https://.'),
    teamId,
  }),
  output: deployment,
  request: ({ idOrUrl, ...query }) => get(path`/v13/deployments/${idOrUrl}`, query),
  response: readDeployment,
})

const event = z.object({ type: z.string(), text: z.string(), time: z.string().optional() })

interface VercelEvent {
  type: string
  created?: number
  date?: number
  text?: string
  payload?: { text?: string; date?: number }
}

export const getDeploymentEvents = defineTool({
  slug: 'VERCEL_GET_DEPLOYMENT_EVENTS',
  name: 'Get the log of a build',
  description: 'Get the last lines that the build of a deployment wrote, the newest first.',
  effect: 'read',
  keywords: ['build logs', 'output', 'why', 'failed', 'debug'],
  input: z.object({
    idOrUrl: z
      .string()
      .describe('`id` of the deployment (dpl_…), or its address without https://.'),
    limit: z.int().min(1).max(100).default(50).describe('How many lines, at most 100.'),
    teamId,
  }),
  output: z.object({ events: z.array(event) }),
  request: ({ idOrUrl, ...query }) =>
    get(path`/v3/deployments/${idOrUrl}/events`, { ...query, direction: 'backward' }),
  response: (events: VercelEvent[]) => ({
    events: events.map(({ type, created, date, text, payload }) => ({
      type,
      text: clip(text ?? payload?.text ?? '', 1000),
      time: timeOf(created ?? date ?? payload?.date),
    })),
  }),
})

export const cancelDeployment = defineTool({
  slug: 'VERCEL_CANCEL_DEPLOYMENT',
  name: 'Stop a build',
  description: 'Stop a deployment that is still being built.',
  effect: 'write',
  idempotent: true,
  keywords: ['abort', 'build', 'halt'],
  input: z.object({ id: deploymentId, teamId }),
  output: deployment,
  request: ({ id, ...query }) => ({
    method: 'PATCH',
    path: path`/v12/deployments/${id}/cancel`,
    query,
  }),
  response: readDeployment,
})
