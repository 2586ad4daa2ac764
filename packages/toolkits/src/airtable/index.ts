import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { contentOrigin, downloadAttachment, uploadAttachment } from './attachments.ts'
import { getBaseSchema, listBases } from './bases.ts'
import { createComment, listComments } from './comments.ts'
import {
  createRecord,
  createRecords,
  deleteRecord,
  getRecord,
  listRecords,
  updateRecord,
} from './records.ts'

export type * from './tool-types.ts'

/** Airtable: records of bases, found, written and discussed. */
export const airtable: Toolkit = defineToolkit({
  slug: 'airtable',
  name: 'Airtable',
  description: 'Records of tables in bases: find, create, change, comment.',
  logo: letterLogo('A', '#18bfff'),
  categories: ['databases', 'productivity'],
  version: '20261130_00',
  baseUrl: 'https://api.airtable.com/v0',
  origins: [contentOrigin],
  auth: oauth2({
    authorizeUrl: 'https://airtable.com/oauth2/v1/authorize',
    tokenUrl: 'https://airtable.com/oauth2/v1/token',
    scopes: {
      'data.records:read': 'See the records of the bases that you choose',
      'data.records:write': 'Create, change and delete records',
      'data.recordComments:read': 'Read comments on records',
      'data.recordComments:write': 'Comment on records',
      'schema.bases:read': 'See the tables and columns of the bases',
      'user.email:read': 'See your email address',
    },
    clientAuthentication: 'basic',
    registerUrl: 'https://airtable.com/create/oauth',
  }),
  verified: 'specified',
  docsUrl: 'https://airtable.com/developers/web/api/introduction',
  setup: [
    'Register an OAuth integration at https://airtable.com/create/oauth with the redirect URL {redirect_uri}.',
    'Generate a client secret, and tick the scopes below.',
    'Fill in the addresses of your privacy policy and terms of service: without them nobody else can connect.',
  ],
  rateLimits: '5 requests a second for each base',
  identity: {
    request: get('/meta/whoami'),
    read: ({ id, email }: { id: string; email?: string }) => ({
      subject: id,
      ...(email && { label: email }),
    }),
  },
  tools: [
    listRecords,
    createRecord,
    updateRecord,
    listBases,
    getBaseSchema,
    getRecord,
    createRecords,
    deleteRecord,
    listComments,
    createComment,
    uploadAttachment,
    downloadAttachment,
  ],
})
