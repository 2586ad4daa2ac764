import { createRequire } from 'node:module'
import { fillToolkit, inWay, placeKey } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { mailchimpFailure } from './failure.ts'
import { mailchimp } from './index.ts'

type Call = (...inputs: unknown[]) => Promise<unknown>
type Part = 'lists' | 'searchMembers' | 'campaigns' | 'reports' | 'root'
/** Mailchimp's own client, which brings no types. */
type Client = Record<Part, Record<string, Call>> & {
  setConfig(config: { apiKey: string; server: string }): void
}

const require = createRequire(import.meta.url)
const client = require('@mailchimp/mailchimp_marketing') as Client
client.setConfig({ apiKey: 'specified', server: 'us21' })
const typed = { fields: { data_center: 'us21' }, credential: { api_key: 'specified' } }

const of = (part: Part, name: string, ...inputs: unknown[]) =>
  client[part][name]?.(...inputs) ?? Promise.reject(new Error(name))

const ana = {
  id: 'h1',
  email_address: 'ana@example.com',
  full_name: 'Ana',
  status: 'subscribed',
  merge_fields: { FNAME: 'Ana' },
  tags: [{ id: 1, name: 'rope' }],
  list_id: 'l1',
}
const answeredAna = { ...ana, _links: [] }
const campaign = {
  id: 'c1',
  web_id: 5,
  type: 'regular',
  status: 'save',
  emails_sent: 0,
  send_time: '',
  long_archive_url: 'https://us21.campaign-archive.com/?u=1',
  settings: { subject_line: 'Ropes', title: 'November' },
  recipients: { list_id: 'l1', list_name: 'Climbers' },
}
const campaignRead = {
  id: 'c1',
  web_id: 5,
  type: 'regular',
  status: 'save',
  emails_sent: 0,
  send_time: '',
  archive_url: 'https://us21.campaign-archive.com/?u=1',
  subject_line: 'Ropes',
  title: 'November',
  list_id: 'l1',
  list_name: 'Climbers',
}

const cases: ToolCase[] = [
  {
    slug: 'MAILCHIMP_LIST_AUDIENCES',
    input: { count: 5, offset: 5 },
    answer: {
      lists: [{ id: 'l1', name: 'Climbers', stats: { member_count: 3, open_rate: 40.5 } }],
      total_items: 6,
    },
    sdk: () =>
      of('lists', 'getAllLists', {
        count: 5,
        offset: 5,
        fields: [
          'lists.id',
          'lists.name',
          'lists.stats.member_count',
          'lists.stats.unsubscribe_count',
          'lists.stats.open_rate',
          'lists.stats.click_rate',
          'total_items',
        ],
      }),
    output: { audiences: [{ id: 'l1', name: 'Climbers', members: 3, open_rate: 40.5 }], total: 6 },
  },
  {
    slug: 'MAILCHIMP_SEARCH_MEMBERS',
    input: { query: 'ana', list_id: 'l1' },
    answer: {
      exact_matches: { members: [answeredAna], total_items: 1 },
      full_search: { members: [answeredAna, { ...answeredAna, id: 'h2' }], total_items: 2 },
    },
    sdk: () => of('searchMembers', 'search', 'ana', { list_id: 'l1' }),
    output: { members: [ana, { ...ana, id: 'h2' }], total: 2 },
  },
  {
    slug: 'MAILCHIMP_GET_MEMBER',
    input: { list_id: 'l1', email_address: 'ana@example.com' },
    answer: answeredAna,
    sdk: () => of('lists', 'getListMember', 'l1', 'ana@example.com'),
    output: ana,
  },
  {
    slug: 'MAILCHIMP_ADD_OR_UPDATE_MEMBER',
    input: { list_id: 'l1', email_address: 'ana@example.com', merge_fields: { FNAME: 'Ana' } },
    answer: answeredAna,
    sdk: () =>
      of('lists', 'setListMember', 'l1', 'ana@example.com', {
        email_address: 'ana@example.com',
        status_if_new: 'pending',
        merge_fields: { FNAME: 'Ana' },
      }),
    output: ana,
  },
  {
    slug: 'MAILCHIMP_TAG_MEMBER',
    input: { list_id: 'l1', email_address: 'ana@example.com', add: ['rope'], remove: ['new'] },
    answer: undefined,
    sdk: () =>
      of('lists', 'updateListMemberTags', 'l1', 'ana@example.com', {
        tags: [
          { name: 'rope', status: 'active' },
          { name: 'new', status: 'inactive' },
        ],
      }),
    output: { done: true },
  },
  {
    slug: 'MAILCHIMP_LIST_CAMPAIGNS',
    input: { status: 'sent', list_id: 'l1', since_send_time: '2026-11-01T00:00:00Z' },
    answer: { campaigns: [campaign], total_items: 1 },
    sdk: () =>
      of('campaigns', 'list', {
        status: 'sent',
        listId: 'l1',
        sinceSendTime: '2026-11-01T00:00:00Z',
        count: 20,
        offset: '0',
        sortField: 'create_time',
        sortDir: 'DESC',
        fields: [
          'campaigns.id',
          'campaigns.web_id',
          'campaigns.status',
          'campaigns.type',
          'campaigns.emails_sent',
          'campaigns.send_time',
          'campaigns.long_archive_url',
          'campaigns.settings.subject_line',
          'campaigns.settings.title',
          'campaigns.recipients.list_id',
          'campaigns.recipients.list_name',
          'total_items',
        ],
      }),
    output: { campaigns: [campaignRead], total: 1 },
  },
  {
    slug: 'MAILCHIMP_GET_CAMPAIGN_REPORT',
    input: { campaign_id: 'c1' },
    answer: { id: 'c1', emails_sent: 3, opens: { unique_opens: 2, open_rate: 0.66 }, _links: [] },
    sdk: () => of('reports', 'getCampaignReport', 'c1'),
    output: { id: 'c1', emails_sent: 3, opens: { unique_opens: 2, open_rate: 0.66 } },
  },
  {
    slug: 'MAILCHIMP_CREATE_CAMPAIGN',
    input: {
      list_id: 'l1',
      subject_line: 'Ropes',
      from_name: 'Ana',
      reply_to: 'ana@example.com',
      html: '<p>Hello</p>',
      title: 'November',
    },
    answer: ({ url }) => (url.endsWith('/content') ? { html: '<p>Hello</p>' } : campaign),
    sdk: async () => {
      await of('campaigns', 'create', {
        type: 'regular',
        recipients: { list_id: 'l1' },
        settings: {
          subject_line: 'Ropes',
          from_name: 'Ana',
          reply_to: 'ana@example.com',
          title: 'November',
        },
      })
      await of('campaigns', 'setContent', 'c1', { html: '<p>Hello</p>' })
    },
    output: campaignRead,
  },
  {
    slug: 'MAILCHIMP_SEND_CAMPAIGN',
    input: { campaign_id: 'c1' },
    answer: undefined,
    sdk: () => of('campaigns', 'send', 'c1'),
    output: { done: true },
  },
]

specified(
  mailchimp,
  cases.map((one) => ({ ...one, ...typed })),
)

test('the key goes as a password, to the data centre where the account is', async () => {
  const { identity } = mailchimp
  const { auth } = inWay(mailchimp, 'key')
  if (!identity || auth.scheme !== 'API_KEY') throw new Error('Mailchimp connects by key.')
  const answer = { account_id: 'a1', account_name: 'Ropes', email: 'ana@example.com' }
  const sending = { toolkit: inWay(mailchimp, 'key'), routes: {}, ...typed }
  const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
  const theirs = await captureRequests(
    () => of('root', 'getRoot', { fields: ['account_id', 'account_name', 'email'] }),
    answer,
  )
  expect(ours.requests).toEqual(theirs.requests)
  expect(identity.read(answer as never)).toEqual({
    subject: 'a1',
    label: 'ana@example.com, Ropes',
  })
  const { headers } = placeKey(auth, { fields: typed.fields, secrets: typed.credential })
  expect(headers).toEqual({ authorization: `Basic ${btoa('anystring:specified')}` })
})

test('where a person signs in, a call tells the data centre, which is one of Mailchimp’s', () => {
  const at = (data_center: string) => () =>
    fillToolkit(mailchimp, { way: 'oauth', fields: { data_center } }).baseUrl
  expect(at('us21')()).toBe('https://us21.api.mailchimp.com/3.0')
  expect(at('us21.evil.example/')).toThrow()
})

test.each([
  [
    401,
    { title: 'API Key Invalid', detail: 'Your API key may be invalid.' },
    'Your API key may be invalid.',
    'token_rejected',
  ],
  [
    403,
    { title: 'Forbidden', detail: 'Not for your role.' },
    'Not for your role.',
    'missing_permissions',
  ],
  [
    400,
    { detail: 'Invalid resource.', errors: [{ field: 'email_address', message: 'is blank.' }] },
    'Invalid resource. email_address: is blank.',
  ],
  [429, { title: 'TooManyRequests' }, 'TooManyRequests', 'rate_limited'],
  [503, '', 'Mailchimp answered with status 503.'],
])('a refusal with %i says what Mailchimp says: %j', (status, body, message, reason?: string) => {
  expect(mailchimpFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})
