import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { atlassianText } from '../atlassian-text.ts'
import { clip } from '../clip.ts'
import { attachment } from './attachments.ts'
import {
  comment,
  issue,
  issueKey,
  type JiraIssue,
  readComment,
  readIssue,
  summaryFields,
} from './fields.ts'

export const searchIssues = defineTool({
  slug: 'JIRA_SEARCH_ISSUES',
  name: 'Search issues',
  description:
    'Find issues by JQL: `project = ROPE AND status != Done AND assignee = currentUser() ORDER BY updated DESC`, `text ~ "too short" AND created >= -7d`.',
  effect: 'read',
  important: true,
  scopes: ['read:jira-work'],
  keywords: ['list', 'tickets', 'bugs', 'tasks', 'stories', 'backlog', 'mine', 'open', 'find'],
  pitfalls: [
    'A JQL query has to narrow the search by something, such as a project or a date; ORDER BY alone is refused.',
    'An issue that was just changed may be found as it was for a few seconds; JIRA_GET_ISSUE reads it as it is.',
  ],
  input: z.object({
    jql: z.string().min(1).describe('The query, in JQL.'),
    maxResults: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
    nextPageToken: z
      .string()
      .optional()
      .describe('`nextPageToken` of the page before; leave out for the first page.'),
  }),
  output: z.object({
    issues: z.array(issue),
    nextPageToken: z.string().nullish().describe('Of the next page; none on the last one.'),
  }),
  request: (input) => get('/rest/api/3/search/jql', { ...input, fields: summaryFields }),
  response: ({
    issues,
    nextPageToken,
  }: {
    issues: JiraIssue[]
    nextPageToken?: string | null
  }) => ({
    issues: issues.map(readIssue),
    nextPageToken,
  }),
})

export const getIssue = defineTool({
  slug: 'JIRA_GET_ISSUE',
  name: 'Get an issue',
  description:
    'Get one issue with its description and latest comments, as Markdown, and its attachments by name and id.',
  effect: 'read',
  important: true,
  scopes: ['read:jira-work'],
  keywords: ['read', 'ticket', 'bug', 'task', 'details', 'comments', 'discussion'],
  plan: [{ tool: 'JIRA_SEARCH_ISSUES', to: 'find the issue: its key is the issue_key' }],
  input: z.object({
    issue_key: issueKey,
    comments: z.int().min(0).max(50).default(10).describe('How many of the latest, at most 50.'),
  }),
  output: issue.extend({
    description: z.string().describe('Markdown.'),
    parent: z.string().optional().describe('Key of the issue that it is part of.'),
    comments: z.array(comment),
    comment_count: z.number().optional(),
    attachments: z.array(attachment).optional(),
  }),
  request: ({ issue_key }) =>
    get(path`/rest/api/3/issue/${issue_key}`, {
      fields: [...summaryFields, 'parent', 'description', 'comment', 'attachment'],
    }),
  response: (one: JiraIssue, { comments }) => {
    const { description, comment: said, parent, attachment: files = [] } = one.fields
    const latest = comments === 0 ? [] : (said?.comments ?? []).slice(-comments)
    return {
      ...readIssue(one),
      description: clip(atlassianText(description), 10_000),
      parent: parent?.key,
      comments: latest.map((each) => readComment(each, 2000)),
      comment_count: said?.total,
      ...(files.length > 0 && { attachments: files }),
    }
  },
})

const transition = z.object({
  id: z.string(),
  name: z.string(),
  to: z.string().optional().describe('The status that the issue has then.'),
})

export const listTransitions = defineTool({
  slug: 'JIRA_LIST_TRANSITIONS',
  name: 'List transitions',
  description: 'List the steps that an issue can take from its present status, with their ids.',
  effect: 'read',
  scopes: ['read:jira-work'],
  keywords: ['status', 'workflow', 'move', 'columns', 'states'],
  input: z.object({ issue_key: issueKey }),
  output: z.object({ transitions: z.array(transition) }),
  request: ({ issue_key }) => get(path`/rest/api/3/issue/${issue_key}/transitions`),
  response: ({ transitions }: { transitions: JiraTransition[] }) => ({
    transitions: transitions.map(({ id, name, to }) => ({ id, name, to: to?.name })),
  }),
})

interface JiraTransition {
  id: string
  name: string
  to?: { name: string }
}
