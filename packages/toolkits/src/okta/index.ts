import {
  apiKeys,
  defineToolkit,
  type Field,
  get,
  oauth2,
  type Toolkit,
} from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { oktaFailure } from './failure.ts'
import { addToGroup, listGroups, listMembers, removeFromGroup } from './groups.ts'
import { listEvents } from './log.ts'
import {
  createUser,
  deactivateUser,
  getUser,
  searchUsers,
  suspendUser,
  unsuspendUser,
  updateUser,
} from './users.ts'

export type * from './tool-types.ts'

const me = get('/api/v1/users/me')

const domain: Field = {
  label: 'Okta domain',
  help: 'The host of the address that your people sign in at, without -admin.',
  example: 'acme.okta.com',
  pattern: '[A-Za-z0-9-]+\\.(okta|oktapreview|okta-emea)\\.com',
}

/** Okta: the people of a company, their groups, and what they did. */
export const okta: Toolkit = defineToolkit({
  slug: 'okta',
  name: 'Okta',
  description:
    'The people of a company: find, add, change and suspend them, their groups, the log.',
  logo: letterLogo('O', '#007dc1'),
  categories: ['security', 'human resources'],
  version: '20261130_00',
  baseUrl: 'https://{domain}',
  hosts: ['*.okta.com', '*.oktapreview.com', '*.okta-emea.com'],
  auth: {
    oauth: oauth2({
      label: 'Sign in with Okta',
      fields: { domain },
      authorizeUrl: 'https://{domain}/oauth2/v1/authorize',
      tokenUrl: 'https://{domain}/oauth2/v1/token',
      revokeUrl: 'https://{domain}/oauth2/v1/revoke',
      clientAuthentication: 'basic',
      scopes: {
        openid: 'Know which account is yours',
        offline_access: 'Stay connected',
        'okta.users.read': 'See people',
        'okta.users.manage': 'Add, change and suspend people',
        'okta.groups.read': 'See groups',
        'okta.groups.manage': 'Change who is in which group',
        'okta.logs.read': 'Read the log',
      },
      registerUrl: 'https://developer.okta.com/docs/guides/implement-oauth-for-okta/main/',
    }),
    token: apiKeys({
      label: 'API token',
      fields: {
        domain,
        api_token: {
          label: 'API token',
          secret: true,
          help: 'In the Admin Console, under Security, API, Tokens. It may do what the admin who makes it may, and ends when it is not used for 30 days.',
        },
      },
      headers: { authorization: 'SSWS {api_token}' },
      check: me,
    }),
  },
  verified: 'specified',
  docsUrl: 'https://developer.okta.com/docs/api/',
  setup: [
    'In the Admin Console of the Okta that people belong to, under Applications, create an app integration: OIDC, Web Application, with the sign-in redirect URI {redirect_uri} and the grant type Refresh Token. See https://developer.okta.com/docs/guides/implement-oauth-for-okta/main/.',
    'On its tab Okta API Scopes, grant the scopes of users, groups and logs below. An app serves the Okta in which it was made.',
  ],
  rateLimits: 'by endpoint and plan, e.g. 600 requests a minute for users; the log 120 a minute',
  failure: oktaFailure,
  identity: {
    request: me,
    read: ({ id, profile: { login, email } }: Person) => ({
      subject: id,
      ...((login ?? email) && { label: login ?? email }),
    }),
  },
  tools: [
    searchUsers,
    getUser,
    createUser,
    listGroups,
    updateUser,
    suspendUser,
    unsuspendUser,
    deactivateUser,
    listMembers,
    addToGroup,
    removeFromGroup,
    listEvents,
  ],
})

interface Person {
  id: string
  profile: { login?: string; email?: string }
}
