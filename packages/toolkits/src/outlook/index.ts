import { defineToolkit, get, oauth2, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { downloadAttachment } from './attachments.ts'
import { createEvent, deleteEvent, getSchedule, listEvents, updateEvent } from './events.ts'
import { outlookFailure } from './failure.ts'
import {
  getMessage,
  listMailFolders,
  listMessages,
  moveMessage,
  searchMessages,
  updateEmail,
} from './messages.ts'
import { createDraft, replyEmail, sendEmail } from './write-messages.ts'

export type * from './tool-types.ts'

/** Outlook: mail and calendar of Microsoft accounts, by Microsoft Graph. */
export const outlook: Toolkit = defineToolkit({
  slug: 'outlook',
  name: 'Outlook',
  description:
    'Mail and calendar of Microsoft: read, search, send, file, with attachments, and plan meetings.',
  logo: letterLogo('O', '#0078d4'),
  categories: ['email', 'calendar'],
  version: '20261130_00',
  baseUrl: 'https://graph.microsoft.com/v1.0',
  // Microsoft has no call that ends one app's grant: revokeSignInSessions signs the person out of every app there is.
  auth: oauth2({
    authorizeUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scopes: {
      offline_access: 'Keep the access until you take it back',
      'User.Read': 'Know which account is yours',
      'Mail.ReadWrite': 'Read, draft and file your email',
      'Mail.Send': 'Send email as you',
      'Calendars.ReadWrite': 'See and change your calendars and their events',
    },
    // What is asked for by its short name, Microsoft may answer by its long one.
    includes: Object.fromEntries(
      ['User.Read', 'Mail.ReadWrite', 'Mail.Send', 'Calendars.ReadWrite'].map((scope) => [
        `https://graph.microsoft.com/${scope}`,
        [scope],
      ]),
    ),
    linkParameters: ['login_hint', 'prompt'],
    grantEnded: ['interaction_required', 'consent_required', 'login_required'],
    registerUrl: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps',
  }),
  verified: 'specified',
  docsUrl: 'https://learn.microsoft.com/graph/api/resources/mail-api-overview',
  setup: [
    'Under App registrations of https://entra.microsoft.com, register an app for accounts in any organization and personal ones.',
    'As its redirect URI of the type Web, give {redirect_uri}.',
    'Under Certificates & secrets, make a client secret; under API permissions, add the scopes below as delegated ones of Microsoft Graph.',
    'When an account is deleted here, its grant stays at Microsoft: people remove the app at https://myapps.microsoft.com or https://account.live.com/consent/Manage.',
  ],
  rateLimits: '10,000 requests in 10 minutes for each mailbox of an app, 4 at a time',
  failure: outlookFailure,
  identity: {
    request: get('/me', { $select: 'id,displayName,mail,userPrincipalName' }),
    // No `email`: an administrator of any organization can write any address there.
    read: ({ id, displayName, mail, userPrincipalName }: GraphUser) => {
      const label = mail ?? userPrincipalName ?? displayName
      return { subject: id, ...(label && { label }) }
    },
  },
  tools: [
    listMessages,
    searchMessages,
    sendEmail,
    replyEmail,
    listEvents,
    createEvent,
    getMessage,
    downloadAttachment,
    createDraft,
    updateEmail,
    moveMessage,
    listMailFolders,
    updateEvent,
    deleteEvent,
    getSchedule,
  ],
})

interface GraphUser {
  id: string
  displayName?: string | null
  mail?: string | null
  userPrincipalName?: string | null
}
