import {
  apiKeys,
  defineToolkit,
  type Field,
  get,
  oauth2,
  type Toolkit,
} from '@maillon/core/toolkit'
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

export type * from './tool-types.ts'

const me = get('/user')
// Whoever only reads would do with read_api, but comments and issues need the whole.
const scopes = { api: 'See and change your projects, issues and merge requests' }
const host: Field = { label: 'Address of your GitLab', example: 'git.example.com' }
const atHost = { baseUrl: 'https://{host}/api/v4', hosts: 'operator' } as const

/** A personal access token, made at that address. */
function tokenOf(address: string): Field {
  return {
    label: 'Personal access token',
    help: `At ${address}, under Preferences, Access tokens, add one with the scope api.`,
    secret: true,
  }
}

/** GitLab, at gitlab.com or where a company runs its own: projects, issues, merge requests and pipelines. */
export const gitlab: Toolkit = defineToolkit({
  slug: 'gitlab',
  name: 'GitLab',
  description:
    'Where code lives, at gitlab.com or an address of your own: projects, issues, merge requests, pipelines.',
  logo: letterLogo('G', '#fc6d26'),
  categories: ['developer tools'],
  version: '20261130_00',
  baseUrl: 'https://gitlab.com/api/v4',
  auth: {
    oauth2: oauth2({
      label: 'Sign in at gitlab.com',
      authorizeUrl: 'https://gitlab.com/oauth/authorize',
      tokenUrl: 'https://gitlab.com/oauth/token',
      revokeUrl: 'https://gitlab.com/oauth/revoke',
      scopes,
      registerUrl: 'https://gitlab.com/-/user_settings/applications',
    }),
    token: apiKeys({
      label: 'Access token of gitlab.com',
      fields: { token: tokenOf('gitlab.com') },
      headers: { 'private-token': '{token}' },
      check: me,
    }),
    own_token: apiKeys({
      label: 'Access token of your own GitLab',
      ...atHost,
      fields: { host, token: tokenOf('your GitLab') },
      headers: { 'private-token': '{token}' },
      check: me,
    }),
    own_oauth: oauth2({
      label: 'Sign in at your own GitLab',
      ...atHost,
      // Its client is another one than that of gitlab.com: an auth config brings it.
      settledOnly: true,
      fields: { host },
      authorizeUrl: 'https://{host}/oauth/authorize',
      tokenUrl: 'https://{host}/oauth/token',
      revokeUrl: 'https://{host}/oauth/revoke',
      scopes,
    }),
  },
  verified: 'specified',
  docsUrl: 'https://docs.gitlab.com/api/rest/',
  setup: [
    'Add an application at https://gitlab.com/-/user_settings/applications with the redirect URI {redirect_uri}.',
    'Leave it confidential, and tick the scope below.',
    "For a GitLab of your own: name it in `origins: { gitlab: ['https://git.example.com'] }` of createEngine; people connect by a token, or sign in by an auth config of the way own_oauth with a client from its Admin area, Applications.",
  ],
  rateLimits: '2,000 requests a minute for each user',
  failure: gitlabFailure,
  identity: {
    request: me,
    // Each GitLab counts its own people.
    read: ({ id, username }: { id: number; username: string }, { host: at } = {}) => ({
      subject: at === undefined ? String(id) : `${at}:${id}`,
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
