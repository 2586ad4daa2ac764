import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import { issue, issueFields, issueId, type LinearIssue, readIssue, readIssues } from './fields.ts'
import { type Connection, graphql, nextCursor, nextCursorOf, paging } from './graphql.ts'

const listed = z.object({ issues: z.array(issue), next_cursor: nextCursor })

export const listIssues = defineTool({
  slug: 'LINEAR_LIST_LINEAR_ISSUES',
  name: 'List issues',
  description:
    'List issues, the last changed first, of a team, a project, a person or a kind of state. LINEAR_SEARCH_ISSUES finds them by words.',
  effect: 'read',
  important: true,
  scopes: ['read'],
  keywords: ['tickets', 'tasks', 'bugs', 'backlog', 'my work', 'assigned'],
  input: z.object({
    team_id: z
      .string()
      .optional()
      .describe('Only of this team: `id` from LINEAR_LIST_LINEAR_TEAMS.'),
    project_id: z
      .string()
      .optional()
      .describe('Only of this project: `id` from LINEAR_LIST_LINEAR_PROJECTS.'),
    assignee_id: z
      .string()
      .optional()
      .describe('Only of this person: `id` from LINEAR_LIST_LINEAR_USERS, or `me`.'),
    state_types: z
      .array(z.enum(['triage', 'backlog', 'unstarted', 'started', 'completed', 'canceled']))
      .default([])
      .describe('Only in these kinds of state; all when left out.'),
    ...paging,
  }),
  output: listed,
  request: ({ team_id, project_id, assignee_id, state_types, first, after }) => {
    const assignee = assignee_id === 'me' ? { isMe: { eq: true } } : { id: { eq: assignee_id } }
    return graphql(
      `query ($filter: IssueFilter, $first: Int, $after: String) {
        issues(filter: $filter, first: $first, after: $after, orderBy: updatedAt) {
          nodes { ${issueFields} } pageInfo { hasNextPage endCursor }
        }
      }`,
      {
        filter: {
          ...(team_id && { team: { id: { eq: team_id } } }),
          ...(project_id && { project: { id: { eq: project_id } } }),
          ...(assignee_id && { assignee }),
          ...(state_types.length > 0 && { state: { type: { in: state_types } } }),
        },
        first,
        ...(after && { after }),
      },
    )
  },
  response: ({ data: { issues } }: { data: { issues: Connection<LinearIssue> } }) => ({
    issues: readIssues(issues),
    next_cursor: nextCursorOf(issues),
  }),
})

export const searchIssues = defineTool({
  slug: 'LINEAR_SEARCH_ISSUES',
  name: 'Search issues',
  description: 'Find issues by words of their titles, texts and comments, the best match first.',
  effect: 'read',
  important: true,
  scopes: ['read'],
  keywords: ['find', 'tickets', 'bugs', 'duplicate', 'look up'],
  input: z.object({
    query: z.string().min(1).describe('The words.'),
    team_id: z.string().optional().describe('Rank those of this team higher.'),
    ...paging,
  }),
  output: listed,
  request: ({ query, team_id, first, after }) =>
    graphql(
      `query ($term: String!, $teamId: String, $first: Int, $after: String, $includeComments: Boolean) {
        searchIssues(term: $term, teamId: $teamId, first: $first, after: $after, includeComments: $includeComments) {
          nodes { ${issueFields} } pageInfo { hasNextPage endCursor }
        }
      }`,
      {
        term: query,
        ...(team_id && { teamId: team_id }),
        first,
        ...(after && { after }),
        includeComments: true,
      },
    ),
  response: ({ data }: { data: { searchIssues: Connection<LinearIssue> } }) => ({
    issues: readIssues(data.searchIssues),
    next_cursor: nextCursorOf(data.searchIssues),
  }),
})

const comment = z.object({
  id: z.string(),
  body: z.string().describe('Markdown.'),
  createdAt: z.string().optional(),
  author: z.string().optional(),
})

interface LinearComment {
  id: string
  body: string
  createdAt?: string
  user?: { displayName: string } | null
}

export const getIssue = defineTool({
  slug: 'LINEAR_GET_LINEAR_ISSUE',
  name: 'Get an issue',
  description: 'Get one issue with its whole text and its first 50 comments.',
  effect: 'read',
  important: true,
  scopes: ['read'],
  keywords: ['read', 'open', 'ticket', 'comments', 'details', 'discussion'],
  input: z.object({ issue_id: issueId }),
  output: issue.extend({ comments: z.array(comment) }),
  request: ({ issue_id }) =>
    graphql(
      `query ($id: String!) {
        issue(id: $id) {
          ${issueFields}
          comments(first: 50) { nodes { id body createdAt user { displayName } } }
        }
      }`,
      { id: issue_id },
    ),
  response: ({
    data,
  }: {
    data: { issue: LinearIssue & { comments: { nodes: LinearComment[] } } }
  }) => ({
    ...readIssue(data.issue, 50_000),
    comments: data.issue.comments.nodes.map(({ user, ...rest }) => ({
      ...rest,
      ...(user && { author: user.displayName }),
    })),
  }),
})
