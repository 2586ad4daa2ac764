import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  nextCursor,
  paging,
  readTask,
  task,
  taskId,
  type TodoistList,
  type TodoistTask,
} from './fields.ts'

export const listTasks = defineTool({
  slug: 'TODOIST_GET_ALL_TASKS',
  name: 'List tasks',
  description:
    "List open tasks: of a project, a section or a label, or what a filter in Todoist's own language finds.",
  effect: 'read',
  important: true,
  scopes: ['data:read_write'],
  keywords: ['todo', 'today', 'overdue', 'find', 'search', 'agenda'],
  input: z.object({
    filter: z
      .string()
      .min(1)
      .optional()
      .describe(
        '"today | overdue", "7 days & #Work", "p1 & @home", "search: rope"; then the other conditions do not count.',
      ),
    project_id: z.string().optional().describe('`id` from TODOIST_GET_ALL_PROJECTS.'),
    section_id: z.string().optional().describe('`id` from TODOIST_GET_ALL_SECTIONS.'),
    parent_id: z.string().optional().describe('Only parts of this task.'),
    label: z.string().optional().describe('Name of a label.'),
    ...paging,
  }),
  output: z.object({ tasks: z.array(task), next_cursor: nextCursor }),
  request: ({ filter, limit, cursor, ...conditions }) =>
    filter
      ? get('/tasks/filter', { query: filter, limit, cursor })
      : get('/tasks', { ...conditions, limit, cursor }),
  response: ({ results, next_cursor }: TodoistList<TodoistTask>) => ({
    tasks: results.map((one) => readTask(one, 500)),
    next_cursor,
  }),
})

export const getTask = defineTool({
  slug: 'TODOIST_GET_TASK',
  name: 'Get a task',
  description: 'Get one task with its whole description.',
  effect: 'read',
  scopes: ['data:read_write'],
  keywords: ['open', 'details', 'read', 'todo'],
  input: z.object({ task_id: taskId }),
  output: task,
  request: ({ task_id }) => get(path`/tasks/${task_id}`),
  response: (one: TodoistTask) => readTask(one, 50_000),
})
