import { createClient } from 'jira.js/core'
import {
  addAttachment,
  addComment,
  createIssue,
  doTransition,
  editIssue,
  findAssignableUsers,
  getAttachment,
  getAttachmentContent,
  getCreateIssueMetaIssueTypes,
  getCurrentUser,
  getIssue,
  getTransitions,
  searchAndReconsileIssuesUsingJql,
  searchProjects,
} from 'jira.js/cloud'
import { inWay } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { jiraFailure } from './failure.ts'
import { jira } from './index.ts'

const cloud = '1324a887-45db-1bf4-1e99-ef0ff456d421'
const client = createClient({
  host: `https://api.atlassian.com/ex/jira/${cloud}`,
  auth: { type: 'bearer', token: 'specified' },
})
const site = createClient({
  host: 'https://acme.atlassian.net',
  auth: { type: 'basic', email: 'ana@example.com', apiToken: 'specified' },
})

const fields = [
  'summary',
  'status',
  'issuetype',
  'priority',
  'assignee',
  'reporter',
  'labels',
  'duedate',
  'created',
  'updated',
]
const ana = { accountId: '5b1', displayName: 'Ana' }
const answered = {
  key: 'ROPE-7',
  id: '10007',
  self: 'https://acme.atlassian.net/rest/api/3/issue/10007',
  fields: {
    summary: 'The rope is short',
    status: { name: 'To Do', id: '1' },
    issuetype: { name: 'Bug', id: '2' },
    priority: { name: 'High', id: '3' },
    assignee: { ...ana, active: true },
    reporter: null,
    labels: ['gear'],
    duedate: null,
    created: '2026-11-26T09:00:00.000+0000',
  },
}
const read = {
  key: 'ROPE-7',
  id: '10007',
  summary: 'The rope is short',
  status: 'To Do',
  type: 'Bug',
  priority: 'High',
  assignee: ana,
  reporter: null,
  labels: ['gear'],
  duedate: null,
  created: '2026-11-26T09:00:00.000+0000',
}
const document = (text: string) => ({
  type: 'doc' as const,
  version: 1 as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
})
const said = {
  id: '1',
  author: { ...ana },
  body: document('By two metres.'),
  created: '2026-11-26T09:00:00.000+0000',
}
const saidRead = { id: '1', author: 'Ana', text: 'By two metres.', created: said.created }

const log = { id: '7', filename: 'größe.log', mimeType: 'text/plain', size: 3 }

const cases: ToolCase[] = [
  {
    slug: 'JIRA_ADD_ATTACHMENT',
    input: { issue_key: 'ROPE-7', files: ['file_1'] },
    files: [{ name: 'größe.log', mimetype: 'text/plain', text: 'log' }],
    answer: [{ ...log, author: ana }],
    headers: ['X-Atlassian-Token'],
    sdk: () =>
      addAttachment(client, {
        issueIdOrKey: 'ROPE-7',
        attachments: { filename: 'größe.log', content: Buffer.from('log') },
      }),
    output: { attachments: [log] },
  },
  {
    slug: 'JIRA_DOWNLOAD_ATTACHMENT',
    input: { attachment_id: '7' },
    answer: ({ url }) => (url.includes('/content/') ? new Response('log') : { ...log, id: 7 }),
    sdk: async () => {
      await getAttachment(client, { id: '7' })
      await getAttachmentContent(client, { id: '7' })
    },
    output: { file: expect.objectContaining({ name: 'größe.log', size: 3 }) },
  },
  {
    slug: 'JIRA_SEARCH_ISSUES',
    input: { jql: 'project = ROPE', maxResults: 5, nextPageToken: 'p2' },
    answer: { issues: [answered], nextPageToken: 'p3', isLast: false },
    sdk: () =>
      searchAndReconsileIssuesUsingJql(client, {
        jql: 'project = ROPE',
        maxResults: 5,
        nextPageToken: 'p2',
        fields,
      }),
    output: { issues: [read], nextPageToken: 'p3' },
  },
  {
    slug: 'JIRA_GET_ISSUE',
    input: { issue_key: 'ROPE-7', comments: 1 },
    answer: {
      ...answered,
      fields: {
        ...answered.fields,
        parent: { key: 'ROPE-1' },
        description: document('It is too short.'),
        comment: { total: 2, comments: [{ ...said, id: '0' }, said] },
        attachment: [{ ...log, content: 'https://acme.atlassian.net/x', author: ana }],
      },
    },
    sdk: () =>
      getIssue(client, {
        issueIdOrKey: 'ROPE-7',
        fields: [...fields, 'parent', 'description', 'comment', 'attachment'],
      }),
    output: {
      ...read,
      parent: 'ROPE-1',
      description: 'It is too short.',
      comments: [saidRead],
      comment_count: 2,
      attachments: [log],
    },
  },
  {
    slug: 'JIRA_CREATE_ISSUE',
    input: {
      project: 'ROPE',
      issue_type: 'Bug',
      summary: 'The rope is short',
      description: 'By two metres.',
      assignee: '5b1',
      priority: 'High',
      labels: ['gear'],
      duedate: '2026-12-24',
      parent: 'ROPE-1',
      other_fields: { customfield_10016: 5 },
    },
    answer: { id: '10007', key: 'ROPE-7', self: answered.self },
    sdk: () =>
      createIssue(client, {
        fields: {
          project: { key: 'ROPE' },
          issuetype: { name: 'Bug' },
          parent: { key: 'ROPE-1' },
          summary: 'The rope is short',
          description: document('By two metres.'),
          assignee: { accountId: '5b1' },
          priority: { name: 'High' },
          labels: ['gear'],
          duedate: '2026-12-24',
          customfield_10016: 5,
        },
      }),
    output: { id: '10007', key: 'ROPE-7' },
  },
  {
    slug: 'JIRA_EDIT_ISSUE',
    input: { issue_key: 'ROPE-7', assignee: null, labels: [] },
    answer: undefined,
    sdk: () =>
      editIssue(client, {
        issueIdOrKey: 'ROPE-7',
        fields: { assignee: { accountId: null }, labels: [] },
      }),
    output: { done: true },
  },
  {
    slug: 'JIRA_TRANSITION_ISSUE',
    input: { issue_key: 'ROPE-7', transition_id: '31', resolution: 'Done' },
    answer: undefined,
    sdk: () =>
      doTransition(client, {
        issueIdOrKey: 'ROPE-7',
        transition: { id: '31' },
        fields: { resolution: { name: 'Done' } },
      }),
    output: { done: true },
  },
  {
    slug: 'JIRA_ADD_COMMENT',
    input: { issue_key: 'ROPE-7', body: 'By two metres.' },
    answer: said,
    status: 201,
    sdk: () => addComment(client, { issueIdOrKey: 'ROPE-7', body: document('By two metres.') }),
    output: saidRead,
  },
  {
    slug: 'JIRA_LIST_TRANSITIONS',
    input: { issue_key: 'ROPE-7' },
    answer: { transitions: [{ id: '31', name: 'Finish', to: { name: 'Done' }, looped: false }] },
    sdk: () => getTransitions(client, { issueIdOrKey: 'ROPE-7' }),
    output: { transitions: [{ id: '31', name: 'Finish', to: 'Done' }] },
  },
  {
    slug: 'JIRA_LIST_PROJECTS',
    input: { query: 'rope', maxResults: 1 },
    answer: {
      values: [{ id: '1', key: 'ROPE', name: 'Ropes', style: 'classic' }],
      startAt: 0,
      total: 2,
      maxResults: 1,
      isLast: false,
    },
    sdk: () =>
      searchProjects(client, { query: 'rope', maxResults: 1, startAt: 0, orderBy: 'name' }),
    output: { projects: [{ id: '1', key: 'ROPE', name: 'Ropes' }], next_start: 1 },
  },
  {
    slug: 'JIRA_LIST_ISSUE_TYPES',
    input: { project: 'ROPE' },
    answer: { issueTypes: [{ id: '2', name: 'Bug', subtask: false }], startAt: 0, total: 1 },
    sdk: () =>
      getCreateIssueMetaIssueTypes(client, { projectIdOrKey: 'ROPE', maxResults: 50, startAt: 0 }),
    output: { types: [{ id: '2', name: 'Bug', subtask: false }], next_start: null },
  },
  {
    slug: 'JIRA_FIND_USERS',
    input: { project: 'ROPE', query: 'an', startAt: 50 },
    answer: [{ ...ana, active: true, timeZone: 'Europe/Paris' }],
    sdk: () =>
      findAssignableUsers(client, { project: 'ROPE', query: 'an', maxResults: 50, startAt: 50 }),
    output: { users: [{ ...ana, active: true }] },
  },
]

specified(
  jira,
  cases.map((one) => ({ ...one, fields: { site: cloud } })),
)

test.each([
  ['oauth', client, 'specified', { site: cloud }, `api.atlassian.com/ex/jira/${cloud}`, cloud],
  ['token', site, 'ana@example.com:specified', { site: 'acme' }, 'acme.atlassian.net', 'acme'],
])(
  'connected by %s, calls go where the SDK sends them, and the account is a person at a site',
  async (way, sdk, credential, filled: Record<string, string>, address, subject) => {
    const identity = jira.identity
    if (!identity) throw new Error('Jira tells who is connected.')
    const answer = ana
    const sending = { toolkit: inWay(jira, way), routes: {}, credential, fields: filled }
    const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
    const theirs = await captureRequests(() => getCurrentUser(sdk), answer)
    expect(ours.requests).toEqual(theirs.requests)
    expect(ours.requests[0]?.url).toBe(`https://${address}/rest/api/3/myself`)
    expect(identity.read(ours.result as never, filled)).toEqual({
      subject: `${subject}:5b1`,
      label: 'Ana',
    })
  },
)

test.each([
  [401, { code: 401, message: 'Unauthorized' }, 'Unauthorized', 'token_rejected'],
  [
    401,
    { code: 401, message: 'Unauthorized; scope does not match' },
    'Unauthorized; scope does not match',
    'missing_scopes',
  ],
  [400, { errorMessages: [], errors: { duedate: 'Too early.' } }, 'duedate: Too early.', undefined],
  [
    404,
    { errorMessages: ['Issue does not exist.'], errors: {} },
    'Issue does not exist.',
    undefined,
  ],
  [429, '', 'Jira answered with status 429.', 'rate_limited'],
])('a refusal with %i says what Jira says', (status, body, message, reason) => {
  expect(jiraFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})
