import { defineToolkit, type Toolkit } from '@maillon/core/toolkit'
import { googleWays, googleIdentity, googleIdentityOrigin, googleSetup } from '../google-auth.ts'
import { googleFailure } from '../google-failure.ts'
import { letterLogo } from '../letter-logo.ts'
import { createDocument, getDocument } from './documents.ts'
import { appendText, deleteRange, insertText, replaceAllText } from './texts.ts'

export type * from './tool-types.ts'

/** Google Docs: documents made, read and written. */
export const googledocs: Toolkit = defineToolkit({
  slug: 'googledocs',
  name: 'Google Docs',
  description: 'Text documents: make them, read their text, add and replace text.',
  logo: letterLogo('D', '#1a73e8'),
  categories: ['documents', 'productivity'],
  version: '20261126_00',
  baseUrl: 'https://docs.googleapis.com/v1',
  origins: [googleIdentityOrigin],
  auth: googleWays({
    'https://www.googleapis.com/auth/documents': 'Read and change all your documents',
  }),
  verified: 'specified',
  docsUrl: 'https://developers.google.com/workspace/docs/api/reference/rest',
  setup: googleSetup(
    'Google Docs API',
    'the documents scope is sensitive, so Google reviews an app before more than 100 people may use it.',
  ),
  rateLimits: '300 reads and 60 writes a minute for each user of a project',
  failure: googleFailure,
  identity: googleIdentity,
  tools: [getDocument, createDocument, appendText, replaceAllText, insertText, deleteRange],
})
