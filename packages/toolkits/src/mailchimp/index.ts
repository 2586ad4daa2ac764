import { apiKeys, defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { createCampaign, getReport, listCampaigns, sendCampaign } from './campaigns.ts'
import { mailchimpFailure } from './failure.ts'
import { getMember, listAudiences, searchMembers, setMember, tagMember } from './members.ts'

export type * from './tool-types.ts'

const dataCenter = '[a-z]{2,}[0-9]+'
const account = get('/', { fields: 'account_id,account_name,email' })

/** Mailchimp: the audiences and campaigns of a marketing account. */
export const mailchimp: Toolkit = defineToolkit({
  slug: 'mailchimp',
  name: 'Mailchimp',
  description:
    'Newsletters: who is subscribed, tags, campaigns and how they did; write and send them.',
  logo: letterLogo('M', '#241c15'),
  categories: ['marketing', 'email'],
  version: '20261130_00',
  baseUrl: 'https://{data_center}.api.mailchimp.com/3.0',
  hosts: ['*.api.mailchimp.com'],
  auth: {
    oauth: oauth2({
      label: 'Sign in with Mailchimp',
      authorizeUrl: 'https://login.mailchimp.com/oauth2/authorize',
      tokenUrl: 'https://login.mailchimp.com/oauth2/token',
      pkce: 'none',
      // Mailchimp knows none: who signs in lets everything be done.
      scopes: {},
      origins: ['https://login.mailchimp.com'],
      keep: {
        data_center: {
          from: 'call',
          request: get('https://login.mailchimp.com/oauth2/metadata'),
          value: 'dc',
          pattern: dataCenter,
          example: 'us21',
        },
      },
      registerUrl: 'https://admin.mailchimp.com/account/oauth2/',
    }),
    key: apiKeys({
      label: 'API key',
      fields: {
        api_key: {
          label: 'API key',
          secret: true,
          help: 'Under your picture, Profile, Extras, API keys: https://admin.mailchimp.com/account/api/.',
        },
        data_center: {
          label: 'Data centre',
          help: 'What stands behind the dash of the API key, and at the start of the address of Mailchimp when you are signed in.',
          example: 'us21',
          pattern: dataCenter,
        },
      },
      basic: { user: 'anystring', password: '{api_key}' },
      check: account,
    }),
  },
  verified: 'specified',
  docsUrl: 'https://mailchimp.com/developer/marketing/api/',
  setup: [
    'Register an app at https://admin.mailchimp.com/account/oauth2/ with the redirect URI {redirect_uri}; for your own machine Mailchimp wants 127.0.0.1 in place of localhost.',
  ],
  rateLimits: '10 calls at the same time for each account',
  failure: mailchimpFailure,
  identity: {
    request: account,
    read: ({ account_id, account_name, email }: Account) => ({
      subject: account_id,
      label: [email, account_name].filter(Boolean).join(', ') || account_id,
    }),
  },
  tools: [
    listAudiences,
    searchMembers,
    setMember,
    listCampaigns,
    getMember,
    tagMember,
    getReport,
    createCampaign,
    sendCampaign,
  ],
})

interface Account {
  account_id: string
  account_name?: string
  email?: string
}
