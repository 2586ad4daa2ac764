import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import { issue, issueFields, issueId, type LinearIssue, readIssue } from './fields.ts'
import { graphql } from './graphql.ts'

/** What may be set on an issue, beside its team and title. */
const facts = {
  description: z.string().optional().describe('The text, in Markdown.'),
  assignee_id: z.string().optional().describe('`id` of a person, from LINEAR_LIST_LINEAR_USERS.'),
  state_id: z.string().optional().describe('`id` of a state, from LINEAR_LIST_LINEAR_STATES.'),
  priority: z.int().min(0).max(4).optional().describe('0 none, 1 urgent, 2 high, 3 medium, 4 low.'),
  label_ids: z
    .array(z.string())
    .optional()
    .describe('All labels that it shall have: `id`s from LINEAR_LIST_LINEAR_LABELS.'),
  project_id: z.string().optional().describe('`id` from LINEAR_LIST_LINEAR_PROJECTS.'),
  parent_id: z.string().optional().describe('The issue that it is a part of.'),
  due_date: z.iso.date().optional().describe('YYYY-MM-DD.'),
  estimate: z.int().optional().describe('Points, as the team counts them.'),
}

interface Facts {
  title?: string | undefined
  description?: string | undefined
  assignee_id?: string | undefined
  state_id?: string | undefined
  priority?: number | undefined
  label_ids?: string[] | undefined
  project_id?: string | undefined
  parent_id?: string | undefined
  due_date?: string | undefined
  estimate?: number | undefined
}

/** The same in Linear's words. What is undefined is not sent. */
function inLinearsWords(input: Facts): Record<string, unknown> {
  return {
    title: input.title,
    description: input.description,
    assigneeId: input.assignee_id,
    stateId: input.state_id,
    priority: input.priority,
    labelIds: input.label_ids,
    projectId: input.project_id,
    parentId: input.parent_id,
    dueDate: input.due_date,
    estimate: input.estimate,
  }
}

export const createIssue = defineTool({
  slug: 'LINEAR_CREATE_LINEAR_ISSUE',
  name: 'Create an issue',
  description: 'Open an issue in a team. LINEAR_LIST_LINEAR_TEAMS tells which there are.',
  effect: 'write',
  important: true,
  scopes: ['write'],
  keywords: ['new', 'open', 'ticket', 'bug', 'report', 'file', 'task'],
  plan: [{ tool: 'LINEAR_LIST_LINEAR_TEAMS', to: 'learn the team_id' }],
  input: z.object({
    team_id: z.string().describe('`id` of the team, from LINEAR_LIST_LINEAR_TEAMS.'),
    title: z.string().min(1).describe('One line.'),
    ...facts,
  }),
  output: issue,
  request: ({ team_id, ...input }) =>
    graphql(
      `mutation ($input: IssueCreateInput!) { issueCreate(input: $input) { issue { ${issueFields} } } }`,
      { input: { teamId: team_id, ...inLinearsWords(input) } },
    ),
  response: ({ data }: { data: { issueCreate: { issue: LinearIssue } } }) =>
    readIssue(data.issueCreate.issue, 500),
})

export const updateIssue = defineTool({
  slug: 'LINEAR_UPDATE_ISSUE',
  name: 'Change an issue',
  description:
    'Change an issue: its state, assignee, priority, labels, title and so on. What is left out stays.',
  effect: 'write',
  idempotent: true,
  important: true,
  scopes: ['write'],
  keywords: ['edit', 'close', 'done', 'assign', 'move', 'status', 'prioritize'],
  pitfalls: [
    'label_ids replaces the labels that are there: to add one, pass the others as well.',
    'States belong to a team: take the state_id of the team of the issue.',
  ],
  plan: [{ tool: 'LINEAR_SEARCH_ISSUES', to: 'find the issue, unless the user said its number' }],
  input: z.object({
    issue_id: issueId,
    title: z.string().min(1).optional().describe('One line.'),
    ...facts,
  }),
  output: issue,
  request: ({ issue_id, ...input }) =>
    graphql(
      `mutation ($id: String!, $input: IssueUpdateInput!) {
        issueUpdate(id: $id, input: $input) { issue { ${issueFields} } }
      }`,
      { id: issue_id, input: inLinearsWords(input) },
    ),
  response: ({ data }: { data: { issueUpdate: { issue: LinearIssue } } }) =>
    readIssue(data.issueUpdate.issue, 500),
})

export const deleteIssue = defineTool({
  slug: 'LINEAR_DELETE_LINEAR_ISSUE',
  name: 'Delete an issue',
  description: 'Move an issue to the trash, which Linear empties after some time.',
  effect: 'destroy',
  idempotent: true,
  scopes: ['write'],
  keywords: ['remove', 'trash', 'ticket'],
  input: z.object({ issue_id: issueId }),
  output: z.object({ deleted: z.boolean() }),
  request: ({ issue_id }) =>
    graphql('mutation ($id: String!) { issueDelete(id: $id) { success } }', { id: issue_id }),
  response: ({ data }: { data: { issueDelete: { success: boolean } } }) => ({
    deleted: data.issueDelete.success,
  }),
})

export const createComment = defineTool({
  slug: 'LINEAR_CREATE_LINEAR_COMMENT',
  name: 'Comment on an issue',
  description: 'Write a comment on an issue, or an answer to one.',
  effect: 'write',
  scopes: ['write'],
  keywords: ['reply', 'answer', 'discuss', 'note'],
  plan: [{ tool: 'LINEAR_SEARCH_ISSUES', to: 'find the issue, unless the user said its number' }],
  input: z.object({
    issue_id: issueId,
    body: z.string().min(1).describe('The text, in Markdown.'),
    parent_id: z.string().optional().describe('`id` of the comment to answer.'),
  }),
  output: z.object({ id: z.string(), url: z.string() }),
  request: ({ issue_id, body, parent_id }) =>
    graphql(
      'mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id url } } }',
      { input: { issueId: issue_id, body, ...(parent_id && { parentId: parent_id }) } },
    ),
  response: ({ data }: { data: { commentCreate: { comment: { id: string; url: string } } } }) =>
    data.commentCreate.comment,
})
