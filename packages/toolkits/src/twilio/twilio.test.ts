import { placeKey, secretsOfKey } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { credential, next, page, sdk, sid } from './account.contract.ts'
import { cases } from './cases.contract.ts'
import { twilioFailure } from './failure.ts'
import { twilio } from './index.ts'

specified(
  twilio,
  cases.map((one) => ({ ...one, credential })),
)

const { auth, identity } = twilio
if (auth.scheme !== 'API_KEY' || !identity) throw new Error('Twilio connects by key.')
const typed = (auth_token: string) => ({ fields: { account_sid: sid }, secrets: { auth_token } })

test('the auth token goes with the account, an API key with its own name', () => {
  const apiKey = `SK${'a'.repeat(32)}:secret`
  expect(placeKey(auth, typed('token')).headers).toEqual({
    authorization: `Basic ${btoa(`${sid}:token`)}`,
  })
  expect(placeKey(auth, typed(apiKey)).headers).toEqual({ authorization: `Basic ${btoa(apiKey)}` })
  expect(secretsOfKey(typed(apiKey))).not.toContain(sid)
})

test('the connected account is known by its SID, by a call that every kind of key may make', async () => {
  const answer = { ...page, uri: next, messages: [] }
  const ours = await captureRequests(
    () => callUpstream(identity.request, { toolkit: twilio, routes: {}, credential }),
    answer,
  )
  const theirs = await captureRequests(() => sdk.messages.page({ pageSize: 1 }), answer)
  expect(ours.requests).toEqual(theirs.requests)
  expect(identity.read(answer as never)).toEqual({ subject: sid, label: sid })
  expect(() => identity.read({ uri: '/x' } as never)).toThrow('whose account')
})

test.each([
  [401, { code: 20_003, message: 'Authenticate' }, 'Authenticate', 'token_rejected'],
  [403, { code: 20_403, message: 'Forbidden' }, 'Forbidden', 'missing_scopes'],
  [403, { code: 21_408, message: 'No permission for France' }, 'No permission for France (21408)'],
  [429, { code: 20_429, message: 'Too many requests' }, 'Too many requests', 'rate_limited'],
  [400, { code: 21_211, message: 'Invalid number' }, 'Invalid number (21211)'],
  [503, 'Service Unavailable', 'Twilio answered with status 503.'],
])('a refusal with %i says what Twilio says: %j', (status, body, message, reason?: string) => {
  expect(twilioFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})
