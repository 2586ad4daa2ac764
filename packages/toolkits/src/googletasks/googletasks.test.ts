import { auth, tasks } from '@googleapis/tasks'
import { specified } from '../specified.contract.ts'
import { googletasks } from './index.ts'

const authorization = new auth.OAuth2()
authorization.setCredentials({ access_token: 'specified' })
const google = tasks({ version: 'v1', auth: authorization })

const rope = {
  id: 't1',
  title: 'Buy rope',
  notes: '8 mm',
  status: 'needsAction',
  due: '2026-11-27T00:00:00.000Z',
}
const answer = { kind: 'tasks#task', etag: '"1"', selfLink: 'https://x', position: '1', ...rope }
const list = { id: 'l1', title: 'Climb' }
const listAnswer = { kind: 'tasks#taskList', etag: '"1"', selfLink: 'https://x', ...list }

specified(googletasks, [
  {
    slug: 'GOOGLETASKS_LIST_TASK_LISTS',
    answer: { items: [listAnswer], nextPageToken: 'p2' },
    sdk: () => google.tasklists.list({ maxResults: 100 }),
    output: { lists: [list], nextPageToken: 'p2' },
  },
  {
    slug: 'GOOGLETASKS_CREATE_TASK_LIST',
    input: { tasklist_title: 'Climb' },
    answer: listAnswer,
    sdk: () => google.tasklists.insert({ requestBody: { title: 'Climb' } }),
    output: list,
  },
  {
    slug: 'GOOGLETASKS_DELETE_TASK_LIST',
    input: { tasklist_id: 'l1' },
    answer: undefined,
    sdk: () => google.tasklists.delete({ tasklist: 'l1' }),
    output: { deleted: true },
  },
  {
    slug: 'GOOGLETASKS_CLEAR_TASKS',
    input: { tasklist: 'l1' },
    answer: undefined,
    sdk: () => google.tasks.clear({ tasklist: 'l1' }),
    output: { cleared: true },
  },
  {
    slug: 'GOOGLETASKS_LIST_TASKS',
    input: { due_max: '2026-11-28', page_token: 'p2' },
    answer: { items: [answer] },
    sdk: () =>
      google.tasks.list({
        tasklist: '@default',
        showCompleted: false,
        showHidden: false,
        dueMax: '2026-11-28T00:00:00.000Z',
        maxResults: 50,
        pageToken: 'p2',
      }),
    output: { tasks: [rope] },
  },
  {
    slug: 'GOOGLETASKS_LIST_TASKS',
    input: { tasklist_id: 'l1', show_completed: true },
    answer: {},
    sdk: () =>
      google.tasks.list({ tasklist: 'l1', showCompleted: true, showHidden: true, maxResults: 50 }),
    output: { tasks: [] },
  },
  {
    slug: 'GOOGLETASKS_GET_TASK',
    input: { task_id: 't1' },
    answer,
    sdk: () => google.tasks.get({ tasklist: '@default', task: 't1' }),
    output: rope,
  },
  {
    slug: 'GOOGLETASKS_INSERT_TASK',
    input: { title: 'Buy rope', notes: '8 mm', due: '2026-11-27', task_parent: 't0' },
    answer,
    sdk: () =>
      google.tasks.insert({
        tasklist: '@default',
        parent: 't0',
        requestBody: { notes: '8 mm', due: '2026-11-27T00:00:00.000Z', title: 'Buy rope' },
      }),
    output: rope,
  },
  {
    slug: 'GOOGLETASKS_PATCH_TASK',
    input: { task_id: 't1', status: 'completed' },
    answer: { ...answer, status: 'completed' },
    sdk: () =>
      google.tasks.patch({
        tasklist: '@default',
        task: 't1',
        requestBody: { status: 'completed' },
      }),
    output: { ...rope, status: 'completed' },
  },
  {
    slug: 'GOOGLETASKS_MOVE_TASK',
    input: { task: 't1', previous: 't2', destinationTasklist: 'l2' },
    answer,
    sdk: () =>
      google.tasks.move({
        tasklist: '@default',
        task: 't1',
        previous: 't2',
        destinationTasklist: 'l2',
      }),
    output: rope,
  },
  {
    slug: 'GOOGLETASKS_DELETE_TASK',
    input: { task_id: 't1' },
    answer: undefined,
    sdk: () => google.tasks.delete({ tasklist: '@default', task: 't1' }),
    output: { deleted: true },
  },
])
