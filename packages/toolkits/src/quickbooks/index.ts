import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { createCustomer, listItems, searchCustomers } from './customers.ts'
import { quickbooksFailure } from './failure.ts'
import { versioned } from './fields.ts'
import {
  downloadInvoice,
  createInvoice,
  createPayment,
  getInvoice,
  searchInvoices,
  sendInvoice,
} from './invoices.ts'
import { getReport, runQuery } from './reports.ts'

export type * from './tool-types.ts'

/** QuickBooks Online: the invoices, customers and reports of a company. */
export const quickbooks: Toolkit = defineToolkit({
  slug: 'quickbooks',
  name: 'QuickBooks',
  description: 'Bookkeeping: invoices and who owes them, customers, payments, reports.',
  logo: letterLogo('Q', '#2ca01c'),
  categories: ['accounting', 'finance'],
  version: '20261130_01',
  baseUrl: 'https://{api_host}/v3/company/{realm_id}',
  hosts: ['quickbooks.api.intuit.com', 'sandbox-quickbooks.api.intuit.com'],
  auth: oauth2({
    fields: {
      api_host: {
        label: 'Which companies',
        choices: {
          'quickbooks.api.intuit.com': 'Production',
          'sandbox-quickbooks.api.intuit.com': 'Sandbox, with development keys',
        },
        default: 'quickbooks.api.intuit.com',
      },
    },
    authorizeUrl: 'https://appcenter.intuit.com/connect/oauth2',
    tokenUrl: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
    revoke: ({ accessToken }) => ({
      authorization: 'client',
      request: {
        method: 'POST',
        path: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
        json: { token: accessToken },
      },
    }),
    clientAuthentication: 'basic',
    pkce: 'none',
    keep: {
      realm_id: {
        from: 'callback',
        parameter: 'realmId',
        pattern: '[0-9]+',
        example: '4620816365',
      },
    },
    scopes: { 'com.intuit.quickbooks.accounting': 'See and change the books of your company' },
    registerUrl: 'https://developer.intuit.com/app/developer/dashboard',
  }),
  // Where grants are ended.
  origins: ['https://developer.api.intuit.com'],
  verified: 'specified',
  docsUrl:
    'https://developer.intuit.com/app/developer/qbo/docs/api/accounting/all-entities/account',
  setup: [
    'Create an app at https://developer.intuit.com/app/developer/dashboard with the permission com.intuit.quickbooks.accounting.',
    'Under Keys and credentials, add the redirect URI {redirect_uri}, and take the production keys: those for development reach sandbox companies alone.',
    'Intuit asks about the app before it gives production keys.',
  ],
  rateLimits: '500 requests a minute for each company, 10 at the same time',
  failure: quickbooksFailure,
  identity: {
    // A person may connect several companies; which one it was is told by the callback alone.
    request: versioned(get('/companyinfo/{realm_id}')),
    read: ({ CompanyInfo }: { CompanyInfo: { CompanyName?: string } }, { realm_id = '' } = {}) => ({
      subject: realm_id,
      label: CompanyInfo.CompanyName ?? realm_id,
    }),
  },
  tools: [
    searchInvoices,
    createInvoice,
    searchCustomers,
    getReport,
    getInvoice,
    sendInvoice,
    createCustomer,
    createPayment,
    listItems,
    runQuery,
    downloadInvoice,
  ],
})
