import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  account,
  instant,
  nextPageToken,
  nextPageTokenOf,
  paging,
  party,
  postForm,
  utc,
} from './fields.ts'

const message = z.object({
  sid: z.string(),
  status: z
    .string()
    .describe('`queued`, `sent`, `delivered`, `undelivered`, `failed`, `received`.'),
  direction: z.string().optional(),
  from: z.string().nullish(),
  to: z.string().nullish(),
  body: z.string().nullish(),
  date_sent: z.string().nullish(),
  num_media: z.string().nullish(),
  price: z.string().nullish(),
  price_unit: z.string().nullish(),
  error_code: z.number().nullish().describe('Why it did not arrive.'),
  error_message: z.string().nullish(),
})

const messageSid = z
  .string()
  .regex(/^(SM|MM)[0-9a-f]{32}$/i, 'It begins with SM or MM.')
  .describe('`sid` of the message.')

export const sendMessage = defineTool({
  slug: 'TWILIO_SEND_MESSAGE',
  name: 'Send a message',
  description:
    'Send a text message (SMS), one with a picture (MMS), or a WhatsApp message. It costs money. Give from or messaging_service_sid.',
  effect: 'write',
  important: true,
  keywords: ['text', 'sms', 'phone', 'whatsapp', 'mobile', 'tell', 'notify'],
  pitfalls: [
    'A trial account reaches only numbers that were verified with Twilio.',
    'A message that was taken is not yet delivered; TWILIO_FETCH_MESSAGE tells what became of it.',
  ],
  plan: [
    {
      tool: 'TWILIO_LIST_INCOMING_PHONE_NUMBERS',
      to: 'learn which of the user’s numbers it can come from',
    },
  ],
  input: z.object({
    to: party.describe('Who gets it: `+33612345678`, or `whatsapp:+33612345678`.'),
    from: party
      .optional()
      .describe("One of the account's numbers, a sender name, or `whatsapp:` and a number."),
    messaging_service_sid: z
      .string()
      .regex(/^MG[0-9a-f]{32}$/i, 'It begins with MG.')
      .optional()
      .describe('The messaging service that chooses the sender.'),
    body: z.string().min(1).max(1600).describe('The text, at most 1,600 characters.'),
    media_url: z.url().optional().describe('A picture to go with it, on the public web.'),
    send_at: instant
      .optional()
      .describe('When to send it: 15 minutes to 35 days from now; needs messaging_service_sid.'),
  }),
  output: message,
  request: ({ to, from, messaging_service_sid, body, media_url, send_at }) =>
    postForm(`${account}/Messages.json`, {
      To: to,
      From: from,
      MessagingServiceSid: messaging_service_sid,
      Body: body,
      MediaUrl: media_url,
      ...(send_at && { ScheduleType: 'fixed', SendAt: utc(send_at) }),
    }),
})

export const listMessages = defineTool({
  slug: 'TWILIO_LIST_MESSAGES',
  name: 'List messages',
  description: 'List the messages that were sent and that came in, the newest first.',
  effect: 'read',
  important: true,
  keywords: ['text', 'sms', 'history', 'inbox', 'received', 'sent', 'whatsapp'],
  input: z.object({
    to: party.optional().describe('Only those to this number.'),
    from: party.optional().describe('Only those from this number.'),
    date_sent_after: instant.optional().describe('Only those sent at this time or later.'),
    date_sent_before: instant.optional().describe('Only those sent at this time or before.'),
    ...paging,
  }),
  output: z.object({ messages: z.array(message), next_page_token: nextPageToken }),
  request: ({ to, from, date_sent_after, date_sent_before, page_size, page_token }) =>
    get(`${account}/Messages.json`, {
      To: to,
      From: from,
      'DateSent>': utc(date_sent_after),
      'DateSent<': utc(date_sent_before),
      PageSize: page_size,
      PageToken: page_token,
    }),
  response: (page: { messages: never[]; next_page_uri?: string | null }) => ({
    messages: page.messages,
    next_page_token: nextPageTokenOf(page),
  }),
})

export const fetchMessage = defineTool({
  slug: 'TWILIO_FETCH_MESSAGE',
  name: 'Get a message',
  description: 'Get one message, with whether it arrived, why not, and what it cost.',
  effect: 'read',
  keywords: ['sms', 'text', 'delivery', 'status', 'delivered', 'arrived'],
  plan: [{ tool: 'TWILIO_LIST_MESSAGES', to: 'find the message: its sid is the message_sid' }],
  input: z.object({ message_sid: messageSid }),
  output: message,
  request: ({ message_sid }) => get(account + path`/Messages/${message_sid}.json`),
})

export const cancelMessage = defineTool({
  slug: 'TWILIO_CANCEL_MESSAGE',
  name: 'Cancel a scheduled message',
  description: 'Stop a message that was to be sent later and has not been sent yet.',
  effect: 'write',
  idempotent: true,
  keywords: ['sms', 'text', 'unsend', 'stop', 'planned'],
  plan: [{ tool: 'TWILIO_LIST_MESSAGES', to: 'find the message: its sid is the message_sid' }],
  input: z.object({ message_sid: messageSid }),
  output: message,
  request: ({ message_sid }) =>
    postForm(account + path`/Messages/${message_sid}.json`, { Status: 'canceled' }),
})
