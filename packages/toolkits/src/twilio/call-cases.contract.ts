import client from 'twilio'
import type { ToolCase } from '../specified.contract.ts'
import { nine, page, sdk, sid } from './account.contract.ts'

const call = {
  sid: 'CA1',
  status: 'completed',
  direction: 'outbound-api',
  from: '+15005550006',
  to: '+33612345678',
  start_time: 'Thu, 26 Nov 2026 09:00:00 +0000',
  end_time: 'Thu, 26 Nov 2026 09:01:00 +0000',
  duration: '60',
  answered_by: null,
  price: null,
  price_unit: 'USD',
}
const callAnswered = { ...call, account_sid: sid, uri: '/x' }

/** What is done with phone calls. */
export const callCases: readonly ToolCase[] = [
  {
    slug: 'TWILIO_CREATE_CALL',
    input: { to: '+33612345678', from: '+15005550006', say: 'Bring <2> ropes & go' },
    answer: callAnswered,
    status: 201,
    sdk: () => {
      const twiml = new client.twiml.VoiceResponse()
      twiml.say({ language: 'en-US' }, 'Bring <2> ropes & go')
      return sdk.calls.create({ to: '+33612345678', from: '+15005550006', twiml })
    },
    output: call,
  },
  {
    slug: 'TWILIO_LIST_CALLS',
    input: {
      to: '+33612345678',
      from: '+15005550006',
      status: 'no-answer',
      start_time_after: '2026-11-26T09:00:00Z',
      start_time_before: '2026-11-26T09:00:00Z',
      page_size: 5,
    },
    answer: { ...page, calls: [callAnswered], next_page_uri: null },
    sdk: () =>
      sdk.calls.page({
        to: '+33612345678',
        from: '+15005550006',
        status: 'no-answer',
        startTimeAfter: nine,
        startTimeBefore: nine,
        pageSize: 5,
      }),
    output: { calls: [call], next_page_token: null },
  },
  {
    slug: 'TWILIO_LIST_RECORDINGS',
    input: { call_sid: 'CA1' },
    answer: {
      ...page,
      recordings: [
        { sid: 'RE1', call_sid: 'CA1', status: 'completed', duration: '9', channels: 1 },
      ],
      next_page_uri: null,
    },
    sdk: () => sdk.recordings.page({ callSid: 'CA1', pageSize: 25 }),
    output: {
      recordings: [{ sid: 'RE1', call_sid: 'CA1', status: 'completed', duration: '9' }],
      next_page_token: null,
    },
  },
]
