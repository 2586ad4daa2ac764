import { defineToolkit, type Toolkit } from '@maillon/core/toolkit'
import { googleWays, googleIdentity, googleIdentityOrigin, googleSetup } from '../google-auth.ts'
import { letterLogo } from '../letter-logo.ts'
import { getAttachment } from './attachments.ts'
import { createDraft, sendDraft } from './drafts.ts'
import { googleFailure } from '../google-failure.ts'
import { addLabel, listLabels } from './labels.ts'
import { fetchEmails, fetchMessageById, moveToTrash, sendEmail } from './messages.ts'
import { fetchThread, listThreads, replyToThread } from './threads.ts'

export type * from './tool-types.ts'

/** Gmail: read, search, write, answer and sort mail. */
export const gmail: Toolkit = defineToolkit({
  slug: 'gmail',
  name: 'Gmail',
  description: "Google's mail: read, search, send, answer and label, with attachments.",
  logo: letterLogo('M', '#c5221f'),
  categories: ['email'],
  version: '20261130_00',
  baseUrl: 'https://gmail.googleapis.com',
  origins: [googleIdentityOrigin],
  auth: googleWays(
    {
      'https://www.googleapis.com/auth/gmail.modify':
        'Read, write, send and label your email, and move it to the trash',
    },
    { 'https://mail.google.com/': ['https://www.googleapis.com/auth/gmail.modify'] },
  ),
  verified: 'emulated',
  docsUrl: 'https://developers.google.com/gmail/api/reference/rest',
  setup: googleSetup(
    'Gmail API',
    'they are restricted, so Google reviews an app before more than 100 people may use it.',
  ),
  rateLimits:
    '15,000 quota units a minute for each user; sending a message takes 100, reading one 5',
  failure: googleFailure,
  identity: googleIdentity,
  tools: [
    fetchEmails,
    sendEmail,
    createDraft,
    fetchMessageById,
    getAttachment,
    fetchThread,
    replyToThread,
    listThreads,
    sendDraft,
    listLabels,
    addLabel,
    moveToTrash,
  ],
})
