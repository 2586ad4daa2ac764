import { Client } from '@hubspot/api-client'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { hubspotFailure } from './failure.ts'
import { hubspot } from './index.ts'

const client = new Client({ accessToken: 'specified' })
const { contacts, companies, deals, objects, owners, pipelines } = client.crm

const ada = {
  id: '1',
  properties: { email: 'ada@example.com', firstname: 'Ada', company: null },
  createdAt: '2026-11-26T09:00:00.000Z',
  updatedAt: '2026-11-26T09:00:00.000Z',
}
const answer = { ...ada, archived: false }
const found = { total: 1, results: [answer], paging: { next: { after: '20', link: 'https://x' } } }
const foundRead = { total: 1, results: [ada], next: '20' }
const contactShown = [
  'email',
  'firstname',
  'lastname',
  'phone',
  'company',
  'jobtitle',
  'lifecyclestage',
  'hubspot_owner_id',
]
const link = (id: string, associationTypeId: number) => ({
  to: { id },
  types: [{ associationCategory: 'HUBSPOT_DEFINED' as never, associationTypeId }],
})

specified(hubspot, [
  {
    slug: 'HUBSPOT_SEARCH_CONTACTS',
    input: { query: 'ada', filters: [{ propertyName: 'city', operator: 'EQ', value: 'Lyon' }] },
    answer: found,
    sdk: () =>
      contacts.searchApi.doSearch({
        query: 'ada',
        filterGroups: [
          { filters: [{ propertyName: 'city', operator: 'EQ' as never, value: 'Lyon' }] },
        ],
        properties: contactShown,
        limit: 20,
      }),
    output: foundRead,
  },
  {
    slug: 'HUBSPOT_READ_CONTACT',
    input: { contact_id: 'ada@example.com', id_property: 'email' },
    answer,
    sdk: () =>
      contacts.basicApi.getById(
        'ada@example.com',
        [contactShown.join(',')],
        undefined,
        undefined,
        undefined,
        'email',
      ),
    output: ada,
  },
  {
    slug: 'HUBSPOT_CREATE_CONTACT',
    input: { email: 'ada@example.com', firstname: 'Ada', properties: { lifecyclestage: 'lead' } },
    answer,
    status: 201,
    sdk: () =>
      contacts.basicApi.create({
        properties: { email: 'ada@example.com', firstname: 'Ada', lifecyclestage: 'lead' },
      }),
    output: ada,
  },
  {
    slug: 'HUBSPOT_UPDATE_CONTACT',
    input: { contact_id: '1', phone: '+33 1' },
    answer,
    sdk: () => contacts.basicApi.update('1', { properties: { phone: '+33 1' } }),
    output: ada,
  },
  {
    slug: 'HUBSPOT_SEARCH_COMPANIES',
    input: { query: 'acme', limit: 5, after: '5' },
    answer: { total: 0, results: [] },
    sdk: () =>
      companies.searchApi.doSearch({
        query: 'acme',
        properties: ['name', 'domain', 'phone', 'city', 'country', 'industry', 'hubspot_owner_id'],
        limit: 5,
        after: '5',
      }),
    output: { total: 0, results: [] },
  },
  {
    slug: 'HUBSPOT_CREATE_COMPANY',
    input: { name: 'Acme', domain: 'acme.com' },
    answer,
    status: 201,
    sdk: () => companies.basicApi.create({ properties: { name: 'Acme', domain: 'acme.com' } }),
    output: ada,
  },
  {
    slug: 'HUBSPOT_SEARCH_DEALS',
    answer: found,
    sdk: () =>
      deals.searchApi.doSearch({
        properties: [
          'dealname',
          'amount',
          'dealstage',
          'pipeline',
          'closedate',
          'hubspot_owner_id',
        ],
        limit: 20,
      }),
    output: foundRead,
  },
  {
    slug: 'HUBSPOT_CREATE_DEAL',
    input: {
      dealname: 'Ropes',
      amount: 5000,
      closedate: '2026-12-31',
      company_id: '7',
      contact_id: '1',
    },
    answer,
    status: 201,
    sdk: () =>
      deals.basicApi.create({
        properties: { dealname: 'Ropes', amount: '5000', closedate: '2026-12-31' },
        associations: [link('7', 5), link('1', 3)],
      }),
    output: ada,
  },
  {
    slug: 'HUBSPOT_UPDATE_DEAL',
    input: { deal_id: '9', dealstage: 'closedwon' },
    answer,
    sdk: () => deals.basicApi.update('9', { properties: { dealstage: 'closedwon' } }),
    output: ada,
  },
  {
    slug: 'HUBSPOT_RETRIEVE_PIPELINES',
    answer: {
      results: [
        {
          id: 'p',
          label: 'Sales',
          displayOrder: 0,
          stages: [{ id: 's', label: 'New', metadata: {} }],
        },
      ],
    },
    sdk: () => pipelines.pipelinesApi.getAll('deals'),
    output: { pipelines: [{ id: 'p', label: 'Sales', stages: [{ id: 's', label: 'New' }] }] },
  },
  {
    slug: 'HUBSPOT_CREATE_NOTE',
    input: {
      body: 'Signed',
      timestamp: '2026-11-26T12:00:00Z',
      contact_id: '1',
      attachment_ids: ['7', '8'],
    },
    answer,
    status: 201,
    sdk: () =>
      objects.basicApi.create('notes', {
        properties: {
          hs_note_body: 'Signed',
          hs_timestamp: '2026-11-26T12:00:00Z',
          hs_attachment_ids: '7;8',
        },
        associations: [link('1', 202)],
      }),
    output: ada,
  },
  {
    slug: 'HUBSPOT_UPLOAD_FILE',
    input: { file: 'file_1' },
    files: [{ name: 'größe.pdf', mimetype: 'application/pdf', text: '%PDF' }],
    answer: { id: '7', name: 'größe', extension: 'pdf', size: 4, path: '/attachments/x', url: 'x' },
    // The SDK sends streams of a disk; the form is of https://developers.hubspot.com/docs/api-reference/files-files-v3
    sdk: () => {
      const body = new FormData()
      body.set('file', new Blob(['%PDF'], { type: 'application/pdf' }), 'größe.pdf')
      body.set('folderPath', '/attachments')
      body.set('options', '{"access":"PRIVATE"}')
      return fetch('https://api.hubapi.com/files/v3/files', { method: 'POST', body })
    },
    output: { id: '7', name: 'größe', extension: 'pdf', size: 4, path: '/attachments/x' },
  },
  {
    slug: 'HUBSPOT_DOWNLOAD_FILE',
    input: { file_id: '7' },
    answer: ({ url }) =>
      url.startsWith('https://api.hubapi.com')
        ? { url: 'https://files.example/7?sig=s', name: 'größe', extension: 'pdf', type: 'PDF' }
        : new Response('%PDF'),
    headers: ['Authorization'],
    sdk: async () => {
      await client.files.filesApi.getSignedUrl('7')
      await fetch('https://files.example/7?sig=s')
    },
    output: { file: expect.objectContaining({ name: 'größe.pdf', size: 4 }) },
  },
  {
    slug: 'HUBSPOT_CREATE_NOTE',
    input: { body: 'Called', timestamp: '2026-11-26T12:00:00Z', contact_id: '1', deal_id: '9' },
    answer,
    status: 201,
    sdk: () =>
      objects.basicApi.create('notes', {
        properties: { hs_note_body: 'Called', hs_timestamp: '2026-11-26T12:00:00Z' },
        associations: [link('1', 202), link('9', 214)],
      }),
    output: ada,
  },
  {
    slug: 'HUBSPOT_RETRIEVE_OWNERS',
    input: { email: 'ada@example.com' },
    answer: {
      results: [
        { id: '3', email: 'ada@example.com', firstName: 'Ada', userId: 5, archived: false },
      ],
    },
    sdk: () => owners.ownersApi.getPage('ada@example.com', undefined, 100),
    output: { owners: [{ id: '3', email: 'ada@example.com', firstName: 'Ada' }] },
  },
])

const { auth, identity } = hubspot
if (auth.scheme !== 'OAUTH2' || !identity) throw new Error('HubSpot connects by OAuth.')

test('a grant is asked for where the SDK asks for it', async () => {
  const scopes = Object.keys(auth.scopes).join(auth.scopeSeparator)
  const url = new URL(client.oauth.getAuthorizationUrl('c', 'https://x.test', scopes))
  expect(auth.authorizeUrl).toBe(url.origin + url.pathname)
  expect(url.searchParams.get('scope')).toBe(scopes)
  const { requests } = await captureRequests(
    () => client.oauth.tokensApi.create('authorization_code', 'x', 'https://x.test', 'c', 's'),
    { access_token: 'a', refresh_token: 'r', expires_in: 1800, token_type: 'bearer' },
  )
  expect(requests.map(({ url: asked }) => asked)).toEqual([auth.tokenUrl])
})

test('the connected account is known by its number', async () => {
  const account = { portalId: 62515, uiDomain: 'app.hubspot.com' }
  const { requests } = await captureRequests(
    () => callUpstream(identity.request, { toolkit: hubspot, routes: {} }),
    account,
  )
  const theirs = await captureRequests(
    () => client.apiRequest({ path: '/account-info/v3/details' }),
    account,
  )
  expect(requests).toEqual(theirs.requests)
  expect(identity.read(account as never)).toEqual({
    subject: '62515',
    label: 'app.hubspot.com account 62515',
  })
})

test.each([
  [
    403,
    { message: 'No scope.', category: 'MISSING_SCOPES' },
    { message: 'No scope.', reason: 'missing_scopes' },
  ],
  [
    401,
    { message: 'Expired.', category: 'EXPIRED_AUTHENTICATION' },
    { message: 'Expired.', reason: 'token_rejected' },
  ],
  [
    429,
    { message: 'Slow.', category: 'RATE_LIMITS' },
    { message: 'Slow.', reason: 'rate_limited' },
  ],
  [409, { message: 'Contact already exists.' }, { message: 'Contact already exists.' }],
  [502, undefined, { message: 'HubSpot answered with status 502.' }],
])('a refusal with %i says what HubSpot says', (status, body, failure) => {
  expect(hubspotFailure({ status, body })).toEqual(failure)
})
