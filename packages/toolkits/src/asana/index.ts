import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { downloadAttachment, listAttachments, uploadAttachment } from './attachments.ts'
import { asanaFailure } from './failure.ts'
import { getTask, listAssignedTasks, listProjectTasks, searchTasks } from './tasks.ts'
import { listProjects, listUsers, listWorkspaces } from './workspaces.ts'
import { commentOnTask, createTask, moveTask, updateTask } from './write-tasks.ts'

export type * from './tool-types.ts'

/** Asana: tasks of projects and people, found, written, moved and completed. */
export const asana: Toolkit = defineToolkit({
  slug: 'asana',
  name: 'Asana',
  description: 'Tasks of projects and people: find, create, assign, move, complete, comment.',
  logo: letterLogo('A', '#f06a6a'),
  categories: ['project management', 'productivity'],
  version: '20261130_00',
  baseUrl: 'https://app.asana.com/api/1.0',
  auth: oauth2({
    authorizeUrl: 'https://app.asana.com/-/oauth_authorize',
    tokenUrl: 'https://app.asana.com/-/oauth_token',
    revokeUrl: 'https://app.asana.com/-/oauth_revoke',
    scopes: {
      'users:read': 'See who you and the people of your workspaces are',
      'workspaces:read': 'See your workspaces',
      'projects:read': 'See your projects',
      'tasks:read': 'See your tasks',
      'tasks:write': 'Create and change tasks',
      'attachments:read': 'See and download files of tasks',
      'attachments:write': 'Attach files to tasks',
      'stories:read': 'Read comments on tasks',
      'stories:write': 'Comment on tasks',
    },
    registerUrl: 'https://app.asana.com/0/my-apps',
  }),
  verified: 'specified',
  docsUrl: 'https://developers.asana.com/reference/rest-api-reference',
  setup: [
    'Create an app at https://app.asana.com/0/my-apps.',
    'Under OAuth, add the redirect URL {redirect_uri} and the permission scopes below.',
    'Under Manage distribution, choose which workspaces may connect.',
  ],
  rateLimits: '1,500 requests a minute for each connection, 150 in free workspaces; 60 searches',
  failure: asanaFailure,
  identity: {
    request: get('/users/me', { opt_fields: 'name,email' }),
    read: ({ data }: { data: { gid: string; name?: string; email?: string } }) => {
      const label = data.email ?? data.name
      return { subject: data.gid, ...(label && { label }) }
    },
  },
  tools: [
    listAssignedTasks,
    listProjectTasks,
    createTask,
    updateTask,
    getTask,
    commentOnTask,
    searchTasks,
    listProjects,
    listWorkspaces,
    moveTask,
    listUsers,
    uploadAttachment,
    listAttachments,
    downloadAttachment,
  ],
})
