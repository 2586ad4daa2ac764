import { defineTool, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { account, next, nextPage, paging, repository, scopes } from './fields.ts'

const issue = z.object({
  number: z.number().describe('`issue_number` of other tools.'),
  title: z.string(),
  state: z.string(),
  state_reason: z.string().nullish(),
  user: account.nullable(),
  labels: z.array(z.object({ name: z.string() })),
  assignees: z.array(account).nullish(),
  comments: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
  html_url: z.string(),
  body: z.string().nullish(),
  is_pull_request: z.boolean().optional(),
})

interface GithubIssue extends z.input<typeof issue> {
  pull_request?: object
}

const issueNumber = z.int().describe('The number behind the # of the issue.')

export const listIssues = defineTool({
  slug: 'GITHUB_LIST_REPOSITORY_ISSUES',
  name: 'List repository issues',
  description:
    'List issues of a repository, newest first. GitHub counts pull requests among them; they are marked.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['bugs', 'tickets', 'open', 'backlog'],
  input: z.object({
    ...repository,
    state: z.enum(['open', 'closed', 'all']).default('open').describe('Which ones.'),
    labels: z
      .string()
      .optional()
      .describe('Only with all of these labels: names, comma between them.'),
    assignee: z
      .string()
      .optional()
      .describe('Only those assigned to this login; `none` or `*` for any.'),
    creator: z.string().optional().describe('Only those opened by this login.'),
    since: z.string().optional().describe('Only those changed since then, ISO 8601.'),
    sort: z
      .enum(['created', 'updated', 'comments'])
      .default('created')
      .describe('What to sort by.'),
    direction: z.enum(['asc', 'desc']).default('desc').describe('Which way to sort.'),
    ...paging,
  }),
  output: z.object({ issues: z.array(issue), next_page: nextPage }),
  request: ({ owner, repo, ...query }) => get(path`/repos/${owner}/${repo}/issues`, query),
  response: (issues: GithubIssue[], input) => ({
    issues: issues.map((source) => readIssue(source, 1000)),
    ...next(issues, input),
  }),
})

export const getIssue = defineTool({
  slug: 'GITHUB_GET_AN_ISSUE',
  name: 'Get an issue',
  description:
    'Get one issue with its whole text. GITHUB_LIST_ISSUE_COMMENTS has the talk below it.',
  effect: 'read',
  scopes,
  keywords: ['bug', 'ticket', 'read'],
  input: z.object({ ...repository, issue_number: issueNumber }),
  output: issue,
  request: ({ owner, repo, issue_number }) =>
    get(path`/repos/${owner}/${repo}/issues/${issue_number}`),
  response: (source: GithubIssue) => readIssue(source, 50_000),
})

export const createIssue = defineTool({
  slug: 'GITHUB_CREATE_AN_ISSUE',
  name: 'Create an issue',
  description: 'Open an issue in a repository. Labels and assignees need write access there.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['open', 'file', 'report', 'bug', 'ticket'],
  plan: [
    {
      tool: 'GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER',
      to: 'learn the owner and the name of the repository, where the user did not give both',
    },
  ],
  input: z.object({
    ...repository,
    title: z.string().min(1).describe('One line.'),
    body: z.string().optional().describe('The text, in Markdown.'),
    labels: z.array(z.string()).optional().describe('Names of labels.'),
    assignees: z.array(z.string()).optional().describe('Logins of who should do it.'),
  }),
  output: issue,
  request: ({ owner, repo, ...json }) => post(path`/repos/${owner}/${repo}/issues`, json),
  response: (source: GithubIssue) => readIssue(source, 1000),
})

export const updateIssue = defineTool({
  slug: 'GITHUB_UPDATE_AN_ISSUE',
  name: 'Update an issue',
  description:
    'Change an issue: title, text, labels, assignees, or close and reopen it. What is left out stays.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['close', 'reopen', 'edit', 'assign', 'label'],
  pitfalls: [
    'labels and assignees replace those that are there: to add one, pass the others as well.',
  ],
  plan: [
    { tool: 'GITHUB_LIST_REPOSITORY_ISSUES', to: 'find the issue: its number is the issue_number' },
  ],
  input: z.object({
    ...repository,
    issue_number: issueNumber,
    title: z.string().min(1).optional().describe('The new title.'),
    body: z.string().optional().describe('The new text, in Markdown.'),
    state: z.enum(['open', 'closed']).optional().describe('Closes or reopens it.'),
    state_reason: z
      .enum(['completed', 'not_planned', 'reopened'])
      .optional()
      .describe('Why it is closed or reopened.'),
    labels: z.array(z.string()).optional().describe('All labels that it shall have, by name.'),
    assignees: z
      .array(z.string())
      .optional()
      .describe('All assignees that it shall have, by login.'),
  }),
  output: issue,
  request: ({ owner, repo, issue_number, ...json }) =>
    patch(path`/repos/${owner}/${repo}/issues/${issue_number}`, json),
  response: (source: GithubIssue) => readIssue(source, 1000),
})

const comment = z.object({
  id: z.number(),
  user: account.nullable(),
  body: z.string(),
  created_at: z.string(),
  html_url: z.string(),
})

export const listComments = defineTool({
  slug: 'GITHUB_LIST_ISSUE_COMMENTS',
  name: 'List issue comments',
  description: 'List the comments below an issue or a pull request, oldest first.',
  effect: 'read',
  scopes,
  keywords: ['discussion', 'conversation', 'answers'],
  input: z.object({ ...repository, issue_number: issueNumber, ...paging }),
  output: z.object({ comments: z.array(comment), next_page: nextPage }),
  request: ({ owner, repo, issue_number, ...query }) =>
    get(path`/repos/${owner}/${repo}/issues/${issue_number}/comments`, query),
  response: (comments: z.input<typeof comment>[], input) => ({
    comments: comments.map((source) => ({ ...source, body: clip(source.body, 5000) })),
    ...next(comments, input),
  }),
})

export const createComment = defineTool({
  slug: 'GITHUB_CREATE_AN_ISSUE_COMMENT',
  name: 'Comment on an issue',
  description: 'Write a comment below an issue or a pull request.',
  effect: 'write',
  scopes,
  keywords: ['answer', 'reply', 'respond'],
  plan: [
    { tool: 'GITHUB_LIST_REPOSITORY_ISSUES', to: 'find the issue: its number is the issue_number' },
  ],
  input: z.object({
    ...repository,
    issue_number: issueNumber,
    body: z.string().min(1).describe('The text, in Markdown.'),
  }),
  output: comment,
  request: ({ owner, repo, issue_number, body }) =>
    post(path`/repos/${owner}/${repo}/issues/${issue_number}/comments`, { body }),
})

function readIssue({ pull_request, body, ...source }: GithubIssue, textLength: number) {
  return {
    ...source,
    body: body && clip(body, textLength),
    ...(pull_request && { is_pull_request: true }),
  }
}
