import { placeKey } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import Freshdesk from 'freshdesk-api'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { freshdeskFailure } from './failure.ts'
import { freshdesk } from './index.ts'

const typed = { fields: { subdomain: 'acme' }, credential: { api_key: 'specified' } }
const client = new Freshdesk('https://acme.freshdesk.com', 'specified')

/** A call of the client, which answers by calling back. */
function sent(call: (back: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()))
  })
}

const rope = {
  id: 35,
  subject: 'The rope is short',
  type: 'Problem',
  requester_id: 7,
  responder_id: null,
  tags: ['rope'],
  created_at: '2026-11-26T09:00:00Z',
}
const answered = {
  ...rope,
  description: '<div>By two metres.</div>',
  description_text: 'By two metres.',
  status: 2,
  priority: 3,
  spam: false,
}
const ropeRead = { ...rope, description: 'By two metres.', status: 'open', priority: 'high' }
const saidAt = { id: 9, ticket_id: 35, created_at: '2026-11-26T10:00:00Z' }
const ana = { id: 7, name: 'Ana', email: 'ana@example.com', phone: null, mobile: null }

const cases: ToolCase[] = [
  {
    slug: 'FRESHDESK_LIST_TICKETS',
    input: { email: 'ana@example.com', updated_since: '2026-11-01T00:00:00Z', per_page: 10 },
    answer: [answered, { ...answered, status: 11 }],
    sdk: () =>
      sent((back) =>
        client.listAllTickets(
          {
            email: 'ana@example.com',
            updated_since: '2026-11-01T00:00:00Z',
            order_by: 'created_at',
            order_type: 'desc',
            per_page: 10,
            page: 1,
          },
          back,
        ),
      ),
    output: { tickets: [ropeRead, { ...ropeRead, status: '11' }] },
  },
  {
    slug: 'FRESHDESK_SEARCH_TICKETS',
    input: { query: "status:2 AND tag:'rope'", page: 2 },
    answer: { results: [answered], total: 31 },
    sdk: () => sent((back) => client.filterTickets("status:2 AND tag:'rope'", 2, back)),
    output: { tickets: [ropeRead], total: 31 },
  },
  {
    slug: 'FRESHDESK_GET_TICKET',
    input: { ticket_id: 35 },
    answer: ({ url }) =>
      url.endsWith('/conversations')
        ? [
            { ...saidAt, incoming: false, private: true, body_text: 'Cut it?', user_id: 8 },
            { ...saidAt, incoming: true, private: false, body_text: 'Well?', user_id: 7 },
            { ...saidAt, incoming: false, private: false, body_text: 'x'.repeat(5001), user_id: 8 },
          ]
        : answered,
    sdk: async () => {
      await sent((back) => client.getTicket(35, back))
      await sent((back) => client.listAllConversations(35, back))
    },
    output: {
      ...ropeRead,
      conversation: [
        { id: 9, from: 'note', user_id: 8, text: 'Cut it?', created_at: saidAt.created_at },
        { id: 9, from: 'customer', user_id: 7, text: 'Well?', created_at: saidAt.created_at },
        {
          id: 9,
          from: 'agent',
          user_id: 8,
          text: `${'x'.repeat(5000)} […]`,
          created_at: saidAt.created_at,
        },
      ],
    },
  },
  {
    slug: 'FRESHDESK_CREATE_TICKET',
    input: {
      email: 'ana@example.com',
      subject: 'The rope is short',
      description: '<p>By two.</p>',
    },
    answer: answered,
    status: 201,
    sdk: () =>
      sent((back) =>
        client.createTicket(
          {
            email: 'ana@example.com',
            subject: 'The rope is short',
            description: '<p>By two.</p>',
            status: 2,
            priority: 1,
          },
          back,
        ),
      ),
    output: ropeRead,
  },
  {
    slug: 'FRESHDESK_UPDATE_TICKET',
    input: { ticket_id: 35, status: 'resolved', priority: 'urgent', responder_id: 8 },
    answer: answered,
    sdk: () =>
      sent((back) => client.updateTicket(35, { status: 4, priority: 4, responder_id: 8 }, back)),
    output: ropeRead,
  },
  {
    slug: 'FRESHDESK_REPLY_TO_TICKET',
    input: { ticket_id: 35, body: '<p>A longer one comes.</p>' },
    answer: { ...saidAt, body: 'A longer one comes.' },
    status: 201,
    sdk: () => sent((back) => client.createReply(35, { body: '<p>A longer one comes.</p>' }, back)),
    output: saidAt,
  },
  {
    slug: 'FRESHDESK_ADD_NOTE',
    input: { ticket_id: 35, body: 'Cut it?', notify_emails: ['ben@example.com'] },
    answer: saidAt,
    status: 201,
    sdk: () =>
      sent((back) =>
        client.createNote(
          35,
          { body: 'Cut it?', private: true, notify_emails: ['ben@example.com'] },
          back,
        ),
      ),
    output: saidAt,
  },
  {
    slug: 'FRESHDESK_LIST_CONTACTS',
    input: { email: 'ana@example.com' },
    answer: [{ ...ana, active: true }],
    sdk: () =>
      sent((back) =>
        client.listAllContacts({ email: 'ana@example.com', per_page: 25, page: 1 }, back),
      ),
    output: { contacts: [ana] },
  },
  {
    slug: 'FRESHDESK_CREATE_CONTACT',
    input: { name: 'Ana', email: 'ana@example.com' },
    answer: ana,
    status: 201,
    sdk: () =>
      sent((back) => client.createContact({ name: 'Ana', email: 'ana@example.com' }, back)),
    output: ana,
  },
  {
    slug: 'FRESHDESK_LIST_AGENTS',
    answer: [{ id: 8, available: true, contact: { name: 'Ben', email: 'ben@example.com' } }],
    sdk: () => sent((back) => client.listAllAgents({ per_page: 25, page: 1 }, back)),
    output: { agents: [{ id: 8, available: true, name: 'Ben', email: 'ben@example.com' }] },
  },
]

specified(
  freshdesk,
  cases.map((one) => ({ ...one, ...typed })),
)

test('the key goes as the name of HTTP Basic, as the client has it', () => {
  const { auth } = freshdesk
  if (auth.scheme !== 'API_KEY') throw new Error('Freshdesk connects by key.')
  const { headers } = placeKey(auth, { fields: typed.fields, secrets: typed.credential })
  expect(headers).toEqual({ authorization: `Basic ${btoa('specified:X')}` })
})

test('the account is the agent whose key it is, asked for as the client asks', async () => {
  const identity = freshdesk.identity
  if (!identity) throw new Error('Freshdesk tells whose key it is.')
  const answer = { id: 8, contact: { email: 'ben@example.com' } }
  const sending = { toolkit: freshdesk, routes: {}, ...typed }
  const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
  const theirs = await captureRequests(() => sent((back) => client.currentAgent(back)), answer)
  expect(ours.requests).toEqual(theirs.requests)
  expect(identity.read(ours.result as never)).toEqual({ subject: '8', label: 'ben@example.com' })
})

test.each([
  [401, { code: 'invalid_credentials', message: 'Log in.' }, 'Log in.', 'token_rejected'],
  [403, { code: 'access_denied', message: 'Not yours.' }, 'Not yours.', 'missing_permissions'],
  [
    400,
    { description: 'Validation failed', errors: [{ field: 'email', message: 'is taken' }] },
    'Validation failed email: is taken.',
  ],
  [429, { message: 'Too many.' }, 'Too many.', 'rate_limited'],
  [404, '', 'Freshdesk answered with status 404.'],
])('a refusal with %i says what Freshdesk says: %j', (status, body, message, reason?: string) => {
  expect(freshdeskFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})
