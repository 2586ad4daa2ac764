import { defineTool, del, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { listId, pageToken, scopes } from './fields.ts'

const list = z.object({ id: z.string(), title: z.string(), updated: z.string().optional() })

export const listTaskLists = defineTool({
  slug: 'GOOGLETASKS_LIST_TASK_LISTS',
  name: 'List task lists',
  description: "List the person's lists of tasks with their ids.",
  effect: 'read',
  scopes,
  keywords: ['todo'],
  input: z.object({
    max_results: z.int().min(1).max(1000).default(100).describe('How many, at most 1000.'),
    page_token: pageToken,
  }),
  output: z.object({ lists: z.array(list), nextPageToken: z.string().optional() }),
  request: ({ max_results, page_token }) =>
    get('/users/@me/lists', { maxResults: max_results, pageToken: page_token }),
  response: ({ items = [], nextPageToken }: { items?: never[]; nextPageToken?: string }) => ({
    lists: items,
    nextPageToken,
  }),
})

export const createTaskList = defineTool({
  slug: 'GOOGLETASKS_CREATE_TASK_LIST',
  name: 'Create a task list',
  description: 'Make a new list of tasks.',
  effect: 'write',
  scopes,
  keywords: ['todo', 'new', 'add'],
  input: z.object({ tasklist_title: z.string().min(1).max(1024).describe('What it is called.') }),
  output: list,
  request: ({ tasklist_title }) => post('/users/@me/lists', { title: tasklist_title }),
})

export const deleteTaskList = defineTool({
  slug: 'GOOGLETASKS_DELETE_TASK_LIST',
  name: 'Delete a task list',
  description: 'Delete a list with all its tasks, for good.',
  effect: 'destroy',
  idempotent: true,
  scopes,
  keywords: ['remove', 'todo'],
  input: z.object({ tasklist_id: z.string().describe('`id` from GOOGLETASKS_LIST_TASK_LISTS.') }),
  output: z.object({ deleted: z.literal(true) }),
  request: ({ tasklist_id }) => del(path`/users/@me/lists/${tasklist_id}`),
  response: () => ({ deleted: true as const }),
})

export const clearTasks = defineTool({
  slug: 'GOOGLETASKS_CLEAR_TASKS',
  name: 'Clear completed tasks',
  description: 'Hide all completed tasks of a list.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['done', 'tidy', 'clean', 'todo'],
  input: z.object({ tasklist: listId }),
  output: z.object({ cleared: z.literal(true) }),
  request: ({ tasklist }) => post(path`/lists/${tasklist}/clear`),
  response: () => ({ cleared: true as const }),
})
