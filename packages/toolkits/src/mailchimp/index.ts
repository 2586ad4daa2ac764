import { apiKeys, defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { createCampaign, getReport, listCampaigns, sendCampaign } from './campaigns.ts'
import { mailchimpFailure } from './failure.ts'
import { getMember, listAudiences, searchMembers, setMember, tagMember } from './members.ts'

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
  auth: apiKeys({
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
        pattern: '[a-z]{2,}[0-9]+',
      },
    },
    basic: { user: 'anystring', password: '{api_key}' },
    check: account,
  }),
  verified: 'specified',
  docsUrl: 'https://mailchimp.com/developer/marketing/api/',
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
