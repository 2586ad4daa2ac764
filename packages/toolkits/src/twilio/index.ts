import { apiKeys, defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { fetchBalance, listUsageRecords } from './billing.ts'
import { createCall, listCalls, listRecordings } from './calls.ts'
import { twilioFailure } from './failure.ts'
import { account } from './fields.ts'
import { cancelMessage, fetchMessage, listMessages, sendMessage } from './messages.ts'
import { fetchPhoneNumberInfo, listIncomingPhoneNumbers, lookups } from './numbers.ts'

export type * from './tool-types.ts'

/** Any call that each kind of key may make tells whose account it is, in the addresses of its answer. */
const anyPage = get(`${account}/Messages.json`, { PageSize: 1 })

/** Twilio: text messages and phone calls. */
export const twilio: Toolkit = defineToolkit({
  slug: 'twilio',
  name: 'Twilio',
  description: 'Text messages and phone calls: send, make, look up what was sent and who called.',
  logo: letterLogo('T', '#f22f46'),
  categories: ['messaging', 'phone'],
  version: '20261126_00',
  baseUrl: 'https://api.twilio.com',
  origins: [lookups],
  auth: apiKeys({
    fields: {
      account_sid: { label: 'Account SID' },
      auth_token: {
        label: 'Auth token, or API key',
        secret: true,
        help:
          'The Account SID, AC…, and the auth token are at https://console.twilio.com. Better than the token is an API key ' +
          'of your own, which can be deleted alone: make one under API keys, and give it as SK…:secret.',
      },
    },
    basic: {
      user: '{account_sid}',
      password: '{auth_token}',
      namedKeys: /^SK[0-9a-f]{32}:/i,
    },
    check: anyPage,
  }),
  verified: 'specified',
  docsUrl: 'https://www.twilio.com/docs/usage/api',
  rateLimits: '1 text message a second from each long-code number of the US and Canada; more wait',
  failure: twilioFailure,
  identity: {
    request: anyPage,
    read: ({ uri }: { uri: string }) => {
      const [, subject = ''] = /\/Accounts\/(AC[0-9a-f]+)\//i.exec(uri) ?? []
      if (!subject) throw new Error('Twilio did not say whose account it is.')
      return { subject, label: subject }
    },
  },
  tools: [
    sendMessage,
    listMessages,
    listCalls,
    listIncomingPhoneNumbers,
    createCall,
    fetchMessage,
    cancelMessage,
    fetchPhoneNumberInfo,
    listRecordings,
    fetchBalance,
    listUsageRecords,
  ],
})
