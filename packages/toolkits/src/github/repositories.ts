import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { account, next, nextPage, paging, repository, scopes } from './fields.ts'

const repositoryFacts = z.object({
  full_name: z.string(),
  private: z.boolean(),
  description: z.string().nullable(),
  html_url: z.string(),
  language: z.string().nullable(),
  default_branch: z.string(),
  open_issues_count: z.number(),
  stargazers_count: z.number(),
  updated_at: z.string(),
})

export const getRepository = defineTool({
  slug: 'GITHUB_GET_A_REPOSITORY',
  name: 'Get a repository',
  description:
    'Get what there is to know of one repository: description, language, topics, default branch, counts.',
  effect: 'read',
  scopes,
  keywords: ['repo', 'project', 'info'],
  input: z.object(repository),
  output: repositoryFacts.extend({
    owner: account,
    topics: z.array(z.string()).optional(),
    archived: z.boolean(),
    forks_count: z.number(),
    created_at: z.string(),
    pushed_at: z.string().nullable(),
  }),
  request: ({ owner, repo }) => get(path`/repos/${owner}/${repo}`),
})

export const listRepositories = defineTool({
  slug: 'GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER',
  name: 'List my repositories',
  description:
    'List the repositories that the connected account can reach, its own and those of organisations.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['repos', 'projects', 'my', 'mine'],
  input: z.object({
    type: z
      .enum(['all', 'owner', 'member'])
      .default('all')
      .describe('Own ones, shared ones, or all.'),
    sort: z
      .enum(['created', 'updated', 'pushed', 'full_name'])
      .default('updated')
      .describe('What to sort by; newest first, names from A.'),
    ...paging,
  }),
  output: z.object({ repositories: z.array(repositoryFacts), next_page: nextPage }),
  request: (query) => get('/user/repos', query),
  response: (repositories: z.input<typeof repositoryFacts>[], input) => ({
    repositories,
    ...next(repositories, input),
  }),
})
