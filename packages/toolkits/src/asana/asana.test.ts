import {
  ApiClient,
  AttachmentsApi,
  ProjectsApi,
  SectionsApi,
  StoriesApi,
  TasksApi,
  UsersApi,
  WorkspacesApi,
} from 'asana'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { taskFields } from './fields.ts'
import { asana } from './index.ts'

const client = new ApiClient()
client.authentications.token = { type: 'personalAccessToken', accessToken: 'specified' }
const tasks = new TasksApi(client)
const opt_fields = taskFields

const rope = {
  gid: '1',
  name: 'Buy rope',
  notes: '8 mm',
  completed: false,
  due_on: '2026-11-27',
  due_at: null,
  assignee: { gid: '7', name: 'Ada' },
  projects: [{ gid: '2', name: 'Climb' }],
  parent: null,
  num_subtasks: 0,
  permalink_url: 'https://app.asana.com/0/2/1',
}
const answered = {
  ...rope,
  resource_type: 'task',
  memberships: [{ section: { gid: '3', name: 'To do' } }, { section: null }],
  tags: [{ gid: '9', name: 'gear' }],
}
const ropeRead = { ...rope, sections: [{ gid: '3', name: 'To do' }], tags: ['gear'] }

const attachments = new AttachmentsApi(client)
const signed = 'https://asana-user-private.s3.amazonaws.com/rope.png?sig=s'
const picture = { gid: '5', name: 'größe.png', size: 3, permanent_url: 'https://app.asana.com/5' }

specified(asana, [
  {
    slug: 'ASANA_UPLOAD_ATTACHMENT',
    input: { task_gid: '1', file: 'file_1' },
    files: [{ name: 'größe.png', mimetype: 'image/png', text: 'PNG' }],
    answer: { data: { ...picture, resource_type: 'attachment' } },
    // The SDK reads files of the disk; the form is of https://developers.asana.com/reference/createattachmentforobject
    sdk: () => {
      const body = new FormData()
      body.set('parent', '1')
      body.set('file', new Blob(['PNG'], { type: 'image/png' }), 'größe.png')
      return fetch('https://app.asana.com/api/1.0/attachments', { method: 'POST', body })
    },
    output: picture,
  },
  {
    slug: 'ASANA_LIST_ATTACHMENTS',
    input: { task_gid: '1' },
    answer: { data: [picture], next_page: null },
    sdk: () =>
      attachments.getAttachmentsForObject('1', {
        limit: 25,
        opt_fields: 'name,size,permanent_url',
      }),
    output: { attachments: [picture], next_cursor: null },
  },
  {
    slug: 'ASANA_DOWNLOAD_ATTACHMENT',
    input: { attachment_gid: '5' },
    answer: ({ url }) =>
      url.includes('amazonaws')
        ? new Response('PNG')
        : { data: { name: 'größe.png', download_url: signed } },
    headers: ['Authorization'],
    sdk: async () => {
      await attachments.getAttachment('5', { opt_fields: 'name,download_url,view_url' })
      await fetch(signed)
    },
    output: { file: expect.objectContaining({ name: 'größe.png', size: 3 }) },
  },
  {
    slug: 'ASANA_GET_TASKS_FROM_A_PROJECT',
    input: { project_gid: '2', completed_since: 'now', offset: 'o1' },
    answer: {
      data: [answered],
      next_page: { offset: 'o2', path: '/', uri: 'https://app.asana.com/' },
    },
    sdk: () =>
      tasks.getTasksForProject('2', {
        completed_since: 'now',
        limit: 25,
        offset: 'o1',
        opt_fields,
      }),
    output: { tasks: [ropeRead], next_cursor: 'o2' },
  },
  {
    slug: 'ASANA_GET_MULTIPLE_TASKS',
    input: { workspace: '5', completed_since: '2026-11-01T00:00:00Z', limit: 100 },
    answer: { data: [{ ...answered, notes: 'x'.repeat(501) }], next_page: null },
    sdk: () =>
      tasks.getTasks({
        workspace: '5',
        assignee: 'me',
        completed_since: '2026-11-01T00:00:00Z',
        limit: 100,
        opt_fields,
      }),
    output: { tasks: [{ ...ropeRead, notes: `${'x'.repeat(500)} […]` }], next_cursor: null },
  },
  {
    slug: 'ASANA_SEARCH_TASKS_IN_WORKSPACE',
    input: {
      workspace_gid: '5',
      text: 'rope',
      assignee: 'me',
      project: '2',
      completed: false,
      due_on_before: '2026-12-01',
      due_on_after: '2026-11-01',
    },
    answer: { data: [answered] },
    sdk: () =>
      tasks.searchTasksForWorkspace('5', {
        text: 'rope',
        'assignee.any': 'me',
        'projects.any': '2',
        completed: false,
        'due_on.before': '2026-12-01',
        'due_on.after': '2026-11-01',
        opt_fields,
      }),
    output: { tasks: [ropeRead] },
  },
  {
    slug: 'ASANA_GET_A_TASK',
    input: { task_gid: '1' },
    answer: ({ url }) =>
      url.endsWith('/stories')
        ? {
            data: [
              { gid: '10', type: 'system', text: 'Ada changed the due date' },
              { gid: '11', type: 'comment', text: 'Which colour?', created_by: { name: 'Ben' } },
            ],
          }
        : { data: answered },
    sdk: async () => {
      await tasks.getTask('1', { opt_fields })
      await new StoriesApi(client).getStoriesForTask('1', {
        limit: 100,
        opt_fields: 'type,text,created_at,created_by.name',
      })
    },
    output: { ...ropeRead, comments: [{ gid: '11', text: 'Which colour?', author: 'Ben' }] },
  },
  {
    slug: 'ASANA_CREATE_A_TASK',
    input: {
      name: 'Buy rope',
      projects: ['2'],
      notes: '8 mm',
      assignee: 'me',
      due_on: '2026-11-27',
    },
    answer: { data: answered },
    sdk: () =>
      tasks.createTask(
        {
          data: {
            name: 'Buy rope',
            projects: ['2'],
            notes: '8 mm',
            assignee: 'me',
            due_on: '2026-11-27',
          },
        },
        { opt_fields },
      ),
    output: ropeRead,
  },
  {
    slug: 'ASANA_UPDATE_A_TASK',
    input: { task_gid: '1', completed: true, due_at: '2026-11-27T15:00:00+01:00' },
    answer: { data: { ...answered, completed: true } },
    sdk: () =>
      tasks.updateTask({ data: { completed: true, due_at: '2026-11-27T15:00:00+01:00' } }, '1', {
        opt_fields,
      }),
    output: { ...ropeRead, completed: true },
  },
  {
    slug: 'ASANA_CREATE_TASK_COMMENT',
    input: { task_gid: '1', text: 'Bought.' },
    answer: { data: { gid: '12', resource_type: 'story', text: 'Bought.' } },
    sdk: () => new StoriesApi(client).createStoryForTask({ data: { text: 'Bought.' } }, '1'),
    output: { gid: '12' },
  },
  {
    slug: 'ASANA_ADD_TASK_TO_SECTION',
    // The SDK puts it into the query as well, as `[object Object]`.
    ignore: ['body'],
    input: { section_gid: '3', task_gid: '1' },
    answer: { data: {} },
    sdk: () => new SectionsApi(client).addTaskForSection('3', { body: { data: { task: '1' } } }),
    output: { moved: true },
  },
  {
    slug: 'ASANA_GET_MULTIPLE_WORKSPACES',
    answer: { data: [{ gid: '5', name: 'Ropes', resource_type: 'workspace' }] },
    sdk: () => new WorkspacesApi(client).getWorkspaces({ limit: 25 }),
    output: { workspaces: [{ gid: '5', name: 'Ropes' }], next_cursor: null },
  },
  {
    slug: 'ASANA_GET_WORKSPACE_PROJECTS',
    input: { workspace_gid: '5' },
    answer: { data: [{ gid: '2', name: 'Climb', team: { gid: '6', name: 'Gear' }, due_on: null }] },
    sdk: () =>
      new ProjectsApi(client).getProjectsForWorkspace('5', {
        archived: false,
        limit: 25,
        opt_fields: 'name,team.name,due_on,permalink_url',
      }),
    output: {
      projects: [{ gid: '2', name: 'Climb', team: { gid: '6', name: 'Gear' }, due_on: null }],
      next_cursor: null,
    },
  },
  {
    slug: 'ASANA_GET_USERS_FOR_WORKSPACE',
    input: { workspace_gid: '5', offset: 'o1' },
    answer: { data: [{ gid: '7', name: 'Ada', email: 'ada@example.com' }], next_page: null },
    sdk: () =>
      new UsersApi(client).getUsersForWorkspace('5', { offset: 'o1', opt_fields: 'name,email' }),
    output: { users: [{ gid: '7', name: 'Ada', email: 'ada@example.com' }], next_cursor: null },
  },
])

test('each scope that is asked for is one that a tool or the identity needs', () => {
  const needed = new Set(asana.tools.flatMap(({ scopes }) => scopes ?? []))
  if (asana.auth.scheme !== 'OAUTH2') throw new Error('Asana connects by OAuth.')
  expect(Object.keys(asana.auth.scopes).toSorted()).toEqual([...needed].toSorted())
})

test('errors are read from their list', () => {
  const failure = (status: number, message: string) =>
    asana.failure?.({ status, body: { errors: [{ message, help: 'See the docs.' }] } })
  expect(failure(200, '')).toBeUndefined()
  expect(failure(400, 'name: Missing input')).toEqual({ message: 'name: Missing input' })
  expect(failure(401, 'Not Authorized')?.reason).toBe('token_rejected')
  expect(failure(403, 'Missing scopes: tasks:write')?.reason).toBe('missing_scopes')
  expect(failure(429, 'Slow down')?.reason).toBe('rate_limited')
})
