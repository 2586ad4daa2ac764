import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { account, next, nextPage, paging, repository, scopes } from './fields.ts'

const pullRequest = z.object({
  number: z.number(),
  title: z.string(),
  state: z.string(),
  draft: z.boolean().optional(),
  user: account.nullable(),
  head: z.object({ ref: z.string() }),
  base: z.object({ ref: z.string() }),
  requested_reviewers: z.array(account).nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  merged_at: z.string().nullish(),
  html_url: z.string(),
  body: z.string().nullish(),
})

export const listPullRequests = defineTool({
  slug: 'GITHUB_LIST_PULL_REQUESTS',
  name: 'List pull requests',
  description:
    'List pull requests of a repository, newest first, with branches, author and reviewers.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['pr', 'prs', 'merge', 'review'],
  input: z.object({
    ...repository,
    state: z.enum(['open', 'closed', 'all']).default('open').describe('Which ones.'),
    head: z.string().optional().describe('Only from this branch, as `owner:branch`.'),
    base: z.string().optional().describe('Only into this branch.'),
    sort: z
      .enum(['created', 'updated', 'popularity', 'long-running'])
      .default('created')
      .describe('What to sort by.'),
    direction: z.enum(['asc', 'desc']).default('desc').describe('Which way to sort.'),
    ...paging,
  }),
  output: z.object({ pull_requests: z.array(pullRequest), next_page: nextPage }),
  request: ({ owner, repo, ...query }) => get(path`/repos/${owner}/${repo}/pulls`, query),
  response: (pulls: z.input<typeof pullRequest>[], input) => ({
    pull_requests: pulls.map((source) => ({
      ...source,
      body: source.body && clip(source.body, 1000),
    })),
    ...next(pulls, input),
  }),
})
