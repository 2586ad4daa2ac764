import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream, runTool } from '@maillon/testkit/upstreams'
import { MeetingsOAuthClient } from '@zoom/rivet/meetings'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { cases } from './cases.contract.ts'
import { zoomFailure } from './failure.ts'
import { zoom } from './index.ts'

specified(zoom, cases)

const { auth, identity } = zoom
if (auth.scheme !== 'OAUTH2' || !identity) throw new Error('Zoom connects by OAuth.')

test('a grant is renewed where the SDK renews it, by a client that proves itself as there', async () => {
  const expired = {
    accessToken: 'a',
    refreshToken: 'r',
    expirationTimeIso: '2000-01-01T00:00:00Z',
    scopes: [],
  }
  const { endpoints } = new MeetingsOAuthClient({
    clientId: 'c',
    clientSecret: 's',
    disableReceiver: true,
    installerOptions: { redirectUri: 'https://app.example/callback', stateStore: 'a'.repeat(32) },
    tokenStore: { getLatestToken: () => expired, storeToken: () => undefined },
  })
  const { requests } = await captureRequests(
    () => endpoints.meetings.listMeetings({ path: { userId: 'me' } }),
    ({ url }) =>
      url.endsWith('/token')
        ? { access_token: 'b', refresh_token: 'q', expires_in: 3600, scope: 'x' }
        : { meetings: [] },
  )
  expect(requests[0]).toMatchObject({ method: 'POST', url: auth.tokenUrl })
  // Neither id nor secret is in the body: they are in the header, as basic.
  expect(requests[0]?.body).toEqual([
    ['grant_type', 'refresh_token'],
    ['refresh_token', 'r'],
  ])
  expect(auth.clientAuthentication).toBe('basic')
})

test('a grant is ended by its access token, as a form, by the client', async () => {
  const recipe = auth.revoke?.({ accessToken: 'a&b', clientId: 'c' })
  if (!recipe) throw new Error('Zoom has no recipe.')
  const { requests } = await captureRequests(
    () => callUpstream(recipe.request, { toolkit: zoom, routes: {} }),
    { status: 'success' },
  )
  expect(requests).toEqual([
    { method: 'POST', url: 'https://zoom.us/oauth/revoke', query: [], body: [['token', 'a&b']] },
  ])
  expect(recipe.authorization).toBe('client')
})

test('an address counts as checked only when Zoom says so', () => {
  const ada = { id: 'u1', email: 'ada@example.com' }
  const known = { subject: 'u1', label: 'ada@example.com' }
  expect(identity.read({ ...ada, verified: 0 } as never)).toEqual(known)
  expect(identity.read({ ...ada, verified: 1 } as never)).toEqual({ ...known, email: ada.email })
})

test.each([
  ['ZOOM_CREATE_A_MEETING', { topic: 'Belay' }],
  ['ZOOM_CREATE_A_MEETING', { topic: 'Belay', start_time: 'tomorrow' }],
  ['ZOOM_GET_A_MEETING', { meetingId: '857 4606 5123' }],
  ['ZOOM_DELETE_A_MEETING', { meetingId: '85746065123', occurrence_id: '' }],
])('%s refuses %o, and sends nothing', async (slug, input) => {
  const { requests } = await captureRequests(
    () =>
      expect(runTool({ toolkit: zoom, slug, input, routes: {} })).rejects.toMatchObject({
        code: 'invalid_arguments',
      }),
    {},
  )
  expect(requests).toEqual([])
})

test.each([
  [401, { code: 124, message: 'Invalid access token.' }, 'Invalid access token.', 'token_rejected'],
  [400, { code: 4711, message: 'Token has no scopes' }, 'Token has no scopes', 'missing_scopes'],
  [429, { code: 429, message: 'Too many.' }, 'Too many.', 'rate_limited'],
  [404, { code: 3001, message: 'Meeting does not exist.' }, 'Meeting does not exist.'],
  [
    400,
    {
      code: 300,
      message: 'Validation Failed.',
      errors: [{ field: 'settings.auto_recording', message: 'Invalid field.' }],
    },
    'Validation Failed. settings.auto_recording: Invalid field.',
  ],
  [502, 'Bad Gateway', 'Zoom answered with status 502.'],
])('a refusal with %i says what Zoom says: %j', (status, body, message, reason?: string) => {
  expect(zoomFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})
