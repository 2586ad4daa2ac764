import { apiKey, defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { createDomain, listDomains, retrieveDomain, verifyDomain } from './domains.ts'
import { cancelEmail, retrieveEmail, sendEmail } from './emails.ts'
import { resendFailure } from './failure.ts'

export type * from './tool-types.ts'

/** Resend: send mail from domains of one's own. */
export const resend: Toolkit = defineToolkit({
  slug: 'resend',
  name: 'Resend',
  description: 'Mail for apps: send from domains of your own and see what became of it.',
  logo: letterLogo('R', '#000000'),
  categories: ['email', 'developer tools'],
  version: '20261130_01',
  baseUrl: 'https://api.resend.com',
  auth: apiKey({
    help: 'Make one at https://resend.com/api-keys with full access; it starts with re_.',
    check: get('/domains'),
  }),
  verified: 'emulated',
  docsUrl: 'https://resend.com/docs/api-reference',
  rateLimits: '5 requests a second for each team',
  failure: resendFailure,
  tools: [
    sendEmail,
    listDomains,
    retrieveEmail,
    cancelEmail,
    retrieveDomain,
    createDomain,
    verifyDomain,
  ],
})
