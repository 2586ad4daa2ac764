import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { createComment, listComments } from './comments.ts'
import { listProjects, listSections } from './projects.ts'
import { getTask, listTasks } from './tasks.ts'
import {
  closeTask,
  createTask,
  deleteTask,
  moveTask,
  reopenTask,
  updateTask,
} from './write-tasks.ts'

export type * from './tool-types.ts'

/** Todoist: a person's tasks, found, written, planned and completed. */
export const todoist: Toolkit = defineToolkit({
  slug: 'todoist',
  name: 'Todoist',
  description: 'Tasks of a person: find, create, plan, complete, comment.',
  logo: letterLogo('T', '#e44332'),
  categories: ['productivity'],
  version: '20261126_00',
  baseUrl: 'https://api.todoist.com/api/v1',
  auth: oauth2({
    authorizeUrl: 'https://todoist.com/oauth/authorize',
    tokenUrl: 'https://todoist.com/oauth/access_token',
    revoke: ({ accessToken }) => ({
      authorization: 'client',
      request: {
        method: 'POST',
        path: 'https://api.todoist.com/api/v1/revoke',
        json: { token: accessToken, token_type_hint: 'access_token' },
      },
    }),
    scopes: {
      'data:read_write': 'See and change your tasks, projects and comments',
      'data:delete': 'Delete tasks',
    },
    scopeSeparator: ',',
    registerUrl: 'https://developer.todoist.com/appconsole.html',
  }),
  verified: 'specified',
  docsUrl: 'https://developer.todoist.com/api/v1',
  setup: [
    'Create an app at https://developer.todoist.com/appconsole.html with the OAuth redirect URL {redirect_uri}.',
  ],
  rateLimits: '1,000 requests in 15 minutes for each user',
  identity: {
    request: get('/user'),
    read: ({ id, email }: { id: string; email?: string }) => ({
      subject: id,
      ...(email && { label: email }),
    }),
  },
  tools: [
    listTasks,
    createTask,
    closeTask,
    updateTask,
    getTask,
    moveTask,
    reopenTask,
    deleteTask,
    listProjects,
    listSections,
    listComments,
    createComment,
  ],
})
