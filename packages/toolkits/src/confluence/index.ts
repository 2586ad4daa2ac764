import { defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { atlassianIdentity, atlassianWays } from '../atlassian-ways.ts'
import { letterLogo } from '../letter-logo.ts'
import { downloadAttachment, listAttachments, uploadAttachment } from './attachments.ts'
import { addComment, listComments } from './comments.ts'
import { confluenceFailure } from './failure.ts'
import { getPage, listChildPages, listPages, listSpaces, searchContent } from './pages.ts'
import { createPage, updatePage } from './write-pages.ts'

export type * from './tool-types.ts'

const whoAmI = get('/wiki/rest/api/user/current')

/** Confluence Cloud: the pages of a team, connected by signing in or by an API token. */
export const confluence: Toolkit = defineToolkit({
  slug: 'confluence',
  name: 'Confluence',
  description: 'Pages of a team, at Confluence Cloud: find, read, write and discuss them.',
  logo: letterLogo('C', '#1868db'),
  categories: ['documents', 'productivity'],
  version: '20261130_01',
  baseUrl: 'https://api.atlassian.com/ex/confluence/{site}',
  auth: atlassianWays({
    // Its second API knows these scopes alone, its first one (search) takes them too.
    scopes: {
      'read:content-details:confluence': 'Search all content, and know which account is yours',
      'read:page:confluence': 'See pages',
      'write:page:confluence': 'Write and change pages',
      'read:space:confluence': 'See spaces',
      'read:comment:confluence': 'See comments',
      'write:comment:confluence': 'Write comments',
      'read:attachment:confluence': 'See and download files of pages',
      'write:attachment:confluence': 'Attach files to pages',
    },
    check: whoAmI,
  }),
  verified: 'specified',
  docsUrl: 'https://developer.atlassian.com/cloud/confluence/rest/v2/',
  setup: [
    'Create an OAuth 2.0 integration at https://developer.atlassian.com/console/myapps/, and under Authorization add the callback URL {redirect_uri}.',
    'Under Permissions add the Confluence API with the granular scopes below; under Distribution share it, for people other than you.',
  ],
  rateLimits: 'by points an hour for each app and site, told in answers with 429',
  failure: confluenceFailure,
  identity: { request: whoAmI, read: atlassianIdentity },
  tools: [
    searchContent,
    getPage,
    createPage,
    updatePage,
    listPages,
    listSpaces,
    listChildPages,
    listComments,
    addComment,
    uploadAttachment,
    listAttachments,
    downloadAttachment,
  ],
})
