import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { createDraft, sendDraft } from './drafts.ts'
import { googleFailure } from './failure.ts'
import { addLabel, listLabels } from './labels.ts'
import { fetchEmails, fetchMessageById, moveToTrash, sendEmail } from './messages.ts'
import { fetchThread, listThreads, replyToThread } from './threads.ts'

/** Gmail: read, search, write, answer and sort mail. */
export const gmail: Toolkit = defineToolkit({
  slug: 'gmail',
  name: 'Gmail',
  description: "Google's mail: read, search, send, answer and label.",
  logo: letterLogo('M', '#c5221f'),
  categories: ['email'],
  version: '20261123_00',
  baseUrl: 'https://gmail.googleapis.com',
  origins: ['https://openidconnect.googleapis.com'],
  auth: oauth2({
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    revokeUrl: 'https://oauth2.googleapis.com/revoke',
    issuer: 'https://accounts.google.com',
    scopes: {
      openid: 'Know which account is yours',
      email: 'See your email address',
      'https://www.googleapis.com/auth/gmail.modify':
        'Read, write, send and label your email, and move it to the trash',
    },
    includes: {
      'https://mail.google.com/': ['https://www.googleapis.com/auth/gmail.modify'],
    },
    // Without both, Google gives a refresh token on a person's first consent only.
    authorizeParameters: { access_type: 'offline', prompt: 'consent' },
    registerUrl: 'https://console.cloud.google.com/apis/credentials',
  }),
  verified: 'emulated',
  docsUrl: 'https://developers.google.com/gmail/api/reference/rest',
  setup: [
    'Make a project at https://console.cloud.google.com and enable the Gmail API in it.',
    'Under Google Auth Platform, fill in the branding, and add the scopes below; they are restricted, so Google reviews an app before more than 100 people may use it.',
    'Under Clients, create one of the type Web application with the redirect URI {redirect_uri}.',
  ],
  rateLimits:
    '15,000 quota units a minute for each user; sending a message takes 100, reading one 5',
  failure: googleFailure,
  identity: {
    request: get('https://openidconnect.googleapis.com/v1/userinfo'),
    read: ({ sub, email }: { sub: string; email?: string }) => ({
      subject: sub,
      ...(email && { label: email }),
    }),
  },
  tools: [
    fetchEmails,
    sendEmail,
    createDraft,
    fetchMessageById,
    fetchThread,
    replyToThread,
    listThreads,
    sendDraft,
    listLabels,
    addLabel,
    moveToTrash,
  ],
})
