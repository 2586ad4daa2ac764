import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { nextPage, nextPageOf, paging, projectId } from './fields.ts'

const project = z.object({
  id: z.number(),
  path_with_namespace: z.string().describe('What other tools take as its id, like the number.'),
  description: z.string().nullish(),
  default_branch: z.string().nullish(),
  visibility: z.string().optional(),
  open_issues_count: z.number().optional(),
  last_activity_at: z.string().optional(),
  web_url: z.string(),
})

export const listProjects = defineTool({
  slug: 'GITLAB_GET_PROJECTS',
  name: 'List projects',
  description: 'List or search the projects that the account is a member of, the last used first.',
  effect: 'read',
  important: true,
  scopes: ['api'],
  keywords: ['repositories', 'repos', 'find', 'code'],
  input: z.object({
    search: z.string().optional().describe('Words of the name or the path.'),
    membership: z
      .boolean()
      .default(true)
      .describe('False lists public projects of everyone as well.'),
    ...paging,
  }),
  output: z.object({ projects: z.array(project), next_page: nextPage }),
  request: (query) => get('/projects', { ...query, order_by: 'last_activity_at' }),
  response: (projects: z.input<typeof project>[], input) => ({
    projects,
    next_page: nextPageOf(projects, input),
  }),
})

const pipeline = z.object({
  id: z.number(),
  status: z.string().describe('`success`, `failed`, `running`, `canceled` and so on.'),
  ref: z.string(),
  sha: z.string(),
  source: z.string().optional(),
  created_at: z.string().optional(),
  web_url: z.string(),
})

export const listPipelines = defineTool({
  slug: 'GITLAB_LIST_PROJECT_PIPELINES',
  name: 'List pipelines',
  description: 'List the CI pipelines of a project, the newest first, with their states.',
  effect: 'read',
  scopes: ['api'],
  keywords: ['builds', 'ci', 'failed', 'deploy', 'status'],
  input: z.object({
    id: projectId,
    ref: z.string().optional().describe('Only of this branch or tag.'),
    status: z
      .enum(['created', 'pending', 'running', 'success', 'failed', 'canceled', 'skipped', 'manual'])
      .optional()
      .describe('Only in this state.'),
    ...paging,
  }),
  output: z.object({ pipelines: z.array(pipeline), next_page: nextPage }),
  request: ({ id, ...query }) => get(path`/projects/${id}/pipelines`, query),
  response: (pipelines: z.input<typeof pipeline>[], input) => ({
    pipelines,
    next_page: nextPageOf(pipelines, input),
  }),
})
