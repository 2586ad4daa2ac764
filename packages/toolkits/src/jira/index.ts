import { defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { atlassianIdentity, atlassianWays } from '../atlassian-ways.ts'
import { letterLogo } from '../letter-logo.ts'
import { addAttachment, downloadAttachment } from './attachments.ts'
import { jiraFailure } from './failure.ts'
import { getIssue, listTransitions, searchIssues } from './issues.ts'
import { findUsers, listIssueTypes, listProjects } from './projects.ts'
import { addComment, createIssue, editIssue, transitionIssue } from './write-issues.ts'

export type * from './tool-types.ts'

const whoAmI = get('/rest/api/3/myself')

/** Jira Cloud: the issues of a team, connected by signing in or by an API token. */
export const jira: Toolkit = defineToolkit({
  slug: 'jira',
  name: 'Jira',
  description: 'Issues of a team, at Jira Cloud: find, read, open, assign, move and discuss them.',
  logo: letterLogo('J', '#1868db'),
  categories: ['project management', 'developer tools'],
  version: '20261130_01',
  baseUrl: 'https://api.atlassian.com/ex/jira/{site}',
  auth: atlassianWays({
    scopes: {
      'read:jira-work': 'See projects, issues and comments',
      'write:jira-work': 'Open and change issues, and comment on them',
      'read:jira-user': 'See who works on them',
    },
    check: whoAmI,
  }),
  verified: 'specified',
  docsUrl: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/',
  setup: [
    'Create an OAuth 2.0 integration at https://developer.atlassian.com/console/myapps/, and under Authorization add the callback URL {redirect_uri}.',
    'Under Permissions add the Jira API with the scopes below; under Distribution share it, for people other than you.',
  ],
  rateLimits: 'by points an hour for each app and site, told in answers with 429',
  failure: jiraFailure,
  identity: { request: whoAmI, read: atlassianIdentity },
  tools: [
    searchIssues,
    getIssue,
    createIssue,
    editIssue,
    transitionIssue,
    addComment,
    listTransitions,
    listProjects,
    listIssueTypes,
    findUsers,
    addAttachment,
    downloadAttachment,
  ],
})
