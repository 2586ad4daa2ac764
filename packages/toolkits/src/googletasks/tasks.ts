import { defineTool, del, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { due, dueInstant, listId, pageToken, scopes, task, taskId } from './fields.ts'

export const listTasks = defineTool({
  slug: 'GOOGLETASKS_LIST_TASKS',
  name: 'List tasks',
  description: 'List tasks of a list, open ones or completed ones too, also by when they are due.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['todo', 'today', 'overdue', 'agenda'],
  input: z.object({
    tasklist_id: listId,
    show_completed: z.boolean().default(false).describe('Whether completed ones come too.'),
    due_min: due.optional(),
    due_max: due.optional(),
    max_results: z.int().min(1).max(100).default(50).describe('How many, at most 100.'),
    page_token: pageToken,
  }),
  output: z.object({ tasks: z.array(task), nextPageToken: z.string().optional() }),
  request: ({ tasklist_id, show_completed, due_min, due_max, max_results, page_token }) =>
    get(path`/lists/${tasklist_id}/tasks`, {
      showCompleted: show_completed,
      // What was completed in Google's own apps is hidden as well.
      showHidden: show_completed,
      dueMin: dueInstant(due_min),
      dueMax: dueInstant(due_max),
      maxResults: max_results,
      pageToken: page_token,
    }),
  response: ({ items = [], nextPageToken }: { items?: never[]; nextPageToken?: string }) => ({
    tasks: items,
    nextPageToken,
  }),
})

export const getTask = defineTool({
  slug: 'GOOGLETASKS_GET_TASK',
  name: 'Get a task',
  description: 'Get one task with its notes.',
  effect: 'read',
  scopes,
  keywords: ['open', 'details', 'read', 'todo'],
  input: z.object({ tasklist_id: listId, task_id: taskId }),
  output: task,
  request: ({ tasklist_id, task_id }) => get(path`/lists/${tasklist_id}/tasks/${task_id}`),
})

const content = {
  title: z.string().min(1).max(1024).optional().describe('What is to be done.'),
  notes: z.string().max(8192).optional().describe('More about it.'),
  due: due.optional(),
}

export const insertTask = defineTool({
  slug: 'GOOGLETASKS_INSERT_TASK',
  name: 'Add a task',
  description: 'Add a task to a list, on top or after another one, or as a part of one.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['todo', 'create', 'new', 'remind', 'reminder'],
  input: z.object({
    ...content,
    tasklist_id: listId,
    title: z.string().min(1).max(1024).describe('What is to be done.'),
    task_parent: z.string().optional().describe('Id of the task that it is a part of.'),
    task_previous: z.string().optional().describe('Id of the task that it comes after.'),
  }),
  output: task,
  request: ({ tasklist_id, task_parent, task_previous, ...given }) => ({
    ...post(path`/lists/${tasklist_id}/tasks`, { ...given, due: dueInstant(given.due) }),
    query: { parent: task_parent, previous: task_previous },
  }),
})

export const patchTask = defineTool({
  slug: 'GOOGLETASKS_PATCH_TASK',
  name: 'Change a task',
  description:
    'Change what is given of a task: title, notes, day, or complete it and open it again.',
  effect: 'write',
  idempotent: true,
  important: true,
  scopes,
  keywords: ['todo', 'update', 'edit', 'complete', 'done', 'finish', 'reschedule'],
  input: z.object({
    ...content,
    tasklist_id: listId,
    task_id: taskId,
    status: z.enum(['needsAction', 'completed']).optional().describe('`completed` ticks it off.'),
  }),
  output: task,
  request: ({ tasklist_id, task_id, ...given }) =>
    patch(path`/lists/${tasklist_id}/tasks/${task_id}`, { ...given, due: dueInstant(given.due) }),
})

export const moveTask = defineTool({
  slug: 'GOOGLETASKS_MOVE_TASK',
  name: 'Move a task',
  description:
    'Put a task after another one, under one, or into another list; on top when nothing is given.',
  effect: 'write',
  scopes,
  keywords: ['order', 'reorder', 'subtask', 'todo'],
  input: z.object({
    tasklist: listId,
    task: taskId,
    parent: z.string().optional().describe('Id of the task that it becomes a part of.'),
    previous: z.string().optional().describe('Id of the task that it comes after.'),
    destinationTasklist: z.string().optional().describe('Id of another list.'),
  }),
  output: task,
  request: ({ tasklist, task: id, ...where }) => ({
    ...post(path`/lists/${tasklist}/tasks/${id}/move`),
    query: where,
  }),
})

export const deleteTask = defineTool({
  slug: 'GOOGLETASKS_DELETE_TASK',
  name: 'Delete a task',
  description: 'Delete a task for good.',
  effect: 'destroy',
  idempotent: true,
  scopes,
  keywords: ['remove', 'todo'],
  input: z.object({ tasklist_id: listId, task_id: taskId }),
  output: z.object({ deleted: z.literal(true) }),
  request: ({ tasklist_id, task_id }) => del(path`/lists/${tasklist_id}/tasks/${task_id}`),
  response: () => ({ deleted: true as const }),
})
