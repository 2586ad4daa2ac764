import { IntercomClient } from 'intercom-client'
import type { ToolCase } from '../specified.contract.ts'

/** Made anew for each case: a client keeps the fetch that it finds when it is made. */
const client = () => new IntercomClient({ token: 'specified' })

const facts = {
  id: '123',
  title: null,
  state: 'open',
  open: true,
  read: false,
  priority: 'not_priority',
  admin_assignee_id: 8,
  team_assignee_id: null,
  created_at: 1_795_683_600,
  updated_at: 1_795_683_700,
  waiting_since: 1_795_683_600,
}
const ana = { type: 'user', id: 'u1', name: 'Ana', email: 'ana@example.com' }
const ben = { type: 'admin', id: '8', name: 'Ben', email: 'ben@example.com' }
const answered = {
  ...facts,
  type: 'conversation',
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: 'u1' }] },
  source: { type: 'conversation', subject: '', body: '<p>The rope is short</p>', author: ana },
  custom_attributes: {},
}
const read = {
  ...facts,
  contact_ids: ['u1'],
  author: ana,
  subject: '',
  text: 'The rope is short',
}
const contact = {
  id: 'u1',
  external_id: null,
  role: 'user',
  name: 'Ana',
  email: 'ana@example.com',
  phone: null,
  created_at: 1_795_683_600,
  last_seen_at: null,
  custom_attributes: { plan: 'rope' },
}
const pages = { type: 'pages', next: { page: 2, starting_after: 'c2' } }

/** Every tool, at least once. */
export const cases: readonly ToolCase[] = [
  {
    slug: 'INTERCOM_SEARCH_CONVERSATIONS',
    input: { state: 'open', contact_id: 'u1', updated_after: '2026-11-26T09:00:00Z', per_page: 5 },
    answer: { type: 'conversation.list', conversations: [answered], total_count: 6, pages },
    sdk: () =>
      client().conversations.search({
        query: {
          operator: 'AND',
          value: [
            { field: 'state', operator: '=', value: 'open' },
            { field: 'contact_ids', operator: '=', value: 'u1' },
            { field: 'updated_at', operator: '>', value: 1_795_683_600 },
          ],
        },
        pagination: { per_page: 5 },
      }),
    output: { conversations: [read], total_count: 6, next_cursor: 'c2' },
  },
  {
    slug: 'INTERCOM_GET_CONVERSATION',
    input: { conversation_id: '123' },
    answer: {
      ...answered,
      conversation_parts: {
        conversation_parts: [
          { id: 'p1', part_type: 'comment', body: '<p>Cut it?</p>', author: ben, created_at: 1 },
          { id: 'p2', part_type: 'close', body: null, author: ben, created_at: 2 },
        ],
      },
    },
    sdk: () => client().conversations.find({ conversation_id: '123' }),
    output: {
      ...read,
      parts: [
        { id: 'p1', kind: 'comment', text: 'Cut it?', author: ben, created_at: 1 },
        { id: 'p2', kind: 'close', text: '', author: ben, created_at: 2 },
      ],
    },
  },
  {
    slug: 'INTERCOM_REPLY_TO_CONVERSATION',
    input: { conversation_id: '123', body: 'A longer one comes.', message_type: 'comment' },
    answer: ({ url }) => (url.endsWith('/me') ? { id: '8' } : answered),
    sdk: async () => {
      await client().admins.identify()
      await client().conversations.reply({
        conversation_id: '123',
        body: {
          message_type: 'comment',
          type: 'admin',
          admin_id: '8',
          body: 'A longer one comes.',
        },
      })
    },
    output: read,
  },
  {
    slug: 'INTERCOM_MANAGE_CONVERSATION',
    input: { conversation_id: '123', action: 'close', admin_id: '8' },
    answer: answered,
    sdk: () =>
      client().conversations.manage({
        conversation_id: '123',
        body: { message_type: 'close', type: 'admin', admin_id: '8' },
      }),
    output: read,
  },
  {
    slug: 'INTERCOM_MANAGE_CONVERSATION',
    input: { conversation_id: '123', action: 'open', admin_id: '8' },
    answer: answered,
    sdk: () =>
      client().conversations.manage({
        conversation_id: '123',
        body: { message_type: 'open', admin_id: '8' },
      }),
    output: read,
  },
  {
    slug: 'INTERCOM_MANAGE_CONVERSATION',
    input: {
      conversation_id: '123',
      action: 'snoozed',
      snoozed_until: '2026-11-26T09:00:00Z',
      admin_id: '8',
    },
    answer: answered,
    sdk: () =>
      client().conversations.manage({
        conversation_id: '123',
        body: { message_type: 'snoozed', admin_id: '8', snoozed_until: 1_795_683_600 },
      }),
    output: read,
  },
  {
    slug: 'INTERCOM_MANAGE_CONVERSATION',
    input: {
      conversation_id: '123',
      action: 'assignment',
      assignee_id: '9',
      assignee_type: 'team',
      admin_id: '8',
    },
    answer: answered,
    sdk: () =>
      client().conversations.manage({
        conversation_id: '123',
        body: { message_type: 'assignment', type: 'team', admin_id: '8', assignee_id: '9' },
      }),
    output: read,
  },
  {
    slug: 'INTERCOM_SEARCH_CONTACTS',
    input: { email: '@example.com', role: 'user', starting_after: 'c1' },
    answer: {
      type: 'list',
      data: [{ ...contact, workspace_id: 'w1' }],
      total_count: 1,
      pages: null,
    },
    sdk: () =>
      client().contacts.search({
        query: {
          operator: 'AND',
          value: [
            { field: 'email', operator: '~', value: '@example.com' },
            { field: 'role', operator: '=', value: 'user' },
            { field: 'created_at', operator: '>', value: 0 },
          ],
        },
        pagination: { per_page: 20, starting_after: 'c1' },
      }),
    output: { contacts: [contact], total_count: 1, next_cursor: null },
  },
  {
    slug: 'INTERCOM_CREATE_CONTACT',
    input: { email: 'ana@example.com', name: 'Ana', custom_attributes: { plan: 'rope' } },
    answer: contact,
    sdk: () =>
      client().contacts.create({
        role: 'user',
        email: 'ana@example.com',
        name: 'Ana',
        custom_attributes: { plan: 'rope' },
      }),
    output: contact,
  },
  {
    slug: 'INTERCOM_ADD_NOTE',
    input: { contact_id: 'u1', body: 'Climbs.', admin_id: '8' },
    answer: { id: 17, created_at: 1_795_683_600, body: '<p>Climbs.</p>' },
    sdk: () => client().notes.create({ contact_id: 'u1', body: 'Climbs.', admin_id: '8' }),
    output: { id: '17', created_at: 1_795_683_600 },
  },
  {
    slug: 'INTERCOM_LIST_ADMINS',
    answer: { type: 'admin.list', admins: [{ ...ben, away_mode_enabled: false, team_ids: [9] }] },
    sdk: () => client().admins.list(),
    output: {
      admins: [
        {
          id: '8',
          name: 'Ben',
          email: 'ben@example.com',
          away_mode_enabled: false,
          team_ids: [9],
        },
      ],
    },
  },
  {
    slug: 'INTERCOM_SEARCH_ARTICLES',
    input: { phrase: 'rope' },
    answer: {
      type: 'list',
      data: {
        articles: [{ id: 'a1', title: 'Ropes', url: 'https://x', body: '<p>A <b>rope</b> is</p>' }],
      },
    },
    sdk: () => client().articles.search({ phrase: 'rope', state: 'published' }),
    output: { articles: [{ id: 'a1', title: 'Ropes', url: 'https://x', text: 'A rope is' }] },
  },
]
