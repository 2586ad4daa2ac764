import { apiKey, defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { createCustomer, listCustomers, searchCustomers } from './customers.ts'
import { stripeFailure } from './failure.ts'
import { downloadFile, downloadInvoice, filesOrigin, listFiles, uploadFile } from './files.ts'
import { createInvoice, listInvoices } from './invoices.ts'
import { createRefund, getBalance, listCharges } from './payments.ts'
import { createPaymentLink, listPrices } from './prices.ts'
import { cancelSubscription, listSubscriptions } from './subscriptions.ts'

export type * from './tool-types.ts'

/** Stripe: customers, payments, invoices and subscriptions of a business. */
export const stripe: Toolkit = defineToolkit({
  slug: 'stripe',
  name: 'Stripe',
  description: 'Payments of a business: customers, charges, refunds, invoices, subscriptions.',
  logo: letterLogo('S', '#635bff'),
  categories: ['payments', 'finance'],
  version: '20261130_00',
  baseUrl: 'https://api.stripe.com/v1',
  origins: [filesOrigin],
  auth: apiKey({
    help:
      'Make a restricted key at https://dashboard.stripe.com/apikeys: read balance, charges, prices; write customers, ' +
      'invoices, refunds, subscriptions, payment links, files. It starts with rk_; secret keys, sk_…, work too.',
    check: get('/balance'),
  }),
  verified: 'specified',
  docsUrl: 'https://docs.stripe.com/api',
  rateLimits: '100 requests a second with a live key, 25 in a sandbox; 20 searches a second',
  // The version whose answers the tools read, whatever the account's own is.
  headers: { 'stripe-version': '2026-10-28.endive' },
  failure: stripeFailure,
  identity: {
    request: get('/account'),
    read: ({ id, email, business_profile }: StripeAccount) => {
      const label = business_profile?.name ?? email
      return { subject: id, ...(label && { label }) }
    },
  },
  tools: [
    listCustomers,
    createCustomer,
    listCharges,
    createInvoice,
    createRefund,
    listSubscriptions,
    listInvoices,
    searchCustomers,
    cancelSubscription,
    getBalance,
    listPrices,
    createPaymentLink,
    downloadInvoice,
    uploadFile,
    listFiles,
    downloadFile,
  ],
})

interface StripeAccount {
  id: string
  email?: string | null
  business_profile?: { name?: string | null } | null
}
