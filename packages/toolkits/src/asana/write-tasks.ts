import { defineTool, path, post, put, type ToolRequest } from '@maillon/core/toolkit'
import { z } from 'zod'
import { type AsanaTask, readTask, task, taskFields } from './fields.ts'
import { taskGid } from './tasks.ts'

/** Asks for the task as it is afterwards. */
const withFields = (request: ToolRequest): ToolRequest => ({
  ...request,
  query: { opt_fields: taskFields },
})

const assignee = z
  .string()
  .optional()
  .describe('`me`, an e-mail address, or `gid` from ASANA_GET_USERS_FOR_WORKSPACE.')

/** What may be set on a task, beside its name. */
const facts = {
  notes: z.string().optional().describe('The text, plain.'),
  assignee,
  due_on: z.iso.date().optional().describe('The day, YYYY-MM-DD; or give due_at.'),
  due_at: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('The time with its offset: 2026-11-26T15:00:00+01:00.'),
}

const read = ({ data }: { data: AsanaTask }) => readTask(data, 500)

export const createTask = defineTool({
  slug: 'ASANA_CREATE_A_TASK',
  name: 'Create a task',
  description: 'Create a task in a project, in a workspace, or as a part of another task.',
  effect: 'write',
  important: true,
  scopes: ['tasks:write'],
  keywords: ['new', 'add', 'todo', 'assign', 'subtask', 'remind'],
  input: z.object({
    name: z.string().min(1).describe('One line.'),
    workspace: z
      .string()
      .optional()
      .describe('`gid` from ASANA_GET_MULTIPLE_WORKSPACES; needed without projects and parent.'),
    projects: z
      .array(z.string())
      .optional()
      .describe('Where it belongs: `gid`s from ASANA_GET_WORKSPACE_PROJECTS.'),
    parent: z.string().optional().describe('`gid` of the task that it is a part of.'),
    ...facts,
  }),
  output: task,
  request: (data) => withFields(post('/tasks', { data })),
  response: read,
})

export const updateTask = defineTool({
  slug: 'ASANA_UPDATE_A_TASK',
  name: 'Change a task',
  description:
    'Change a task: complete it, assign it, give it a date, a name, notes. What is left out stays.',
  effect: 'write',
  idempotent: true,
  important: true,
  scopes: ['tasks:write'],
  keywords: ['edit', 'done', 'complete', 'close', 'reopen', 'assign', 'reschedule'],
  input: z.object({
    task_gid: taskGid,
    name: z.string().min(1).optional().describe('One line.'),
    completed: z.boolean().optional().describe('True closes it, false opens it again.'),
    ...facts,
  }),
  output: task,
  request: ({ task_gid, ...data }) => withFields(put(path`/tasks/${task_gid}`, { data })),
  response: read,
})

export const commentOnTask = defineTool({
  slug: 'ASANA_CREATE_TASK_COMMENT',
  name: 'Comment on a task',
  description: 'Write a comment on a task. Its followers are told.',
  effect: 'write',
  scopes: ['stories:write'],
  keywords: ['reply', 'answer', 'note', 'story', 'discuss'],
  input: z.object({ task_gid: taskGid, text: z.string().min(1).describe('The text, plain.') }),
  output: z.object({ gid: z.string() }),
  request: ({ task_gid, text }) => post(path`/tasks/${task_gid}/stories`, { data: { text } }),
  response: ({ data }: { data: { gid: string } }) => data,
})

export const moveTask = defineTool({
  slug: 'ASANA_ADD_TASK_TO_SECTION',
  name: 'Move a task to a section',
  description:
    'Put a task into a section of a project, out of the one where it is: a column of a board.',
  effect: 'write',
  idempotent: true,
  scopes: ['tasks:write'],
  keywords: ['column', 'board', 'kanban', 'status', 'drag'],
  input: z.object({
    section_gid: z.string().describe('`gid` of the section: tasks of the project show theirs.'),
    task_gid: taskGid,
  }),
  output: z.object({ moved: z.boolean() }),
  request: ({ section_gid, task_gid }) =>
    post(path`/sections/${section_gid}/addTask`, { data: { task: task_gid } }),
  response: () => ({ moved: true }),
})
