import { defineTool, get, path, post, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  type GitlabItem,
  issueNumber,
  item,
  nextPage,
  nextPageOf,
  paging,
  projectId,
} from './fields.ts'
import { comment, type GitlabNote, readNotes } from './notes.ts'
import { readItem } from './read-item.ts'

const issue = item.extend({ due_date: z.string().nullish() })

type GitlabIssue = GitlabItem & { due_date?: string | null }

export const listIssues = defineTool({
  slug: 'GITLAB_LIST_PROJECT_ISSUES',
  name: 'List issues of a project',
  description: 'List or search the issues of a project, the last changed first.',
  effect: 'read',
  important: true,
  scopes: ['api'],
  keywords: ['bugs', 'tickets', 'backlog', 'open', 'find'],
  input: z.object({
    id: projectId,
    state: z.enum(['opened', 'closed', 'all']).default('opened').describe('Which ones.'),
    search: z.string().optional().describe('Words of the title or the text.'),
    labels: z.string().optional().describe('Names that all must be there, with commas between.'),
    assignee_username: z.string().optional().describe('Only those of this person.'),
    ...paging,
  }),
  output: z.object({ issues: z.array(issue), next_page: nextPage }),
  request: ({ id, ...query }) =>
    get(path`/projects/${id}/issues`, { ...query, order_by: 'updated_at' }),
  response: (issues: GitlabIssue[], input) => ({
    issues: issues.map((one) => readItem(one, 500)),
    next_page: nextPageOf(issues, input),
  }),
})

export const getIssue = defineTool({
  slug: 'GITLAB_GET_PROJECT_ISSUE',
  name: 'Get an issue',
  description: 'Get one issue with its whole text and its first 100 comments.',
  effect: 'read',
  scopes: ['api'],
  keywords: ['read', 'open', 'comments', 'details', 'discussion'],
  input: z.object({ id: projectId, issue_iid: issueNumber }),
  output: issue.extend({ comments: z.array(comment) }),
  run: async ({ id, issue_iid }, upstream) => {
    const address = path`/projects/${id}/issues/${issue_iid}`
    const one = (await upstream.call(get(address))) as GitlabIssue
    const notes = await upstream.call(get(`${address}/notes`, { sort: 'asc', per_page: 100 }))
    return { ...readItem(one, 50_000), comments: readNotes(notes as GitlabNote[]) }
  },
})

/** What may be set on an issue, beside its title. */
const facts = {
  description: z.string().optional().describe('The text, in Markdown.'),
  labels: z.string().optional().describe('Names of all labels, with commas between.'),
  assignee_ids: z
    .array(z.int())
    .optional()
    .describe('Numbers of people; an empty list for nobody.'),
  due_date: z.iso.date().optional().describe('YYYY-MM-DD.'),
}

export const createIssue = defineTool({
  slug: 'GITLAB_CREATE_PROJECT_ISSUE',
  name: 'Create an issue',
  description: 'Open an issue in a project.',
  effect: 'write',
  important: true,
  scopes: ['api'],
  keywords: ['new', 'bug', 'ticket', 'report', 'file'],
  input: z.object({ id: projectId, title: z.string().min(1).describe('One line.'), ...facts }),
  output: issue,
  request: ({ id, ...body }) => post(path`/projects/${id}/issues`, body),
  response: (one: GitlabIssue) => readItem(one, 500),
})

export const updateIssue = defineTool({
  slug: 'GITLAB_UPDATE_PROJECT_ISSUE',
  name: 'Change an issue',
  description: 'Change an issue, close it or open it again. What is left out stays.',
  effect: 'write',
  idempotent: true,
  scopes: ['api'],
  keywords: ['edit', 'close', 'reopen', 'assign', 'label', 'done'],
  input: z.object({
    id: projectId,
    issue_iid: issueNumber,
    title: z.string().min(1).optional().describe('One line.'),
    state_event: z.enum(['close', 'reopen']).optional().describe('Closes it, or opens it again.'),
    ...facts,
  }),
  output: issue,
  request: ({ id, issue_iid, ...body }) => put(path`/projects/${id}/issues/${issue_iid}`, body),
  response: (one: GitlabIssue) => readItem(one, 500),
})
