import { apiKeys, defineToolkit, get, githubApp, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { downloadArchive, downloadFile, getContent, writeFile } from './contents.ts'
import { githubFailure } from './failure.ts'
import {
  createComment,
  createIssue,
  getIssue,
  listComments,
  listIssues,
  updateIssue,
} from './issues.ts'
import { listPullRequests } from './pull-requests.ts'
import { downloadAsset, listReleases, uploadAsset, uploadsOrigin } from './releases.ts'
import { getRepository, listRepositories } from './repositories.ts'
import { getAuthenticatedUser } from './users.ts'

export type * from './tool-types.ts'

/** GitHub: repositories, issues and pull requests. */
export const github: Toolkit = defineToolkit({
  slug: 'github',
  name: 'GitHub',
  description:
    'Where code lives: repositories and their files, issues, comments, pull requests and releases.',
  logo: letterLogo('G', '#24292f'),
  categories: ['developer tools'],
  version: '20261130_00',
  baseUrl: 'https://api.github.com',
  origins: [uploadsOrigin],
  auth: {
    oauth: oauth2({
      label: 'Sign in with GitHub',
      authorizeUrl: 'https://github.com/login/oauth/authorize',
      tokenUrl: 'https://github.com/login/oauth/access_token',
      revoke: ({ accessToken, clientId }) => ({
        authorization: 'client',
        request: {
          method: 'DELETE',
          path: `https://api.github.com/applications/${encodeURIComponent(clientId)}/grant`,
          json: { access_token: accessToken },
        },
      }),
      // "Deleting an application's grant will also delete all OAuth tokens associated with the application for the user":
      // https://docs.github.com/rest/apps/oauth-applications#delete-an-app-authorization
      grant: 'shared',
      scopes: { repo: 'Read and change your repositories, private ones included' },
      grantEnded: ['bad_refresh_token', 'bad_verification_code'],
      registerUrl: 'https://github.com/settings/developers',
    }),
    token: {
      ...apiKeys({
        label: 'Personal access token',
        fields: {
          token: {
            label: 'Personal access token',
            help: 'At https://github.com/settings/tokens, with access to the repositories that are needed.',
            secret: true,
          },
        },
        headers: { authorization: 'Bearer {token}' },
        check: get('/user'),
      }),
      settledOnly: true,
    },
    app: {
      ...githubApp({ check: get('/installation/repositories', { per_page: 1 }) }),
      label: 'GitHub App installation',
      settledOnly: true,
    },
  },
  verified: 'emulated',
  docsUrl: 'https://docs.github.com/rest',
  setup: [
    'Register an OAuth app at https://github.com/settings/developers with the callback URL {redirect_uri}, or a GitHub App at https://github.com/settings/apps.',
    'Generate a client secret there.',
    'A personal access token that an app has already is brought along, or connected by an auth config of the way token.',
    'An installation of a GitHub App can be connected without a person: create an auth config of the way app, and hand in its id, the installation and the private key. Tools about the person who is connected do not work there.',
    'A GitHub App has permissions in place of scopes (Contents, Issues and Pull requests), and sees only what it is installed on.',
  ],
  rateLimits: '5,000 requests an hour for each account',
  headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
  failure: githubFailure,
  identity: {
    request: get('/user'),
    read: ({ id, login }: { id: number; login: string }) => ({ subject: String(id), label: login }),
  },
  tools: [
    listRepositories,
    listIssues,
    createIssue,
    listPullRequests,
    getRepository,
    getIssue,
    updateIssue,
    listComments,
    createComment,
    getAuthenticatedUser,
    getContent,
    downloadFile,
    writeFile,
    downloadArchive,
    listReleases,
    uploadAsset,
    downloadAsset,
  ],
})
