import { inWay, placeKey } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { IntercomClient, IntercomEnvironment } from 'intercom-client'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { cases } from './cases.contract.ts'
import { intercomFailure } from './failure.ts'
import { intercom } from './index.ts'

specified(intercom, cases)

const { identity, ways, hosts } = intercom
if (!identity) throw new Error('Intercom tells who is connected.')
const answer = {
  id: '8',
  email: 'ben@example.com',
  email_verified: true,
  app: { id_code: 'w1', name: 'Ropes' },
}

test.each(Object.values(IntercomEnvironment))(
  'each region of the SDK is one: %s',
  async (region) => {
    const sending = {
      toolkit: intercom,
      routes: {},
      credential: 'specified',
      fields: { region: new URL(region).hostname },
    }
    const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
    const client = new IntercomClient({ token: 'specified', environment: region })
    const theirs = await captureRequests(() => client.admins.identify(), answer)
    expect(ours.requests).toEqual(theirs.requests)
  },
)

test('there are no other regions', () => {
  const known = Object.values(IntercomEnvironment).map((url) => new URL(url).hostname)
  expect([hosts].flat().toSorted()).toEqual(known.toSorted())
})

test('the account is a teammate in a workspace', () => {
  expect(identity.read(answer as never)).toEqual({
    subject: 'w1:8',
    label: 'ben@example.com in Ropes',
    email: 'ben@example.com',
  })
})

test('an access token goes as that of OAuth does', () => {
  const { auth } = inWay(intercom, 'token')
  if (auth.scheme !== 'BEARER_TOKEN') throw new Error('It is a token.')
  const { headers } = placeKey(auth, { fields: {}, secrets: { token: 'specified' } })
  expect(headers).toEqual({ authorization: 'Bearer specified' })
  expect(Object.keys(ways)).toEqual(['oauth', 'token'])
})

test.each([
  [401, [{ code: 'unauthorized', message: 'Access Token Invalid' }], 'token_rejected'],
  [403, [{ code: 'api_plan_restricted', message: 'Not in your plan' }], 'missing_permissions'],
  [404, [{ code: 'not_found', message: 'Resource Not Found' }]],
  [429, [{ code: 'rate_limit_exceeded', message: 'Exceeded rate limit' }], 'rate_limited'],
])('a refusal with %i says what Intercom says: %j', (status, errors, reason?: string) => {
  expect(intercomFailure({ status, body: { type: 'error.list', errors } })).toEqual({
    message: errors[0]?.message,
    ...(reason && { reason }),
  })
  expect(intercomFailure({ status: 503, body: '' })?.message).toContain('status 503')
})
