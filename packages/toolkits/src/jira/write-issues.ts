import { defineTool, path, post, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import { atlassianDocument } from '../atlassian-document.ts'
import { accountId, comment, issueKey, type JiraComment, readComment } from './fields.ts'

const details = {
  summary: z.string().min(1).max(255).optional().describe('What it is about, in a line.'),
  description: z.string().optional().describe('Markdown; replaces the description there is.'),
  assignee: accountId
    .nullable()
    .optional()
    .describe('`accountId` from JIRA_FIND_USERS; null for nobody.'),
  priority: z.string().optional().describe('Its name, e.g. `High`.'),
  labels: z.array(z.string()).optional().describe('All of its labels, without spaces.'),
  duedate: z.iso.date().optional().describe('The day it is due, e.g. `2026-12-24`.'),
  other_fields: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Further fields by id, as Jira's API takes them: `{ customfield_10016: 5 }`."),
}

/** Details as Jira takes them. */
function fieldsOf({ description, assignee, priority, other_fields, ...rest }: Details) {
  return {
    ...rest,
    ...(description !== undefined && { description: atlassianDocument(description) }),
    ...(assignee !== undefined && { assignee: { accountId: assignee } }),
    ...(priority !== undefined && { priority: { name: priority } }),
    ...other_fields,
  }
}

interface Details {
  description?: string | undefined
  assignee?: string | null | undefined
  priority?: string | undefined
  other_fields?: Record<string, unknown> | undefined
}

export const createIssue = defineTool({
  slug: 'JIRA_CREATE_ISSUE',
  name: 'Create an issue',
  description: 'Open a task, bug, story or sub-task in a project.',
  effect: 'write',
  important: true,
  scopes: ['write:jira-work'],
  keywords: ['new', 'ticket', 'bug', 'task', 'story', 'epic', 'report', 'add'],
  plan: [
    { tool: 'JIRA_LIST_PROJECTS', to: 'learn the key of the project' },
    { tool: 'JIRA_LIST_ISSUE_TYPES', to: 'learn which issue types the project has' },
  ],
  pitfalls: [
    'A project may demand fields of its own: the refusal names them, and other_fields takes them.',
  ],
  input: z.object({
    project: z.string().min(1).describe('Key of the project, e.g. `ROPE`.'),
    issue_type: z.string().min(1).describe('Its name in that project, e.g. `Task`.'),
    ...details,
    summary: z.string().min(1).max(255).describe('What it is about, in a line.'),
    description: z.string().optional().describe('Markdown.'),
    parent: z.string().optional().describe('Key of the epic or issue that it is part of.'),
  }),
  output: z.object({ id: z.string(), key: z.string() }),
  request: ({ project, issue_type, parent, ...rest }) =>
    post('/rest/api/3/issue', {
      fields: {
        project: { key: project },
        issuetype: { name: issue_type },
        ...(parent !== undefined && { parent: { key: parent } }),
        ...fieldsOf(rest),
      },
    }),
})

export const editIssue = defineTool({
  slug: 'JIRA_EDIT_ISSUE',
  name: 'Edit an issue',
  description: 'Change what is given of an issue: summary, description, assignee, labels, dates.',
  effect: 'write',
  idempotent: true,
  important: true,
  scopes: ['write:jira-work'],
  keywords: ['update', 'change', 'assign', 'unassign', 'rename', 'label', 'priority', 'due'],
  pitfalls: ['The status is changed by JIRA_TRANSITION_ISSUE alone.'],
  plan: [{ tool: 'JIRA_FIND_USERS', to: 'learn the accountId of whom it is assigned to' }],
  input: z.object({ issue_key: issueKey, ...details }),
  output: z.object({ done: z.boolean() }),
  request: ({ issue_key, ...rest }) =>
    put(path`/rest/api/3/issue/${issue_key}`, { fields: fieldsOf(rest) }),
  response: () => ({ done: true }),
})

export const transitionIssue = defineTool({
  slug: 'JIRA_TRANSITION_ISSUE',
  name: 'Move an issue to another status',
  description: 'Take an issue a step on in its workflow: start it, put it into review, close it.',
  effect: 'write',
  scopes: ['write:jira-work'],
  keywords: ['status', 'done', 'close', 'resolve', 'start', 'reopen', 'workflow', 'move'],
  plan: [{ tool: 'JIRA_LIST_TRANSITIONS', to: 'learn the id of the step to the wished status' }],
  input: z.object({
    issue_key: issueKey,
    transition_id: z.string().min(1).describe('`id` from JIRA_LIST_TRANSITIONS.'),
    resolution: z
      .string()
      .optional()
      .describe('Its name, e.g. `Done`, where the step asks for one.'),
  }),
  output: z.object({ done: z.boolean() }),
  request: ({ issue_key, transition_id, resolution }) =>
    post(path`/rest/api/3/issue/${issue_key}/transitions`, {
      transition: { id: transition_id },
      ...(resolution !== undefined && { fields: { resolution: { name: resolution } } }),
    }),
  response: () => ({ done: true }),
})

export const addComment = defineTool({
  slug: 'JIRA_ADD_COMMENT',
  name: 'Comment on an issue',
  description: 'Write a comment below an issue.',
  effect: 'write',
  important: true,
  scopes: ['write:jira-work'],
  keywords: ['reply', 'note', 'answer', 'discussion', 'update'],
  input: z.object({
    issue_key: issueKey,
    body: z.string().min(1).describe('Markdown.'),
  }),
  output: comment,
  request: ({ issue_key, body }) =>
    post(path`/rest/api/3/issue/${issue_key}/comment`, { body: atlassianDocument(body) }),
  response: (made: JiraComment) => readComment(made, 2000),
})
