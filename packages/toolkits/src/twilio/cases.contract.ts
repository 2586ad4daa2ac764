import type { ToolCase } from '../specified.contract.ts'
import { next, nine, page, sdk, sid } from './account.contract.ts'
import { callCases } from './call-cases.contract.ts'

const sms = {
  sid: `SM${'1'.repeat(32)}`,
  status: 'sent',
  direction: 'outbound-api',
  from: '+15005550006',
  to: '+33612345678',
  body: 'I am here.',
  date_sent: 'Thu, 26 Nov 2026 09:00:00 +0000',
  num_media: '0',
  price: '-0.0075',
  price_unit: 'USD',
  error_code: null,
  error_message: null,
}
const smsAnswered = { ...sms, account_sid: sid, uri: '/x', num_segments: '1' }
/** What each tool does. */
export const cases: readonly ToolCase[] = [
  {
    slug: 'TWILIO_SEND_MESSAGE',
    input: {
      to: '+33612345678',
      from: '+15005550006',
      body: 'I am here & well.',
      media_url: 'https://example.com/a.png',
    },
    answer: smsAnswered,
    status: 201,
    sdk: () =>
      sdk.messages.create({
        to: '+33612345678',
        from: '+15005550006',
        body: 'I am here & well.',
        mediaUrl: ['https://example.com/a.png'],
      }),
    output: sms,
  },
  {
    slug: 'TWILIO_SEND_MESSAGE',
    input: {
      to: 'whatsapp:+33612345678',
      messaging_service_sid: `MG${'2'.repeat(32)}`,
      body: 'Later.',
      send_at: '2026-11-26T10:00:00.5+01:00',
    },
    answer: { ...smsAnswered, status: 'scheduled' },
    status: 201,
    sdk: () =>
      sdk.messages.create({
        to: 'whatsapp:+33612345678',
        messagingServiceSid: `MG${'2'.repeat(32)}`,
        body: 'Later.',
        scheduleType: 'fixed',
        sendAt: nine,
      }),
    output: { ...sms, status: 'scheduled' },
  },
  {
    slug: 'TWILIO_LIST_MESSAGES',
    input: {
      to: '+33612345678',
      from: '+15005550006',
      date_sent_after: '2026-11-26T09:00:00Z',
      date_sent_before: '2026-11-26T10:00:00+01:00',
    },
    answer: { ...page, messages: [smsAnswered], next_page_uri: next },
    sdk: () =>
      sdk.messages.page({
        to: '+33612345678',
        from: '+15005550006',
        dateSentAfter: nine,
        dateSentBefore: nine,
        pageSize: 25,
      }),
    output: { messages: [sms], next_page_token: 'PASM1' },
  },
  {
    slug: 'TWILIO_LIST_MESSAGES',
    input: { page_token: 'PASM1' },
    answer: { ...page, messages: [], next_page_uri: null },
    sdk: () => sdk.messages.page({ pageSize: 25, pageToken: 'PASM1' }),
    output: { messages: [], next_page_token: null },
  },
  {
    slug: 'TWILIO_FETCH_MESSAGE',
    input: { message_sid: sms.sid },
    answer: { ...smsAnswered, status: 'undelivered', error_code: 30_003 },
    sdk: () => sdk.messages(sms.sid).fetch(),
    output: { ...sms, status: 'undelivered', error_code: 30_003 },
  },
  {
    slug: 'TWILIO_CANCEL_MESSAGE',
    input: { message_sid: sms.sid },
    answer: { ...smsAnswered, status: 'canceled' },
    sdk: () => sdk.messages(sms.sid).update({ status: 'canceled' }),
    output: { ...sms, status: 'canceled' },
  },
  ...callCases,
  {
    slug: 'TWILIO_LIST_INCOMING_PHONE_NUMBERS',
    answer: {
      ...page,
      incoming_phone_numbers: [
        {
          sid: 'PN1',
          phone_number: '+15005550006',
          friendly_name: 'Front desk',
          capabilities: { sms: true, voice: true, fax: false },
          sms_url: 'dropped',
        },
      ],
      next_page_uri: null,
    },
    sdk: () => sdk.incomingPhoneNumbers.page({ pageSize: 25 }),
    output: {
      phone_numbers: [
        {
          sid: 'PN1',
          phone_number: '+15005550006',
          friendly_name: 'Front desk',
          capabilities: { sms: true, voice: true },
        },
      ],
      next_page_token: null,
    },
  },
  {
    slug: 'TWILIO_FETCH_PHONE_NUMBER_INFO',
    input: { phone_number: '+33612345678', with_line_type: true },
    answer: {
      phone_number: '+33612345678',
      national_format: '06 12 34 56 78',
      country_code: 'FR',
      valid: true,
      validation_errors: [],
      line_type_intelligence: { type: 'mobile', carrier_name: 'Acme', error_code: null },
      url: '/x',
    },
    sdk: () =>
      sdk.lookups.v2.phoneNumbers('+33612345678').fetch({ fields: 'line_type_intelligence' }),
    output: {
      phone_number: '+33612345678',
      national_format: '06 12 34 56 78',
      country_code: 'FR',
      valid: true,
      validation_errors: [],
      line_type_intelligence: { type: 'mobile', carrier_name: 'Acme' },
    },
  },
  {
    slug: 'TWILIO_FETCH_PHONE_NUMBER_INFO',
    input: { phone_number: '+33612345678' },
    answer: { phone_number: '+33612345678', valid: false, validation_errors: ['TOO_SHORT'] },
    sdk: () => sdk.lookups.v2.phoneNumbers('+33612345678').fetch(),
    output: { phone_number: '+33612345678', valid: false, validation_errors: ['TOO_SHORT'] },
  },
  {
    slug: 'TWILIO_FETCH_BALANCE',
    answer: { account_sid: sid, balance: '9.50', currency: 'USD' },
    sdk: () => sdk.balance.fetch(),
    output: { balance: '9.50', currency: 'USD' },
  },
  {
    slug: 'TWILIO_LIST_USAGE_RECORDS',
    input: { category: 'sms', start_date: '2026-11-01', end_date: '2026-11-30' },
    answer: {
      ...page,
      usage_records: [{ category: 'sms', count: '12', price: 0.09, price_unit: 'usd', uri: '/x' }],
    },
    sdk: () =>
      sdk.usage.records.page({
        category: 'sms',
        startDate: new Date('2026-11-01'),
        endDate: new Date('2026-11-30'),
        pageSize: 100,
      }),
    output: { usage: [{ category: 'sms', count: '12', price: 0.09, price_unit: 'usd' }] },
  },
]
