import { defineToolkit, type Toolkit } from '@maillon/core/toolkit'
import { googleWays, googleIdentity, googleIdentityOrigin, googleSetup } from '../google-auth.ts'
import { googleFailure } from '../google-failure.ts'
import { letterLogo } from '../letter-logo.ts'
import { clearTasks, createTaskList, deleteTaskList, listTaskLists } from './lists.ts'
import { deleteTask, getTask, insertTask, listTasks, moveTask, patchTask } from './tasks.ts'

export type * from './tool-types.ts'

/** Google Tasks: lists of tasks, read, written, planned and completed. */
export const googletasks: Toolkit = defineToolkit({
  slug: 'googletasks',
  name: 'Google Tasks',
  description: 'To-do lists of a person: read, add, plan, complete and order tasks.',
  logo: letterLogo('T', '#1a73e8'),
  categories: ['productivity'],
  version: '20261126_00',
  baseUrl: 'https://tasks.googleapis.com/tasks/v1',
  origins: [googleIdentityOrigin],
  auth: googleWays({ 'https://www.googleapis.com/auth/tasks': 'Read and change your tasks' }),
  verified: 'specified',
  docsUrl: 'https://developers.google.com/workspace/tasks/reference/rest',
  setup: googleSetup(
    'Google Tasks API',
    'the tasks scope is sensitive, so Google reviews an app before more than 100 people may use it.',
  ),
  rateLimits: '50,000 requests a day for each project',
  failure: googleFailure,
  identity: googleIdentity,
  tools: [
    listTasks,
    insertTask,
    patchTask,
    listTaskLists,
    getTask,
    moveTask,
    deleteTask,
    createTaskList,
    deleteTaskList,
    clearTasks,
  ],
})
