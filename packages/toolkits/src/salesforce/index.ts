import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { getFields, listObjects } from './describe.ts'
import { salesforceFailure } from './failure.ts'
import { fetchMore, getRecord, query, search } from './find.ts'
import { createLead, createRecord, createTask, deleteRecord, updateRecord } from './write.ts'

export type * from './tool-types.ts'

/** Salesforce: the records of a company's CRM, custom ones included. */
export const salesforce: Toolkit = defineToolkit({
  slug: 'salesforce',
  name: 'Salesforce',
  description:
    'A CRM: query, search, create and change accounts, contacts, leads, deals and all other records.',
  logo: letterLogo('S', '#00a1e0'),
  categories: ['crm', 'sales'],
  version: '20261130_00',
  baseUrl: 'https://{instance_host}',
  hosts: [
    'login.salesforce.com',
    'test.salesforce.com',
    '*.my.salesforce.com',
    '*.sandbox.my.salesforce.com',
    '*.develop.my.salesforce.com',
    '*.scratch.my.salesforce.com',
    '*.trailblaze.my.salesforce.com',
    '*.demo.my.salesforce.com',
  ],
  auth: oauth2({
    fields: {
      login: {
        label: 'Which Salesforce',
        choices: { 'login.salesforce.com': 'Production', 'test.salesforce.com': 'Sandbox' },
        default: 'login.salesforce.com',
      },
    },
    authorizeUrl: 'https://{login}/services/oauth2/authorize',
    tokenUrl: 'https://{login}/services/oauth2/token',
    revokeUrl: 'https://{login}/services/oauth2/revoke',
    keep: {
      instance_host: {
        from: 'token',
        path: 'instance_url',
        as: 'host',
        example: 'acme.my.salesforce.com',
      },
    },
    scopes: {
      api: 'See and change what you can in Salesforce',
      refresh_token: 'Stay connected',
      openid: 'Know which account is yours',
    },
    registerUrl:
      'https://help.salesforce.com/s/articleView?id=xcloud.create_a_local_external_client_app.htm',
  }),
  verified: 'specified',
  docsUrl: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/',
  setup: [
    'In Setup of a Salesforce of your own, under External Client App Manager, create an app: https://help.salesforce.com/s/articleView?id=xcloud.create_a_local_external_client_app.htm.',
    'Enable OAuth with the callback URL {redirect_uri}, the scopes below and PKCE.',
    'Other companies can connect once an admin of theirs has installed the app, or where theirs lets people approve it themselves.',
  ],
  rateLimits: '100,000 requests in 24 hours for each company, and 1,000 more for each licence',
  failure: salesforceFailure,
  identity: {
    // OpenID Connect Core §5.3; ids of people are those of the original in copies of it, so that the company belongs to it.
    request: get('/services/oauth2/userinfo'),
    read: ({ user_id, organization_id, preferred_username, email, email_verified }: UserInfo) => ({
      subject: `${organization_id}:${user_id}`,
      ...(preferred_username && { label: preferred_username }),
      ...(email && email_verified && { email }),
    }),
  },
  tools: [
    query,
    search,
    createRecord,
    updateRecord,
    getRecord,
    getFields,
    createLead,
    createTask,
    listObjects,
    fetchMore,
    deleteRecord,
  ],
})

interface UserInfo {
  user_id: string
  organization_id: string
  preferred_username?: string
  email?: string
  email_verified?: boolean
}
