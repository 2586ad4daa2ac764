import { defineTool, del, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { readTask, task, taskId, type TodoistTask } from './fields.ts'

const where = {
  project_id: z
    .string()
    .optional()
    .describe('`id` from TODOIST_GET_ALL_PROJECTS; the inbox when left out.'),
  section_id: z.string().optional().describe('`id` from TODOIST_GET_ALL_SECTIONS.'),
  parent_id: z.string().optional().describe('`id` of the task that it is a part of.'),
}

/** What may be set on a task, beside its name. */
const facts = {
  description: z.string().optional().describe('More text, in Markdown.'),
  labels: z.array(z.string()).optional().describe('Names of all labels that it shall have.'),
  priority: z
    .int()
    .min(1)
    .max(4)
    .optional()
    .describe('1 normal to 4 urgent; 4 is what the app shows as p1.'),
  due_string: z
    .string()
    .optional()
    .describe('When, in words: tomorrow at 9, every Friday; "no date" takes it away.'),
  due_date: z.iso.date().optional().describe('The day, YYYY-MM-DD, in place of due_string.'),
  due_datetime: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('The time with its offset, in place of due_string: 2026-11-26T15:00:00Z.'),
  assignee_id: z.string().optional().describe('`id` of a person of a shared project.'),
}

const read = (one: TodoistTask) => readTask(one, 500)

export const createTask = defineTool({
  slug: 'TODOIST_CREATE_TASK',
  name: 'Create a task',
  description: 'Add a task, to the inbox or to a project, with a due date in words or as a date.',
  effect: 'write',
  important: true,
  scopes: ['data:read_write'],
  keywords: ['todo', 'add', 'new', 'remind', 'reminder', 'subtask'],
  input: z.object({
    content: z.string().min(1).describe('Its name, one line.'),
    ...where,
    ...facts,
  }),
  output: task,
  request: (body) => post('/tasks', body),
  response: read,
})

export const updateTask = defineTool({
  slug: 'TODOIST_UPDATE_TASK',
  name: 'Change a task',
  description:
    'Change the name, date, priority, labels or text of a task. What is left out stays. TODOIST_CLOSE_TASK completes it.',
  effect: 'write',
  idempotent: true,
  important: true,
  scopes: ['data:read_write'],
  keywords: ['edit', 'reschedule', 'postpone', 'rename', 'prioritize', 'assign'],
  input: z.object({
    task_id: taskId,
    content: z.string().min(1).optional().describe('Its name, one line.'),
    ...facts,
  }),
  output: task,
  request: ({ task_id, ...body }) => post(path`/tasks/${task_id}`, body),
  response: read,
})

export const moveTask = defineTool({
  slug: 'TODOIST_MOVE_TASK',
  name: 'Move a task',
  description: 'Move a task to a project, to a section, or below another task: give one of them.',
  effect: 'write',
  idempotent: true,
  scopes: ['data:read_write'],
  keywords: ['project', 'section', 'organize', 'inbox'],
  input: z
    .object({ task_id: taskId, ...where })
    .refine(
      ({ project_id, section_id, parent_id }) =>
        [project_id, section_id, parent_id].filter(Boolean).length === 1,
      'Give one of project_id, section_id and parent_id.',
    ),
  output: task,
  request: ({ task_id, ...body }) => post(path`/tasks/${task_id}/move`, body),
  response: read,
})

export const closeTask = defineTool({
  slug: 'TODOIST_CLOSE_TASK',
  name: 'Complete a task',
  description: 'Complete a task. One that recurs moves on to its next date.',
  effect: 'write',
  important: true,
  scopes: ['data:read_write'],
  keywords: ['done', 'finish', 'check off', 'tick'],
  input: z.object({ task_id: taskId }),
  output: z.object({ closed: z.boolean() }),
  request: ({ task_id }) => post(path`/tasks/${task_id}/close`),
  response: () => ({ closed: true }),
})

export const reopenTask = defineTool({
  slug: 'TODOIST_REOPEN_TASK',
  name: 'Reopen a task',
  description: 'Open a completed task again.',
  effect: 'write',
  idempotent: true,
  scopes: ['data:read_write'],
  keywords: ['undo', 'uncheck', 'restore'],
  input: z.object({ task_id: taskId }),
  output: z.object({ reopened: z.boolean() }),
  request: ({ task_id }) => post(path`/tasks/${task_id}/reopen`),
  response: () => ({ reopened: true }),
})

export const deleteTask = defineTool({
  slug: 'TODOIST_DELETE_TASK',
  name: 'Delete a task',
  description: 'Delete a task for good, with its parts. TODOIST_CLOSE_TASK completes it instead.',
  effect: 'destroy',
  idempotent: true,
  scopes: ['data:delete'],
  keywords: ['remove', 'todo'],
  input: z.object({ task_id: taskId }),
  output: z.object({ deleted: z.boolean() }),
  request: ({ task_id }) => del(path`/tasks/${task_id}`),
  response: () => ({ deleted: true }),
})
