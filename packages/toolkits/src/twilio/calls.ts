import { defineTool, get } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  account,
  instant,
  nextPageToken,
  nextPageTokenOf,
  paging,
  phoneNumber,
  postForm,
  utc,
} from './fields.ts'

const call = z.object({
  sid: z.string(),
  status: z.string(),
  direction: z.string().nullish(),
  from: z.string().nullish(),
  to: z.string().nullish(),
  start_time: z.string().nullish(),
  end_time: z.string().nullish(),
  duration: z.string().nullish().describe('In seconds.'),
  answered_by: z.string().nullish(),
  price: z.string().nullish(),
  price_unit: z.string().nullish(),
})

export const createCall = defineTool({
  slug: 'TWILIO_CREATE_CALL',
  name: 'Make a call',
  description: 'Call a phone and read a text to whoever answers. It costs money.',
  effect: 'write',
  keywords: ['phone', 'ring', 'dial', 'voice', 'telephone', 'announce'],
  plan: [
    {
      tool: 'TWILIO_LIST_INCOMING_PHONE_NUMBERS',
      to: 'learn which of the user’s numbers it can come from',
    },
  ],
  input: z.object({
    to: phoneNumber.describe('Whom to call, e.g. `+33612345678`.'),
    from: phoneNumber.describe("One of the account's numbers, or a verified caller id."),
    say: z.string().min(1).max(3000).describe('What is read aloud.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
      .default('en-US')
      .describe('The language of the text, e.g. `fr-FR`.'),
  }),
  output: call,
  request: ({ to, from, say, language }) =>
    postForm(`${account}/Calls.json`, {
      To: to,
      From: from,
      Twiml: `<?xml version="1.0" encoding="UTF-8"?><Response><Say language="${language}">${escaped(say)}</Say></Response>`,
    }),
})

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export const listCalls = defineTool({
  slug: 'TWILIO_LIST_CALLS',
  name: 'List calls',
  description: 'List calls that were made and that came in, the newest first.',
  effect: 'read',
  important: true,
  keywords: ['phone', 'history', 'log', 'missed', 'rang', 'voice'],
  input: z.object({
    to: z.string().optional().describe('Only those to this number.'),
    from: z.string().optional().describe('Only those from this number.'),
    status: z
      .enum([
        'queued',
        'ringing',
        'in-progress',
        'canceled',
        'completed',
        'failed',
        'busy',
        'no-answer',
      ])
      .optional()
      .describe('Only those that are or ended so.'),
    start_time_after: instant.optional().describe('Only those that began at this time or later.'),
    start_time_before: instant.optional().describe('Only those that began at this time or before.'),
    ...paging,
  }),
  output: z.object({ calls: z.array(call), next_page_token: nextPageToken }),
  request: ({ to, from, status, start_time_after, start_time_before, page_size, page_token }) =>
    get(`${account}/Calls.json`, {
      To: to,
      From: from,
      Status: status,
      'StartTime>': utc(start_time_after),
      'StartTime<': utc(start_time_before),
      PageSize: page_size,
      PageToken: page_token,
    }),
  response: (page: { calls: never[]; next_page_uri?: string | null }) => ({
    calls: page.calls,
    next_page_token: nextPageTokenOf(page),
  }),
})

export const listRecordings = defineTool({
  slug: 'TWILIO_LIST_RECORDINGS',
  name: 'List recordings',
  description: 'List recordings of calls, of all or of one, the newest first.',
  effect: 'read',
  keywords: ['voicemail', 'audio', 'recorded', 'phone'],
  input: z.object({
    call_sid: z.string().optional().describe('`sid` of the call; leave out for all.'),
    ...paging,
  }),
  output: z.object({
    recordings: z.array(
      z.object({
        sid: z.string(),
        call_sid: z.string().nullish(),
        status: z.string(),
        start_time: z.string().nullish(),
        duration: z.string().nullish().describe('In seconds.'),
        media_url: z.string().nullish().describe('The audio; Twilio asks for the login.'),
      }),
    ),
    next_page_token: nextPageToken,
  }),
  request: ({ call_sid, page_size, page_token }) =>
    get(`${account}/Recordings.json`, {
      CallSid: call_sid,
      PageSize: page_size,
      PageToken: page_token,
    }),
  response: (page: { recordings: never[]; next_page_uri?: string | null }) => ({
    recordings: page.recordings,
    next_page_token: nextPageTokenOf(page),
  }),
})
