import { defineToolkit, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { linearFailure } from './failure.ts'
import { graphql } from './graphql.ts'
import { getIssue, listIssues, searchIssues } from './issues.ts'
import { listLabels, listProjects, listStates, listTeams, listUsers } from './workspace.ts'
import { createComment, createIssue, deleteIssue, updateIssue } from './write-issues.ts'

export type * from './tool-types.ts'

/** Linear: issues of teams and projects, found, written, moved and discussed. */
export const linear: Toolkit = defineToolkit({
  slug: 'linear',
  name: 'Linear',
  description: 'Issues of teams and projects: find, create, move, assign, comment.',
  logo: letterLogo('L', '#5e6ad2'),
  categories: ['project management', 'developer tools'],
  version: '20261126_00',
  baseUrl: 'https://api.linear.app',
  auth: oauth2({
    authorizeUrl: 'https://linear.app/oauth/authorize',
    tokenUrl: 'https://api.linear.app/oauth/token',
    revokeUrl: 'https://api.linear.app/oauth/revoke',
    scopes: {
      read: 'See your workspace: issues, projects, people',
      write: 'Create and change issues, and comment on them',
    },
    scopeSeparator: ',',
    // Without it, Linear does not ask a person who has consented before, so nobody could choose another workspace.
    authorizeParameters: { prompt: 'consent' },
    registerUrl: 'https://linear.app/settings/api/applications/new',
  }),
  verified: 'specified',
  docsUrl: 'https://linear.app/developers/graphql',
  setup: [
    'Create an OAuth application at https://linear.app/settings/api/applications/new with the callback URL {redirect_uri}.',
    'Make it public if people of other workspaces are to connect.',
  ],
  rateLimits: '30 searches a minute; other requests by the hour, for each user of an app',
  failure: linearFailure,
  identity: {
    request: graphql('{ viewer { id email organization { id name } } }'),
    read: ({ data: { viewer } }: LinearViewer) => ({
      subject: `${viewer.organization.id}:${viewer.id}`,
      label: `${viewer.email} in ${viewer.organization.name}`,
    }),
  },
  tools: [
    listIssues,
    searchIssues,
    createIssue,
    updateIssue,
    getIssue,
    createComment,
    deleteIssue,
    listTeams,
    listStates,
    listProjects,
    listLabels,
    listUsers,
  ],
})

interface LinearViewer {
  data: { viewer: { id: string; email: string; organization: { id: string; name: string } } }
}
