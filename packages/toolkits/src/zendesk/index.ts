import {
  basic,
  defineToolkit,
  del,
  type Field,
  get,
  oauth2,
  type Toolkit,
} from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { downloadAttachment } from './attachments.ts'
import { zendeskFailure } from './failure.ts'
import { createUser, listGroups, searchArticles, searchUsers } from './people.ts'
import { getTicket, searchTickets } from './tickets.ts'
import { createTicket, replyToTicket, updateTicket } from './write-tickets.ts'

export type * from './tool-types.ts'

const site = 'https://{subdomain}.zendesk.com'
const me = get('/users/me.json')

const subdomain: Field = {
  label: 'Subdomain',
  help: 'What stands before .zendesk.com in the address of your Zendesk.',
  example: 'acme',
  pattern: '[A-Za-z0-9][A-Za-z0-9-]*',
}

/** Zendesk: the tickets and customers of a support team. */
export const zendesk: Toolkit = defineToolkit({
  slug: 'zendesk',
  name: 'Zendesk',
  description: 'Support tickets: find, read, open, answer and solve them, and look up customers.',
  logo: letterLogo('Z', '#03363d'),
  categories: ['customer support'],
  version: '20261130_01',
  baseUrl: `${site}/api/v2`,
  hosts: ['*.zendesk.com'],
  auth: {
    oauth: oauth2({
      label: 'Sign in with Zendesk',
      fields: { subdomain },
      authorizeUrl: `${site}/oauth/authorizations/new`,
      tokenUrl: `${site}/oauth/tokens`,
      revoke: () => ({ authorization: 'token', request: del('/oauth/tokens/current.json') }),
      scopes: {
        read: 'See tickets, people and help articles',
        write: 'Create and change tickets and people',
      },
      registerUrl: 'https://support.zendesk.com/hc/en-us/articles/4408845965210',
    }),
    token: basic({
      label: 'API token',
      fields: {
        subdomain,
        email: { label: 'E-mail', help: 'The address that you sign in to Zendesk with.' },
        api_token: {
          label: 'API token',
          secret: true,
          help: 'An admin makes one in the Admin Center, under Apps and integrations, APIs, API tokens. It may do what the person of the e-mail address may.',
        },
      },
      basic: { user: '{email}/token', password: '{api_token}' },
      check: me,
    }),
  },
  verified: 'specified',
  docsUrl: 'https://developer.zendesk.com/api-reference/',
  setup: [
    'In the Admin Center of your own Zendesk, under Apps and integrations, APIs, OAuth clients, add a client of the kind Confidential with the redirect URL {redirect_uri}.',
    'It serves that Zendesk alone. For those of others, ask for a global client: https://developer.zendesk.com/documentation/marketplace/building-a-marketplace-app/set-up-a-global-oauth-client/.',
  ],
  rateLimits: '200 to 2,500 requests a minute for each Zendesk, by plan',
  failure: zendeskFailure,
  identity: {
    request: me,
    read: ({ user: { id, url, email, verified } }: { user: ZendeskUser }) => {
      // Who is not signed in is an anonymous user there.
      if (!id) throw new Error('Zendesk did not say who is connected.')
      return {
        subject: `${new URL(url).hostname}:${id}`,
        ...(email && { label: email }),
        ...(email && verified && { email }),
      }
    },
  },
  tools: [
    searchTickets,
    getTicket,
    createTicket,
    updateTicket,
    replyToTicket,
    searchUsers,
    createUser,
    listGroups,
    searchArticles,
    downloadAttachment,
  ],
})

interface ZendeskUser {
  id: number | null
  url: string
  email?: string
  verified?: boolean
}
