import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { gitlabFailure } from './failure.ts'
import { createIssue, getIssue, listIssues, updateIssue } from './issues.ts'
import {
  createMergeRequest,
  getDiffs,
  getMergeRequest,
  listMergeRequests,
} from './merge-requests.ts'
import { commentOnIssue, commentOnMergeRequest } from './notes.ts'
import { listPipelines, listProjects } from './projects.ts'

/** GitLab, at gitlab.com: projects, issues, merge requests and pipelines. */
export const gitlab: Toolkit = defineToolkit({
  slug: 'gitlab',
  name: 'GitLab',
  description: 'Where code lives, at gitlab.com: projects, issues, merge requests, pipelines.',
  logo: letterLogo('G', '#fc6d26'),
  categories: ['developer tools'],
  version: '20261126_00',
  baseUrl: 'https://gitlab.com/api/v4',
  auth: oauth2({
    authorizeUrl: 'https://gitlab.com/oauth/authorize',
    tokenUrl: 'https://gitlab.com/oauth/token',
    revokeUrl: 'https://gitlab.com/oauth/revoke',
    // Whoever only reads would do with read_api, but comments and issues need the whole.
    scopes: { api: 'See and change your projects, issues and merge requests' },
    registerUrl: 'https://gitlab.com/-/user_settings/applications',
  }),
  verified: 'specified',
  docsUrl: 'https://docs.gitlab.com/api/rest/',
  setup: [
    'Add an application at https://gitlab.com/-/user_settings/applications with the redirect URI {redirect_uri}.',
    'Leave it confidential, and tick the scope below.',
  ],
  rateLimits: '2,000 requests a minute for each user',
  failure: gitlabFailure,
  identity: {
    request: get('/user'),
    read: ({ id, username }: { id: number; username: string }) => ({
      subject: String(id),
      label: username,
    }),
  },
  tools: [
    listProjects,
    listIssues,
    createIssue,
    listMergeRequests,
    createMergeRequest,
    getIssue,
    updateIssue,
    commentOnIssue,
    getMergeRequest,
    getDiffs,
    commentOnMergeRequest,
    listPipelines,
  ],
})
