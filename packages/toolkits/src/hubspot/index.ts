import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { createCompany, searchCompanies } from './companies.ts'
import { createContact, readContact, searchContacts, updateContact } from './contacts.ts'
import { createDeal, retrievePipelines, searchDeals, updateDeal } from './deals.ts'
import { downloadFile, uploadFile } from './files.ts'
import { hubspotFailure } from './failure.ts'
import { createNote, retrieveOwners } from './notes.ts'

export type * from './tool-types.ts'

/** HubSpot: the contacts, companies and deals of a CRM. */
export const hubspot: Toolkit = defineToolkit({
  slug: 'hubspot',
  name: 'HubSpot',
  description: 'A CRM: find and change contacts, companies and deals, write notes.',
  logo: letterLogo('H', '#ff5c35'),
  categories: ['crm', 'sales'],
  version: '20261130_02',
  baseUrl: 'https://api.hubapi.com',
  auth: oauth2({
    authorizeUrl: 'https://app.hubspot.com/oauth/authorize',
    tokenUrl: 'https://api.hubapi.com/oauth/v1/token',
    scopes: {
      oauth: 'Know which account is yours',
      'crm.objects.contacts.read': 'See your contacts',
      'crm.objects.contacts.write': 'Change your contacts, and write notes',
      'crm.objects.companies.read': 'See your companies',
      'crm.objects.companies.write': 'Change your companies',
      'crm.objects.deals.read': 'See your deals',
      'crm.objects.deals.write': 'Change your deals',
      'crm.objects.owners.read': 'See who owns them',
      files: 'See, download and upload files',
    },
    grantEnded: ['BAD_REFRESH_TOKEN', 'BAD_AUTH_CODE'],
    registerUrl: 'https://developers.hubspot.com/docs/apps/developer-platform/overview',
  }),
  verified: 'specified',
  docsUrl: 'https://developers.hubspot.com/docs/api/overview',
  setup: [
    'Create an app in a developer account of https://app.hubspot.com/developer.',
    'Under Auth, add the redirect URL {redirect_uri} and the scopes below as required ones.',
  ],
  rateLimits: '110 requests in 10 seconds for each account of an app; 5 searches a second',
  failure: hubspotFailure,
  identity: {
    request: get('/account-info/v3/details'),
    read: ({ portalId, uiDomain }: { portalId: number; uiDomain?: string }) => ({
      subject: String(portalId),
      label: uiDomain ? `${uiDomain} account ${portalId}` : `account ${portalId}`,
    }),
  },
  tools: [
    searchContacts,
    createContact,
    updateContact,
    readContact,
    searchDeals,
    createDeal,
    updateDeal,
    searchCompanies,
    createCompany,
    createNote,
    retrievePipelines,
    retrieveOwners,
    uploadFile,
    downloadFile,
  ],
})
