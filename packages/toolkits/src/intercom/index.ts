import {
  bearerToken,
  defineToolkit,
  type Fields,
  get,
  oauth2,
  type Toolkit,
} from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { manageConversation, replyToConversation } from './answer.ts'
import { getConversation, searchConversations } from './conversations.ts'
import { intercomFailure } from './failure.ts'
import { addNote, createContact, listAdmins, searchArticles, searchContacts } from './people.ts'

export type * from './tool-types.ts'

const me = get('/me')

const region: Fields = {
  region: {
    label: 'Region',
    help: 'Where the data of your workspace is: see Settings, Workspace, Security.',
    choices: {
      'api.intercom.io': 'United States',
      'api.eu.intercom.io': 'Europe',
      'api.au.intercom.io': 'Australia',
    },
    default: 'api.intercom.io',
  },
}

/** Intercom: conversations with customers, and who they are. */
export const intercom: Toolkit = defineToolkit({
  slug: 'intercom',
  name: 'Intercom',
  description:
    'Conversations with customers: find, read, answer, assign and close them; who they are.',
  logo: letterLogo('I', '#1f8ded'),
  categories: ['customer support', 'crm'],
  version: '20261130_00',
  baseUrl: 'https://{region}',
  hosts: ['api.intercom.io', 'api.eu.intercom.io', 'api.au.intercom.io'],
  auth: {
    oauth: oauth2({
      label: 'Sign in with Intercom',
      fields: region,
      authorizeUrl: 'https://app.intercom.com/oauth',
      tokenUrl: 'https://api.intercom.io/auth/eagle/token',
      // What an app may do is ticked where it was made.
      scopes: {},
      registerUrl: 'https://app.intercom.com/a/apps/_/developer-hub',
    }),
    token: bearerToken({
      label: 'Access token',
      fields: {
        ...region,
        token: {
          label: 'Access token',
          secret: true,
          help: 'Create an app at https://app.intercom.com/a/apps/_/developer-hub, and copy the token under Configure, Authentication.',
        },
      },
      check: me,
    }),
  },
  verified: 'specified',
  docsUrl: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/',
  setup: [
    'Create an app at https://app.intercom.com/a/apps/_/developer-hub.',
    'Under Configure, Authentication, turn on Use OAuth, add the redirect URL {redirect_uri}, and tick what it may do: read and write conversations, users and articles, and read admins.',
    'Until Intercom has reviewed the app, only people of your own workspace can connect.',
  ],
  rateLimits: '10,000 requests a minute for each app, 25,000 for each workspace',
  headers: { 'intercom-version': '2.14' },
  failure: intercomFailure,
  identity: {
    request: me,
    read: ({ id, email, app, email_verified }: Admin) => ({
      subject: app?.id_code ? `${app.id_code}:${id}` : id,
      ...(email && { label: app?.name ? `${email} in ${app.name}` : email }),
      ...(email && email_verified && { email }),
    }),
  },
  tools: [
    searchConversations,
    getConversation,
    replyToConversation,
    searchContacts,
    manageConversation,
    createContact,
    addNote,
    listAdmins,
    searchArticles,
  ],
})

interface Admin {
  id: string
  email?: string
  email_verified?: boolean
  app?: { id_code?: string; name?: string } | null
}
