import { inWay, placeKey } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { createClient } from 'node-zendesk'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { zendeskFailure } from './failure.ts'
import { zendesk } from './index.ts'

const fields = { subdomain: 'acme' }
/** `query` is what the client adds to each call; its own types leave it out. */
function client(query: Record<string, unknown> = {}, apiType = 'core') {
  const options = { subdomain: 'acme', token: 'specified', oauth: true, apiType: [apiType], query }
  return createClient(options)
}

const rope = {
  id: 35,
  subject: 'The rope is short',
  description: 'By two metres.',
  status: 'open',
  priority: 'high',
  type: 'problem',
  requester_id: 7,
  assignee_id: null,
  group_id: 3,
  organization_id: null,
  tags: ['rope'],
  created_at: '2026-11-26T09:00:00Z',
  updated_at: '2026-11-26T09:00:00Z',
}
const answered = { ...rope, url: 'https://acme.zendesk.com/api/v2/tickets/35.json', via: {} }
const ana = {
  id: 7,
  name: 'Ana',
  email: 'ana@example.com',
  role: 'end-user',
  phone: null,
  organization_id: null,
  time_zone: 'Paris',
  suspended: false,
}
const note = {
  id: 9,
  author_id: 7,
  public: false,
  created_at: '2026-11-26T10:00:00Z',
  attachments: [{ file_name: 'rope.png', content_url: 'https://acme.zendesk.com/attachments/1' }],
}

const cases: ToolCase[] = [
  {
    slug: 'ZENDESK_REPLY_TO_TICKET',
    input: { ticket_id: 35, body: 'Here.', public: true, attachments: ['file_1'] },
    files: [{ name: 'größe.pdf', mimetype: 'application/pdf', text: '%PDF' }],
    answer: ({ url }) =>
      url.endsWith('/uploads.json') ? { upload: { token: 't1' } } : { ticket: answered },
    headers: ['Content-Type'],
    status: 201,
    sdk: async () => {
      // The SDK sends each file as application/binary; as Zendesk's documentation has it.
      await fetch('https://acme.zendesk.com/api/v2/uploads.json?filename=gr%C3%B6%C3%9Fe.pdf', {
        method: 'POST',
        headers: { 'content-type': 'application/pdf' },
        body: '%PDF',
      })
      const comment = { body: 'Here.', public: true, uploads: ['t1'] }
      await client().tickets.update(35, { ticket: { comment } })
    },
    output: rope,
  },
  {
    slug: 'ZENDESK_DOWNLOAD_ATTACHMENT',
    input: { attachment_id: 1 },
    answer: ({ url }) =>
      url.endsWith('.json')
        ? {
            attachment: { file_name: 'rope.png', content_url: 'https://help.acme.example/a/1?n=x' },
          }
        : new Response('PNG'),
    sdk: async () => {
      await client().attachments.show(1)
      // The host is the one that the account is at, whatever people see.
      await fetch('https://acme.zendesk.com/a/1?n=x')
    },
    output: { file: expect.objectContaining({ name: 'rope.png', size: 3 }) },
  },
  {
    slug: 'ZENDESK_SEARCH_TICKETS',
    input: { query: 'status<solved tags:rope', per_page: 10, page: 2 },
    answer: { results: [answered], count: 11, next_page: null },
    sdk: () =>
      client({ sort_by: 'created_at', sort_order: 'desc', per_page: 10, page: 2 }).search.query(
        'type:ticket status<solved tags:rope',
      ),
    output: { tickets: [rope], count: 11 },
  },
  {
    slug: 'ZENDESK_GET_TICKET',
    input: { ticket_id: 35, comments: 5 },
    answer: ({ url }) =>
      url.endsWith('/comments.json')
        ? { comments: [{ ...note, plain_body: 'Cut it?', body: 'Cut **it**?' }] }
        : { ticket: { ...answered, description: 'x'.repeat(5001) } },
    sdk: async () => {
      await client().tickets.show(35)
      await client({ sort: '-created_at', page: { size: 5 } }).tickets.getComments(35)
    },
    output: {
      ...rope,
      description: `${'x'.repeat(5000)} […]`,
      comments: [{ ...note, text: 'Cut it?' }],
    },
  },
  {
    slug: 'ZENDESK_GET_TICKET',
    input: { ticket_id: 35, comments: 0 },
    answer: { ticket: answered },
    sdk: () => client().tickets.show(35),
    output: { ...rope, comments: [] },
  },
  {
    slug: 'ZENDESK_CREATE_TICKET',
    input: {
      subject: 'The rope is short',
      body: 'By two metres.',
      priority: 'high',
      requester: { name: 'Ana', email: 'ana@example.com' },
    },
    answer: { ticket: answered },
    status: 201,
    sdk: () =>
      client().tickets.create({
        ticket: {
          subject: 'The rope is short',
          priority: 'high',
          requester: { name: 'Ana', email: 'ana@example.com' },
          comment: { body: 'By two metres.', public: true },
        },
      }),
    output: rope,
  },
  {
    slug: 'ZENDESK_UPDATE_TICKET',
    input: { ticket_id: 35, status: 'solved', assignee_id: 8, tags: ['rope', 'done'] },
    answer: { ticket: answered },
    sdk: () =>
      client().tickets.update(35, {
        ticket: { status: 'solved', assignee_id: 8, tags: ['rope', 'done'] },
      }),
    output: rope,
  },
  {
    slug: 'ZENDESK_REPLY_TO_TICKET',
    input: { ticket_id: 35, body: 'A longer one is on its way.', public: true, status: 'pending' },
    answer: { ticket: answered },
    sdk: () =>
      client().tickets.update(35, {
        ticket: {
          comment: { body: 'A longer one is on its way.', public: true },
          status: 'pending',
        },
      }),
    output: rope,
  },
  {
    slug: 'ZENDESK_SEARCH_USERS',
    input: { query: 'ana' },
    answer: { users: [{ ...ana, url: 'https://x' }], count: 1 },
    sdk: () => client().users.search({ query: 'ana', per_page: 25, page: 1 }),
    output: { users: [ana], count: 1 },
  },
  {
    slug: 'ZENDESK_CREATE_OR_UPDATE_USER',
    input: { email: 'ana@example.com', name: 'Ana', notes: 'Climbs.' },
    answer: { user: ana },
    sdk: () =>
      client().users.createOrUpdate({
        user: { email: 'ana@example.com', name: 'Ana', notes: 'Climbs.' },
      }),
    output: ana,
  },
  {
    slug: 'ZENDESK_LIST_GROUPS',
    input: { after: 'c1' },
    answer: {
      groups: [{ id: 3, name: 'Gear', url: 'https://x' }],
      meta: { has_more: true, after_cursor: 'c2' },
      links: {},
    },
    sdk: () => client({ page: { size: 50, after: 'c1' }, exclude_deleted: true }).groups.list(),
    output: { groups: [{ id: 3, name: 'Gear' }], next_cursor: 'c2' },
  },
  {
    slug: 'ZENDESK_SEARCH_ARTICLES',
    input: { query: 'rope', locale: 'en-us', per_page: 5 },
    answer: {
      results: [
        { id: 1, title: 'Ropes', snippet: 'A <em>rope</em> is', html_url: 'https://x', body: '' },
      ],
      count: 1,
    },
    sdk: () =>
      client({}, 'helpcenter').helpcenter.search.searchArticles({
        query: 'rope',
        locale: 'en-us',
        per_page: 5,
        page: 1,
      }),
    output: {
      articles: [{ id: 1, title: 'Ropes', snippet: 'A rope is', html_url: 'https://x' }],
      count: 1,
    },
  },
]

specified(
  zendesk,
  cases.map((one) => ({ ...one, fields })),
)

test('who is connected is known by their Zendesk and id, and an anonymous visitor by nothing', async () => {
  const identity = zendesk.identity
  if (!identity) throw new Error('Zendesk tells who is connected.')
  const url = 'https://acme.zendesk.com/api/v2/users/7.json'
  const answer = { user: { id: 7, url, email: 'ana@example.com', verified: true } }
  const sending = { toolkit: zendesk, routes: {}, credential: 'specified', fields }
  const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
  const theirs = await captureRequests(() => client().users.me(), answer)
  expect(ours.requests).toEqual(theirs.requests)
  expect(identity.read(answer as never)).toEqual({
    subject: 'acme.zendesk.com:7',
    label: 'ana@example.com',
    email: 'ana@example.com',
  })
  expect(() => identity.read({ user: { id: null, url } } as never)).toThrow('who is connected')
})

test('an API token goes with the e-mail address, as the client has it', async () => {
  const { auth } = inWay(zendesk, 'token')
  if (auth.scheme !== 'BASIC') throw new Error('It is HTTP Basic.')
  const typed = { fields: { ...fields, email: 'ana@example.com' }, secrets: { api_token: 't' } }
  expect(placeKey(auth, typed).headers).toEqual({
    authorization: `Basic ${btoa('ana@example.com/token:t')}`,
  })
})

test.each([
  [401, { error: "Couldn't authenticate you" }, "Couldn't authenticate you", 'token_rejected'],
  [
    403,
    { error: 'Forbidden', description: 'You are missing the following required scopes: write' },
    'You are missing the following required scopes: write',
    'missing_scopes',
  ],
  [
    403,
    { error: { title: 'Forbidden', message: 'You do not have access.' } },
    'You do not have access.',
  ],
  [404, { error: 'RecordNotFound', description: 'Not found' }, 'Not found'],
  [
    422,
    {
      error: 'RecordInvalid',
      description: 'Record validation errors',
      details: {
        email: [{ description: 'Email: is taken' }],
        name: [{ description: 'Name: cannot be blank' }],
      },
    },
    'Email: is taken Name: cannot be blank',
  ],
  [
    429,
    'Number of allowed API requests per minute exceeded',
    'Zendesk answered with status 429.',
    'rate_limited',
  ],
])('a refusal with %i says what Zendesk says: %j', (status, body, message, reason?: string) => {
  expect(zendeskFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})
