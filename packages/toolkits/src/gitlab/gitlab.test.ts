import { Gitlab } from '@gitbeaker/rest'
import { inWay, placeKey, withOrigins } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { gitlab } from './index.ts'

/** Made anew for each case: a client keeps the fetch that it finds when it is made. */
const client = () => new Gitlab({ oauthToken: 'specified' })

const id = 'climb/gear'
const issue = {
  iid: 7,
  project_id: 1,
  title: 'The rope is short',
  description: 'By two metres.',
  state: 'opened',
  labels: ['bug'],
  due_date: null,
  user_notes_count: 1,
  web_url: 'https://gitlab.com/climb/gear/-/issues/7',
}
const people = { author: { id: 1, username: 'ada' }, assignees: [{ id: 2, username: 'ben' }] }
const names = { author: 'ada', assignees: ['ben'] }
const answered = { id: 100, ...issue, ...people, milestone: null }
const issueRead = { ...issue, ...names }

const request = {
  iid: 8,
  title: 'Cut it again',
  description: null,
  state: 'opened',
  source_branch: 'longer',
  target_branch: 'main',
  draft: false,
  detailed_merge_status: 'mergeable',
  web_url: 'https://gitlab.com/climb/gear/-/merge_requests/8',
}
const { description: _none, ...requestRest } = request
const requestRead = { ...requestRest, ...names }

const notes = [
  { id: 1, body: 'closed', author: { username: 'ada' }, system: true },
  { id: 2, body: 'Which one?', author: { username: 'ben' }, system: false },
]
const comments = [{ id: 2, body: 'Which one?', author: 'ben' }]
const project = {
  id: 1,
  path_with_namespace: id,
  description: null,
  default_branch: 'main',
  web_url: 'https://gitlab.com/climb/gear',
}
const pipeline = {
  id: 5,
  status: 'failed',
  ref: 'main',
  sha: 'abc',
  web_url: 'https://gitlab.com/5',
}
const change = {
  old_path: 'rope.md',
  new_path: 'rope.md',
  new_file: false,
  renamed_file: false,
  deleted_file: false,
}

specified(gitlab, [
  {
    slug: 'GITLAB_GET_PROJECTS',
    input: { search: 'gear', per_page: 1, page: 2 },
    answer: [project],
    sdk: () =>
      client().Projects.all<false, 'offset'>({
        search: 'gear',
        membership: true,
        orderBy: 'last_activity_at',
        perPage: 1,
        page: 2,
        maxPages: 1,
      }),
    output: { projects: [project], next_page: 3 },
  },
  {
    slug: 'GITLAB_LIST_PROJECT_ISSUES',
    input: { id, search: 'rope', labels: 'bug,gear', assignee_username: 'ben' },
    answer: [answered],
    sdk: () =>
      client().Issues.all({
        projectId: id,
        state: 'opened',
        search: 'rope',
        labels: 'bug,gear',
        // Its types want a list, which it sends as `assignee_username[]`; the API takes a name too.
        assigneeUsername: 'ben' as never,
        orderBy: 'updated_at',
        perPage: 25,
        page: 1,
        maxPages: 1,
      }),
    output: { issues: [issueRead], next_page: null },
  },
  {
    slug: 'GITLAB_GET_PROJECT_ISSUE',
    input: { id, issue_iid: 7 },
    answer: ({ url }) => (url.endsWith('/notes') ? notes : answered),
    sdk: async () => {
      await client().Issues.show(7, { projectId: id })
      await client().IssueNotes.all(id, 7, { sort: 'asc', perPage: 100, maxPages: 1 })
    },
    output: { ...issueRead, comments },
  },
  {
    slug: 'GITLAB_CREATE_PROJECT_ISSUE',
    input: {
      id,
      title: 'The rope is short',
      labels: 'bug',
      assignee_ids: [2],
      due_date: '2026-12-01',
    },
    answer: answered,
    sdk: () =>
      client().Issues.create(id, 'The rope is short', {
        labels: 'bug',
        assigneeIds: [2],
        dueDate: '2026-12-01',
      }),
    output: issueRead,
  },
  {
    slug: 'GITLAB_UPDATE_PROJECT_ISSUE',
    input: { id, issue_iid: 7, state_event: 'close' },
    answer: { ...answered, state: 'closed' },
    sdk: () => client().Issues.edit(id, 7, { stateEvent: 'close' }),
    output: { ...issueRead, state: 'closed' },
  },
  {
    slug: 'GITLAB_CREATE_ISSUE_NOTE',
    input: { id, issue_iid: 7, body: 'Which one?' },
    answer: notes[1],
    sdk: () => client().IssueNotes.create(id, 7, 'Which one?'),
    output: comments[0] ?? {},
  },
  {
    slug: 'GITLAB_GET_PROJECT_MERGE_REQUESTS',
    input: { id, state: 'merged', reviewer_username: 'ada' },
    answer: [{ id: 200, ...request, ...people }],
    sdk: () =>
      client().MergeRequests.all({
        projectId: id,
        state: 'merged',
        reviewerUsername: 'ada',
        orderBy: 'updated_at',
        perPage: 25,
        page: 1,
        maxPages: 1,
      }),
    output: { merge_requests: [requestRead], next_page: null },
  },
  {
    slug: 'GITLAB_GET_MERGE_REQUEST',
    input: { id, merge_request_iid: 8 },
    answer: ({ url }) => (url.endsWith('/notes') ? notes : { ...request, ...people }),
    sdk: async () => {
      await client().MergeRequests.show(id, 8)
      await client().MergeRequestNotes.all(id, 8, { sort: 'asc', perPage: 100, maxPages: 1 })
    },
    output: { ...requestRead, comments },
  },
  {
    slug: 'GITLAB_GET_MERGE_REQUEST_DIFFS',
    input: { id, merge_request_iid: 8 },
    answer: [{ ...change, a_mode: '100644', diff: '+'.repeat(10_001) }],
    sdk: () => client().MergeRequests.allDiffs(id, 8, { perPage: 10, page: 1, maxPages: 1 }),
    output: { diffs: [{ ...change, diff: `${'+'.repeat(10_000)} […]` }], next_page: null },
  },
  {
    slug: 'GITLAB_CREATE_MERGE_REQUEST',
    input: { id, source_branch: 'longer', target_branch: 'main', title: 'Cut it again' },
    answer: { ...request, ...people },
    sdk: () => client().MergeRequests.create(id, 'longer', 'main', 'Cut it again'),
    output: requestRead,
  },
  {
    slug: 'GITLAB_CREATE_MERGE_REQUEST_NOTE',
    input: { id, merge_request_iid: 8, body: 'Which one?' },
    answer: notes[1],
    sdk: () => client().MergeRequestNotes.create(id, 8, 'Which one?'),
    output: comments[0] ?? {},
  },
  {
    slug: 'GITLAB_LIST_PROJECT_PIPELINES',
    input: { id, ref: 'main', status: 'failed' },
    answer: [pipeline],
    sdk: () =>
      client().Pipelines.all(id, {
        ref: 'main',
        status: 'failed',
        perPage: 25,
        page: 1,
        maxPages: 1,
      }),
    output: { pipelines: [pipeline], next_page: null },
  },
])

test.each([
  ['token', 'https://gitlab.com', {}, '7'],
  ['own_token', 'https://git.lan:8443', { host: 'git.lan:8443' }, 'git.lan:8443:7'],
  ['own_oauth', 'https://git.lan:8443', { host: 'git.lan:8443' }, 'git.lan:8443:7'],
])(
  'connected by %s, calls go to %s as the SDK has it, and people are of that GitLab',
  async (way, host, fields: Record<string, string>, subject) => {
    const { identity } = gitlab
    if (!identity) throw new Error('GitLab tells who is connected.')
    const toolkit = inWay(withOrigins(gitlab, ['https://git.lan:8443']), way)
    const sending = { toolkit, routes: {}, credential: 'specified', fields }
    const answer = { id: 7, username: 'ada' }
    const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
    const theirs = await captureRequests(
      () => new Gitlab({ host, token: 'specified' }).Users.showCurrentUser(),
      answer,
    )
    expect(ours.requests).toEqual(theirs.requests)
    expect(identity.read(ours.result as never, fields)).toEqual({ subject, label: 'ada' })
  },
)

test('a token goes out in the header that the SDK has for it', () => {
  const { auth } = inWay(gitlab, 'token')
  if (auth.scheme !== 'API_KEY') throw new TypeError('A token is no login.')
  const { authHeaders } = new Gitlab({ token: 'specified' }).Users
  const { headers: ours } = placeKey(auth, { fields: {}, secrets: { token: 'specified' } })
  expect(ours).toEqual({ 'private-token': 'specified' })
  expect(Object.keys(authHeaders)).toEqual(Object.keys(ours))
})

test('errors are read, by field where GitLab lists them', () => {
  const failure = (status: number, body: unknown) => gitlab.failure?.({ status, body })
  expect(failure(200, [])).toBeUndefined()
  expect(failure(400, { message: { title: ["can't be blank"] } })).toEqual({
    message: '{"title":["can\'t be blank"]}',
  })
  expect(failure(404, { message: '404 Project Not Found' })?.message).toBe('404 Project Not Found')
  expect(failure(401, { error: 'invalid_token' })?.reason).toBe('token_rejected')
  expect(failure(403, { error: 'insufficient_scope', error_description: 'More.' })).toEqual({
    message: 'More.',
    reason: 'missing_scopes',
  })
  expect(failure(429, '')).toEqual({
    message: 'GitLab answered with status 429.',
    reason: 'rate_limited',
  })
})
