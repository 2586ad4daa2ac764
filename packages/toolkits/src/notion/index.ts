import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { getDatabase, insertRow, queryDatabase, updateRow } from './databases.ts'
import { downloadFile, listFiles } from './files.ts'
import { appendContent, createPage, getPage, replaceContent, search, trashPage } from './pages.ts'
import { createComment, listUsers } from './people.ts'
import { uploadFile } from './upload-file.ts'

export type * from './tool-types.ts'

/** Notion: find, read and write pages, and work with databases. */
export const notion: Toolkit = defineToolkit({
  slug: 'notion',
  name: 'Notion',
  description: 'Pages and databases of a workspace: find, read, write, comment, with files.',
  logo: letterLogo('N', '#191919'),
  categories: ['documents', 'productivity'],
  version: '20261130_00',
  baseUrl: 'https://api.notion.com/v1',
  auth: oauth2({
    authorizeUrl: 'https://api.notion.com/v1/oauth/authorize',
    tokenUrl: 'https://api.notion.com/v1/oauth/token',
    revokeUrl: 'https://api.notion.com/v1/oauth/revoke',
    // Notion has none: what may be done is set on the integration, and the person picks the pages.
    scopes: {},
    clientAuthentication: 'basic',
    tokenBody: 'json',
    authorizeParameters: { owner: 'user' },
    registerUrl: 'https://www.notion.so/profile/integrations',
  }),
  verified: 'specified',
  docsUrl: 'https://developers.notion.com/reference',
  setup: [
    'Create a public integration at https://www.notion.so/profile/integrations with the redirect URI {redirect_uri}.',
    'Give it the capabilities to read, update and insert content and comments, and to read user information.',
  ],
  rateLimits: '3 requests a second on average for each connection',
  pitfalls: [
    'Only what the user gave this connection is there: a page that is not found may have to be shared with it.',
  ],
  headers: { 'notion-version': '2025-09-03' },
  identity: {
    request: get('/users/me'),
    read: ({ id, bot }: NotionBot) => ({
      subject: [bot?.workspace_id, bot?.owner?.user?.id ?? id].filter(Boolean).join(':'),
      label: [bot?.owner?.user?.person?.email, bot?.workspace_name].filter(Boolean).join(' in '),
    }),
  },
  tools: [
    search,
    getPage,
    createPage,
    queryDatabase,
    appendContent,
    replaceContent,
    getDatabase,
    insertRow,
    updateRow,
    createComment,
    listUsers,
    trashPage,
    uploadFile,
    listFiles,
    downloadFile,
  ],
})

interface NotionBot {
  id: string
  bot?: {
    workspace_id?: string
    workspace_name?: string | null
    owner?: { user?: { id: string; person?: { email?: string } } }
  }
}
