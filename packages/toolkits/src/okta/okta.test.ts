import { inWay, placeKey } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import okta from '@okta/okta-sdk-nodejs'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { oktaFailure } from './failure.ts'
import { okta as toolkit } from './index.ts'

const fields = { domain: 'acme.okta.com' }
const { userApi, groupApi, systemLogApi } = new okta.Client({
  orgUrl: 'https://acme.okta.com',
  token: 'specified',
  cacheMiddleware: null,
})

/** Lists are asked for when they are read. */
async function first(list: Promise<{ next(): Promise<unknown> }>): Promise<void> {
  await (await list).next()
}

const ana = {
  id: '00u1',
  status: 'ACTIVE',
  created: '2026-11-26T09:00:00.000Z',
  lastLogin: null,
  profile: { firstName: 'Ana', lastName: 'Lee', login: 'ana@acme.com', email: 'ana@acme.com' },
}
const answered = { ...ana, credentials: { provider: { type: 'OKTA' } }, _links: {} }
const climbers = {
  id: '00g1',
  type: 'OKTA_GROUP',
  profile: { name: 'Climbers', description: null },
}
const event = {
  published: '2026-11-26T09:00:00.000Z',
  eventType: 'user.session.start',
  displayMessage: 'User login to Okta',
  severity: 'INFO',
  outcome: { result: 'SUCCESS', reason: null },
  actor: { id: '00u1', alternateId: 'ana@acme.com', displayName: 'Ana Lee' },
  client: { ipAddress: '198.51.100.1' },
  target: null,
}

const cases: ToolCase[] = [
  {
    slug: 'OKTA_SEARCH_USERS',
    input: { search: 'profile.department eq "Sales"', limit: 10 },
    answer: [answered],
    sdk: () => first(userApi.listUsers({ search: 'profile.department eq "Sales"', limit: 10 })),
    output: { users: [ana] },
  },
  {
    slug: 'OKTA_GET_USER',
    input: { user_id: 'ana@acme.com' },
    answer: answered,
    sdk: () => userApi.getUser({ userId: 'ana@acme.com' }),
    output: ana,
  },
  {
    slug: 'OKTA_CREATE_USER',
    input: {
      firstName: 'Ana',
      lastName: 'Lee',
      email: 'ana@acme.com',
      login: 'ana@acme.com',
      groupIds: ['00g1'],
      more: { employeeNumber: '7' },
    },
    answer: answered,
    sdk: () =>
      userApi.createUser({
        body: {
          profile: {
            firstName: 'Ana',
            lastName: 'Lee',
            email: 'ana@acme.com',
            login: 'ana@acme.com',
            employeeNumber: '7',
          },
          groupIds: ['00g1'],
        },
        activate: true,
      }),
    output: ana,
  },
  {
    slug: 'OKTA_UPDATE_USER',
    input: { user_id: '00u1', title: 'Guide' },
    answer: answered,
    sdk: () => userApi.updateUser({ userId: '00u1', user: { profile: { title: 'Guide' } } }),
    output: ana,
  },
  {
    slug: 'OKTA_SUSPEND_USER',
    input: { user_id: '00u1' },
    answer: {},
    sdk: () => userApi.suspendUser({ userId: '00u1' }),
    output: { done: true },
  },
  {
    slug: 'OKTA_UNSUSPEND_USER',
    input: { user_id: '00u1' },
    answer: {},
    sdk: () => userApi.unsuspendUser({ userId: '00u1' }),
    output: { done: true },
  },
  {
    slug: 'OKTA_DEACTIVATE_USER',
    input: { user_id: '00u1' },
    answer: {},
    sdk: () => userApi.deactivateUser({ userId: '00u1' }),
    output: { done: true },
  },
  {
    slug: 'OKTA_LIST_GROUPS',
    input: { q: 'Clim' },
    answer: [climbers],
    sdk: () => first(groupApi.listGroups({ q: 'Clim', limit: 25 })),
    output: { groups: [climbers] },
  },
  {
    slug: 'OKTA_LIST_GROUP_MEMBERS',
    input: { group_id: '00g1' },
    answer: [answered],
    sdk: () => first(groupApi.listGroupUsers({ groupId: '00g1', limit: 25 })),
    output: { users: [ana] },
  },
  {
    slug: 'OKTA_ADD_USER_TO_GROUP',
    input: { group_id: '00g1', user_id: '00u1' },
    answer: undefined,
    sdk: () => groupApi.assignUserToGroup({ groupId: '00g1', userId: '00u1' }),
    output: { done: true },
  },
  {
    slug: 'OKTA_REMOVE_USER_FROM_GROUP',
    input: { group_id: '00g1', user_id: '00u1' },
    answer: undefined,
    sdk: () => groupApi.unassignUserFromGroup({ groupId: '00g1', userId: '00u1' }),
    output: { done: true },
  },
  {
    slug: 'OKTA_LIST_LOG_EVENTS',
    input: { q: 'ana', since: '2026-11-26T00:00:00Z' },
    answer: [{ ...event, uuid: 'e1', version: '0' }],
    sdk: () =>
      first(
        systemLogApi.listLogEvents({
          q: 'ana',
          since: '2026-11-26T00:00:00Z',
          limit: 50,
          sortOrder: 'DESCENDING',
        }),
      ),
    output: { events: [event] },
  },
]

specified(
  toolkit,
  cases.map((one) => ({ ...one, fields })),
)

test('who is connected is asked as the SDK asks', async () => {
  const { identity } = toolkit
  if (!identity) throw new Error('Okta tells who is connected.')
  const sending = { toolkit, routes: {}, credential: 'specified', fields }
  const ours = await captureRequests(() => callUpstream(identity.request, sending), answered)
  const theirs = await captureRequests(() => userApi.getUser({ userId: 'me' }), answered)
  expect(ours.requests).toEqual(theirs.requests)
  expect(identity.read(answered as never)).toEqual({ subject: '00u1', label: 'ana@acme.com' })
})

test('an API token goes as SSWS', () => {
  const { auth } = inWay(toolkit, 'token')
  if (auth.scheme !== 'API_KEY') throw new Error('It is a key.')
  const { headers } = placeKey(auth, { fields, secrets: { api_token: 'specified' } })
  expect(headers).toEqual({ authorization: 'SSWS specified' })
})

const scope = new Headers({ 'www-authenticate': 'Bearer error="insufficient_scope"' })
test.each([
  [401, 'Invalid token provided', 'token_rejected'],
  [403, 'You do not have permission', 'missing_permissions'],
  [403, 'The access token lacks scopes', 'missing_scopes', scope],
  [429, 'API call exceeded rate limit', 'rate_limited'],
  [404, 'Not found: Resource not found: x (User)'],
])(
  'a refusal with %i says what Okta says: %s',
  (status, errorSummary, reason?: string, headers?: Headers) => {
    expect(oktaFailure({ status, body: { errorSummary }, ...(headers && { headers }) })).toEqual({
      message: errorSummary,
      ...(reason && { reason }),
    })
  },
)

test('what is wrong with which value is told', () => {
  const body = {
    errorSummary: 'Api validation failed: login',
    errorCauses: [{ errorSummary: 'login: An object with this field already exists' }],
  }
  expect(oktaFailure({ status: 400, body })?.message).toBe(
    'Api validation failed: login login: An object with this field already exists',
  )
  expect(oktaFailure({ status: 503, body: '' })?.message).toBe('Okta answered with status 503.')
})
