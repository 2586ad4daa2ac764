import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import {
  type AsanaList,
  type AsanaTask,
  nextCursor,
  paging,
  readTask,
  readTasks,
  task,
  taskFields,
} from './fields.ts'

export const taskGid = z.string().describe('`gid` of the task.')

const listed = z.object({ tasks: z.array(task), next_cursor: nextCursor })

const completedSince = z
  .union([z.literal('now'), z.iso.datetime({ offset: true })])
  .optional()
  .describe(
    '`now` lists open tasks only; a time adds those that were completed since. All when left out.',
  )

export const listProjectTasks = defineTool({
  slug: 'ASANA_GET_TASKS_FROM_A_PROJECT',
  name: 'List tasks of a project',
  description: 'List the tasks of a project in their order, with section, assignee and due date.',
  effect: 'read',
  important: true,
  scopes: ['tasks:read'],
  keywords: ['todo', 'board', 'open', 'overdue', 'status'],
  input: z.object({
    project_gid: z.string().describe('`gid` from ASANA_GET_WORKSPACE_PROJECTS.'),
    completed_since: completedSince,
    ...paging,
  }),
  output: listed,
  request: ({ project_gid, ...query }) =>
    get(path`/projects/${project_gid}/tasks`, { ...query, opt_fields: taskFields }),
  response: readTasks,
})

export const listAssignedTasks = defineTool({
  slug: 'ASANA_GET_MULTIPLE_TASKS',
  name: 'List tasks of a person',
  description:
    'List the tasks that a person has in a workspace, those of the connected account by default.',
  effect: 'read',
  important: true,
  scopes: ['tasks:read'],
  keywords: ['my tasks', 'assigned', 'todo', 'workload', 'due'],
  input: z.object({
    workspace: z.string().describe('`gid` from ASANA_GET_MULTIPLE_WORKSPACES.'),
    assignee: z
      .string()
      .default('me')
      .describe('`me`, an e-mail address, or `gid` from ASANA_GET_USERS_FOR_WORKSPACE.'),
    completed_since: completedSince,
    ...paging,
  }),
  output: listed,
  request: (query) => get('/tasks', { ...query, opt_fields: taskFields }),
  response: readTasks,
})

export const searchTasks = defineTool({
  slug: 'ASANA_SEARCH_TASKS_IN_WORKSPACE',
  name: 'Search tasks',
  description:
    'Find tasks of a workspace by words, person, project or due date, the last changed first, one page. Asana offers this to paying workspaces only; elsewhere list tasks.',
  effect: 'read',
  scopes: ['tasks:read'],
  keywords: ['find', 'look up', 'filter', 'overdue'],
  input: z.object({
    workspace_gid: z.string().describe('`gid` from ASANA_GET_MULTIPLE_WORKSPACES.'),
    text: z.string().optional().describe('Words of the name or the notes.'),
    assignee: z.string().optional().describe('`me`, or `gid` of a person.'),
    project: z.string().optional().describe('`gid` of a project.'),
    completed: z.boolean().optional().describe('Only done ones, or only open ones.'),
    due_on_before: z.iso.date().optional().describe('Due before this day, YYYY-MM-DD.'),
    due_on_after: z.iso.date().optional().describe('Due after this day, YYYY-MM-DD.'),
  }),
  output: z.object({ tasks: z.array(task) }),
  request: ({ workspace_gid, text, assignee, project, completed, ...due }) =>
    get(path`/workspaces/${workspace_gid}/tasks/search`, {
      text,
      'assignee.any': assignee,
      'projects.any': project,
      completed,
      'due_on.before': due.due_on_before,
      'due_on.after': due.due_on_after,
      opt_fields: taskFields,
    }),
  response: (list: AsanaList<AsanaTask>) => ({ tasks: readTasks(list).tasks }),
})

const comment = z.object({
  gid: z.string(),
  text: z.string(),
  created_at: z.string().optional(),
  author: z.string().optional(),
})

interface AsanaStory {
  gid: string
  type?: string
  text?: string
  created_at?: string
  created_by?: { name?: string } | null
}

export const getTask = defineTool({
  slug: 'ASANA_GET_A_TASK',
  name: 'Get a task',
  description: 'Get one task with its whole notes and its comments.',
  effect: 'read',
  scopes: ['tasks:read', 'stories:read'],
  keywords: ['read', 'open', 'details', 'comments', 'discussion'],
  input: z.object({ task_gid: taskGid }),
  output: task.extend({ comments: z.array(comment) }),
  run: async ({ task_gid }, upstream) => {
    const one = (await upstream.call(
      get(path`/tasks/${task_gid}`, { opt_fields: taskFields }),
    )) as { data: AsanaTask }
    const stories = (await upstream.call(
      get(path`/tasks/${task_gid}/stories`, {
        limit: 100,
        opt_fields: 'type,text,created_at,created_by.name',
      }),
    )) as AsanaList<AsanaStory>
    return {
      ...readTask(one.data, 50_000),
      // The others tell who changed what.
      comments: stories.data
        .filter(({ type }) => type === 'comment')
        .map(({ gid, text = '', created_at, created_by }) => ({
          gid,
          text: clip(text, 2000),
          created_at,
          author: created_by?.name,
        })),
    }
  },
})
