import { getAuthorizationUrl, getAuthToken, revokeToken, TodoistApi } from '@doist/todoist-sdk'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream, runTool } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { todoist } from './index.ts'

/** The SDK brings its own undici; the global fetch is what a capture sees. */
const customFetch: typeof fetch = (url, init) => fetch(url, init)
const options = { customFetch: customFetch as never }
const client = () => new TodoistApi('specified', options)

const rope = {
  id: 't1',
  content: 'Buy rope',
  description: '8 mm',
  project_id: 'p1',
  section_id: null,
  parent_id: null,
  labels: ['gear'],
  priority: 4,
  due: { date: '2026-11-27', string: 'tomorrow', is_recurring: false, timezone: null },
  deadline: null,
  responsible_uid: null,
  checked: false,
  completed_at: null,
}
const answered = {
  ...rope,
  user_id: 'u1',
  due: { ...rope.due, lang: 'en' },
  added_by_uid: 'u1',
  assigned_by_uid: null,
  duration: null,
  added_at: '2026-11-26T09:00:00Z',
  updated_at: '2026-11-26T09:00:00Z',
  completed_by_uid: null,
  child_order: 1,
  day_order: -1,
  note_count: 0,
  is_collapsed: false,
  is_deleted: false,
  goal_ids: [],
}
const ropeRead = { ...rope, url: 'https://app.todoist.com/app/task/t1' }

const project = { id: 'p1', name: 'Climb', parent_id: null, is_shared: false, is_favorite: true }
const comment = { id: 'k1', content: 'Which colour?', posted_at: '2026-11-26T09:00:00Z' }

specified(todoist, [
  {
    slug: 'TODOIST_GET_ALL_TASKS',
    input: { project_id: 'p1', label: 'gear', cursor: 'c1' },
    answer: { results: [answered], next_cursor: 'c2' },
    sdk: () => client().getTasks({ projectId: 'p1', label: 'gear', limit: 50, cursor: 'c1' }),
    output: { tasks: [ropeRead], next_cursor: 'c2' },
  },
  {
    slug: 'TODOIST_GET_ALL_TASKS',
    input: { filter: 'today & #Climb', project_id: 'p9', limit: 10 },
    answer: { results: [{ ...answered, description: 'x'.repeat(501) }], next_cursor: null },
    sdk: () => client().getTasksByFilter({ query: 'today & #Climb', limit: 10 }),
    output: {
      tasks: [{ ...ropeRead, description: `${'x'.repeat(500)} […]` }],
      next_cursor: null,
    },
  },
  {
    slug: 'TODOIST_GET_TASK',
    input: { task_id: 't1' },
    answer: answered,
    sdk: () => client().getTask('t1'),
    output: ropeRead,
  },
  {
    slug: 'TODOIST_CREATE_TASK',
    input: {
      content: 'Buy rope',
      description: '8 mm',
      project_id: 'p1',
      labels: ['gear'],
      priority: 4,
      due_string: 'tomorrow',
    },
    answer: answered,
    sdk: () =>
      client().addTask({
        content: 'Buy rope',
        description: '8 mm',
        projectId: 'p1',
        labels: ['gear'],
        priority: 4,
        dueString: 'tomorrow',
      }),
    output: ropeRead,
  },
  {
    slug: 'TODOIST_UPDATE_TASK',
    input: { task_id: 't1', due_datetime: '2026-11-27T15:00:00Z', assignee_id: 'u2' },
    answer: answered,
    sdk: () => client().updateTask('t1', { dueDatetime: '2026-11-27T15:00:00Z', assigneeId: 'u2' }),
    output: ropeRead,
  },
  {
    slug: 'TODOIST_MOVE_TASK',
    input: { task_id: 't1', section_id: 's1' },
    answer: { ...answered, section_id: 's1' },
    sdk: () => client().moveTask('t1', { sectionId: 's1' }),
    output: { ...ropeRead, section_id: 's1' },
  },
  {
    slug: 'TODOIST_CLOSE_TASK',
    input: { task_id: 't1' },
    answer: undefined,
    sdk: () => client().closeTask('t1'),
    output: { closed: true },
  },
  {
    slug: 'TODOIST_REOPEN_TASK',
    input: { task_id: 't1' },
    answer: undefined,
    sdk: () => client().reopenTask('t1'),
    output: { reopened: true },
  },
  {
    slug: 'TODOIST_DELETE_TASK',
    input: { task_id: 't1' },
    answer: undefined,
    sdk: () => client().deleteTask('t1'),
    output: { deleted: true },
  },
  {
    slug: 'TODOIST_GET_ALL_PROJECTS',
    answer: {
      results: [
        {
          ...project,
          inbox_project: false,
          can_assign_tasks: false,
          child_order: 1,
          color: 'red',
          created_at: null,
          is_archived: false,
          is_deleted: false,
          is_frozen: false,
          updated_at: null,
          view_style: 'list',
          default_order: 0,
          description: '',
          is_collapsed: false,
        },
      ],
      next_cursor: null,
    },
    sdk: () => client().getProjects({ limit: 50 }),
    output: { projects: [{ ...project, inbox_project: false }], next_cursor: null },
  },
  {
    slug: 'TODOIST_GET_ALL_SECTIONS',
    input: { project_id: 'p1' },
    answer: { results: [], next_cursor: null },
    sdk: () => client().getSections({ projectId: 'p1', limit: 50 }),
    output: { sections: [], next_cursor: null },
  },
  {
    slug: 'TODOIST_GET_ALL_COMMENTS',
    input: { task_id: 't1' },
    answer: { results: [], next_cursor: null },
    sdk: () => client().getComments({ taskId: 't1', limit: 50 }),
    output: { comments: [], next_cursor: null },
  },
  {
    slug: 'TODOIST_CREATE_COMMENT',
    input: { task_id: 't1', content: 'Which colour?' },
    answer: {
      ...comment,
      item_id: 't1',
      posted_uid: 'u1',
      file_attachment: null,
      uids_to_notify: null,
      reactions: null,
      is_deleted: false,
    },
    sdk: () => client().addComment({ taskId: 't1', content: 'Which colour?' }),
    output: { ...comment, posted_uid: 'u1' },
  },
])

test.each([{}, { project_id: 'p1', section_id: 's1' }])(
  'a move to %o is refused',
  async (where) => {
    const input = { task_id: 't1', ...where }
    const refused = runTool({ toolkit: todoist, slug: 'TODOIST_MOVE_TASK', input, routes: {} })
    await expect(refused).rejects.toThrow()
  },
)

const { auth } = todoist
if (auth.scheme !== 'OAUTH2') throw new Error('Todoist connects by OAuth.')

test('a grant is asked for where the SDK asks for it', async () => {
  const permissions = Object.keys(auth.scopes) as 'data:read_write'[]
  const asked = new URL(getAuthorizationUrl({ clientId: 'c', permissions, state: 's' }))
  expect(auth.authorizeUrl).toBe(asked.origin + asked.pathname)
  expect(asked.searchParams.get('scope')).toBe(permissions.join(auth.scopeSeparator))
  const { requests } = await captureRequests(
    () => getAuthToken({ clientId: 'c', clientSecret: 's', code: 'x' }, options),
    { access_token: 'a', token_type: 'Bearer' },
  )
  expect(requests.map(({ url }) => url)).toEqual([auth.tokenUrl])
})

test('a grant is ended as the SDK ends it', async () => {
  const theirs = await captureRequests(
    () => revokeToken({ clientId: 'c', clientSecret: 's', token: 'specified' }, options),
    undefined,
  )
  const recipe = auth.revoke?.({ accessToken: 'specified', clientId: 'c' })
  if (!recipe) throw new Error('Todoist has no recipe.')
  const ours = await captureRequests(
    () => callUpstream(recipe.request, { toolkit: todoist, routes: {} }),
    undefined,
  )
  expect(ours.requests).toEqual(theirs.requests)
  expect(recipe.authorization).toBe('client')
})
