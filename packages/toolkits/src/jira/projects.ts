import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { nextStart, nextStartOf, paging } from './fields.ts'

const project = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  projectTypeKey: z.string().optional().describe('`software`, `business` or `service_desk`.'),
})

export const listProjects = defineTool({
  slug: 'JIRA_LIST_PROJECTS',
  name: 'List projects',
  description: 'List the projects that the person sees, by a part of their name or key.',
  effect: 'read',
  scopes: ['read:jira-work'],
  keywords: ['boards', 'spaces', 'find', 'search'],
  input: z.object({
    query: z.string().optional().describe('A part of the name or key; left out for all.'),
    ...paging,
  }),
  output: z.object({ projects: z.array(project), next_start: nextStart }),
  request: (query) => get('/rest/api/3/project/search', { ...query, orderBy: 'name' }),
  response: (page: { values: z.input<typeof project>[]; startAt?: number; total?: number }) => ({
    projects: page.values,
    next_start: nextStartOf(page, page.values),
  }),
})

const issueType = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  subtask: z.boolean().optional().describe('True for parts of another issue.'),
})

export const listIssueTypes = defineTool({
  slug: 'JIRA_LIST_ISSUE_TYPES',
  name: 'List issue types',
  description: 'List the kinds of issues that can be opened in a project.',
  effect: 'read',
  scopes: ['read:jira-work'],
  keywords: ['bug', 'task', 'story', 'epic', 'kinds', 'create'],
  input: z.object({
    project: z.string().min(1).describe('Key of the project, e.g. `ROPE`.'),
    ...paging,
  }),
  output: z.object({ types: z.array(issueType), next_start: nextStart }),
  request: ({ project: key, ...query }) =>
    get(path`/rest/api/3/issue/createmeta/${key}/issuetypes`, query),
  response: (page: {
    issueTypes: z.input<typeof issueType>[]
    startAt?: number
    total?: number
  }) => ({
    types: page.issueTypes,
    next_start: nextStartOf(page, page.issueTypes),
  }),
})

const user = z.object({
  accountId: z.string(),
  displayName: z.string().optional(),
  emailAddress: z.string().optional(),
  active: z.boolean().optional(),
})

export const findUsers = defineTool({
  slug: 'JIRA_FIND_USERS',
  name: 'Find users',
  description: 'Find people to whom issues of a project can be assigned, by name or e-mail.',
  effect: 'read',
  scopes: ['read:jira-user'],
  keywords: ['people', 'assignee', 'members', 'team', 'who', 'account id'],
  input: z.object({
    project: z.string().min(1).describe('Key of the project, e.g. `ROPE`.'),
    query: z.string().optional().describe('Start of a name or e-mail address; left out for all.'),
    ...paging,
  }),
  output: z.object({ users: z.array(user) }),
  request: (query) => get('/rest/api/3/user/assignable/search', query),
  response: (users: z.input<typeof user>[]) => ({ users }),
})
