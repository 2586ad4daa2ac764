import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSearchIndex } from './search-index.ts'
import type { SearchableTool, ToolFilter } from './searchable-tool.ts'

const tool = (
  slug: string,
  toolkit: string,
  name: string,
  description: string,
  more: Partial<SearchableTool> = {},
): SearchableTool => ({ slug, toolkit, name, description, parameters: [], ...more })

const tools = [
  tool('GMAIL_FETCH_EMAILS', 'gmail', 'Fetch emails', 'List messages of the mailbox.', {
    parameters: ['query', 'labelIds', 'maxResults'],
  }),
  tool('GMAIL_SEND_EMAIL', 'gmail', 'Send email', 'Send an email to one or more recipients.'),
  tool('GMAIL_CREATE_DRAFT', 'gmail', 'Create draft', 'Write an email without sending it.'),
  tool('SLACK_SEND_MESSAGE', 'slack', 'Send message', 'Post a message to a Slack channel.', {
    keywords: ['standup'],
  }),
  tool('SLACK_LIST_CHANNELS', 'slack', 'List channels', 'List the channels of the workspace.'),
  tool('GITHUB_CREATE_ISSUE', 'github', 'Create issue', 'Open an issue in a repository.'),
  tool('GITHUB_LIST_REPOSITORIES', 'github', 'List repositories', 'Repositories of the user.'),
  tool('GOOGLECALENDAR_CREATE_EVENT', 'googlecalendar', 'Create event', 'Add an event.', {
    parameters: ['attendees', 'startTime', 'timezone'],
  }),
  tool('GOOGLECALENDAR_FIND_FREE_SLOTS', 'googlecalendar', 'Find free slots', 'Free times.'),
  tool('YOUTUBE_SEARCH', 'YouTube', 'Search', 'Find videos by words.'),
  tool('STRIPE_CREATE_INVOICE', 'stripe', 'createInvoice', 'Draft an invoice for a customer.'),
]
const index = createSearchIndex(tools)
const find = (...queries: string[]) => index.search({ queries }).map(({ slug }) => slug)

test.each([
  ['sending an e-mail or emailing someone', 'GMAIL_SEND_EMAIL'],
  ['listed channel', 'SLACK_LIST_CHANNELS'],
  ['creating issues', 'GITHUB_CREATE_ISSUE'],
])('other forms of a word find the tool: %s', (query, slug) => {
  expect(find(query)[0]).toBe(slug)
})

test.each([
  ['invoice', 'STRIPE_CREATE_INVOICE'],
  ['create_invoice', 'STRIPE_CREATE_INVOICE'],
  ['start time', 'GOOGLECALENDAR_CREATE_EVENT'],
  ['SLACK_LIST_CHANNELS', 'SLACK_LIST_CHANNELS'],
])('the words inside a compound name are words: %s', (query, slug) => {
  expect(find(query)[0]).toBe(slug)
})

test('a brand is found however it is spelled', () => {
  expect(find('google calendar').slice(0, 2)).toEqual(find('GoogleCalendar').slice(0, 2))
  expect(find('google calendar')[0]).toMatch(/^GOOGLECALENDAR_/)
  expect(find('GitHub')[0]).toMatch(/^GITHUB_/)
  expect(find('youtube')[0]).toBe('YOUTUBE_SEARCH')
})

test('a word with a slip of the pen still finds', () => {
  expect(find('repositorys')[0]).toBe('GITHUB_LIST_REPOSITORIES')
  expect(find('stripes')[0]).toBe('STRIPE_CREATE_INVOICE')
})

test('what the lexicon holds for near finds, after the word itself', () => {
  expect(find('appointment')[0]).toBe('GOOGLECALENDAR_CREATE_EVENT')
  expect(find('bug')).toContain('GITHUB_CREATE_ISSUE')
  expect(find('message')[0]).toBe('SLACK_SEND_MESSAGE')
})

test('the keywords of a tool find it', () => {
  expect(find('standup')[0]).toBe('SLACK_SEND_MESSAGE')
})

test("the app's own synonyms find, also of several words", () => {
  const synonyms = { huddle: ['send message'], 'block my diary': ['create event'] }
  const own = createSearchIndex(tools, { synonyms })
  const first = (query: string) => own.search({ queries: [query] })[0]?.slug
  expect(find('huddle the team')[0]).toBeUndefined()
  expect(first('huddle the team')).toBe('SLACK_SEND_MESSAGE')
  expect(first('block Tuesday in my diary')).toBe('GOOGLECALENDAR_CREATE_EVENT')
  expect(first('diary')).toBeUndefined()
})

test('several queries bring the best of each to the top', () => {
  const found = find('read my unread emails', 'post the gist to Slack', 'open a GitHub issue')
  expect(found.slice(0, 3).toSorted()).toEqual([
    'GITHUB_CREATE_ISSUE',
    'GMAIL_FETCH_EMAILS',
    'SLACK_SEND_MESSAGE',
  ])
})

test('one sentence with two goals finds both', () => {
  const found = find('Please summarise my unread emails and post the gist to a Slack channel')
  expect(found.slice(0, 4)).toEqual(
    expect.arrayContaining(['GMAIL_FETCH_EMAILS', 'SLACK_SEND_MESSAGE']),
  )
})

test('a tool that the filter refuses takes no place', () => {
  const crowd = Array.from({ length: 500 }, (_, number) =>
    tool(`CROWD_${number}`, 'crowd', 'Send email', 'Send an email.'),
  )
  const crowded = createSearchIndex([...crowd, ...tools])
  const slack = crowded.search({
    queries: ['send email'],
    filter: ({ slug }) => slug.startsWith('SLACK_'),
    limit: 1,
  })
  expect(slack[0]?.slug).toBe('SLACK_SEND_MESSAGE')
})

test('there are at most 10 unless the limit says otherwise', () => {
  const many = createSearchIndex(
    Array.from({ length: 200 }, (_, number) => tool(`MANY_${number}`, 'many', 'Send email', '')),
  )
  const count = (limit?: number) =>
    many.search({ queries: ['email'], ...(limit === undefined ? {} : { limit }) }).length
  expect([count(), count(3), count(120), count(0), count(-1)]).toEqual([10, 3, 120, 0, 0])
})

test('equal tools are in the order of their slugs', () => {
  const twins = ['C', 'A', 'B'].map((slug) => tool(slug, 'twins', 'Send email', ''))
  const found = createSearchIndex(twins).search({ queries: ['email'] })
  expect(found.map(({ slug }) => slug)).toEqual(['A', 'B', 'C'])
})

test.each([[''], ['   \n'], ['could you please do it for me'], ['?!… 🎉'], ['zzzz qqqq']])(
  'a query without a word to go by finds nothing: %j',
  (query) => {
    expect(find(query)).toEqual([])
    expect(find(query, 'send email')[0]).toBe('GMAIL_SEND_EMAIL')
  },
)

test('no queries, and no tools, find nothing', () => {
  expect(find()).toEqual([])
  expect(createSearchIndex([]).search({ queries: ['send email'] })).toEqual([])
})

test('words that name parts of JavaScript are just words', () => {
  const words = ['__proto__', 'constructor', 'hasOwnProperty']
  expect(find(...words)).toEqual([])
  const odd = createSearchIndex([tool('ODD', 'odd', 'constructor', '__proto__')], {
    synonyms: { prototype: ['constructor'] },
  })
  for (const query of ['constructor', '__proto__', 'prototype']) {
    expect(odd.search({ queries: [query] })[0]?.slug).toBe('ODD')
  }
})

test('a tool of endless text is found by its beginning and crowds nobody out', () => {
  const stuffed = tool('STUFFED', 'spam', 'Spam', 'send email gmail slack '.repeat(100_000))
  const found = createSearchIndex([...tools, stuffed]).search({ queries: ['send an email'] })
  expect(found[0]?.slug).toBe('GMAIL_SEND_EMAIL')
  expect(found.map(({ slug }) => slug)).toContain('STUFFED')
})

const word = fc.oneof(
  fc.constantFrom('send', 'email', 'list', 'channels', 'createIssue', '天気', 'the', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
const catalogue = fc.uniqueArray(
  fc.record({
    slug: fc.string({ minLength: 1, maxLength: 8 }),
    toolkit: text,
    name: text,
    description: text,
    parameters: fc.array(text, { maxLength: 3 }),
    keywords: fc.array(text, { maxLength: 3 }),
    effect: fc.constantFrom('read' as const, 'write' as const, 'destroy' as const),
  }),
  { selector: ({ slug }) => slug, maxLength: 20 },
)

test('the order of the catalogue never changes what is found', () => {
  const shuffled = catalogue.chain((some) =>
    fc.tuple(
      fc.constant(some),
      fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
    ),
  )
  fc.assert(
    fc.property(shuffled, fc.array(text, { maxLength: 3 }), ([some, same], queries) => {
      const found = createSearchIndex(some).search({ queries })
      expect(createSearchIndex(same).search({ queries })).toEqual(found)
    }),
  )
})

test('whatever the texts, only allowed tools come, once each, best first', () => {
  const given = fc.tuple(catalogue, fc.array(text, { maxLength: 4 }), fc.nat(30))
  fc.assert(
    fc.property(given, ([some, queries, limit]) => {
      const allowed = new Set(some.map(({ slug }) => slug).filter((_, number) => number % 2 === 0))
      const filter: ToolFilter = ({ slug }) => allowed.has(slug)
      const found = createSearchIndex(some).search({ queries, filter, limit })
      expect(found.length).toBeLessThanOrEqual(limit)
      expect(found.every(({ slug }) => allowed.has(slug))).toBe(true)
      expect(new Set(found.map(({ slug }) => slug)).size).toBe(found.length)
      expect(found.map(({ score }) => score)).toEqual(
        found.map(({ score }) => score).toSorted((a, b) => b - a),
      )
    }),
  )
})

test('a found tool tells the words of the query that it was found by, the most telling first', () => {
  const [found] = index.search({ queries: ['Please put the slack message out'] })
  expect(found?.slug).toBe('SLACK_SEND_MESSAGE')
  expect(found?.words.toSorted()).toEqual(['message', 'slack'])
})

test('searching changes nothing for the next search', () => {
  const queries = ['send email', 'list channels']
  const before = index.search({ queries })
  index.search({ queries: ['issue'], filter: () => false })
  expect(index.search({ queries })).toEqual(before)
})

test('guests are found beside the tools, where their words put them, and by no later search', () => {
  const guest = (slug: string, name: string, description: string) =>
    tool(`LOCAL_${slug}`, 'crm', name, description, { parameters: ['customerNumber'] })
  const guests = [
    guest('FIND_CUSTOMER', 'Find customer', 'Find a customer of ours by name.'),
    guest('SEND_NOTE', 'Send note', 'Leave a note at a customer.'),
  ]
  const search = (query: string, more: object = {}) =>
    index.search({ queries: [query], guests, ...more }).map(({ slug }) => slug)
  expect(search('find our customer by name')[0]).toBe('LOCAL_FIND_CUSTOMER')
  expect(search('send an email')[0]).toBe('GMAIL_SEND_EMAIL')
  expect(search('send an email')).toContain('LOCAL_SEND_NOTE')
  expect(search('customer number').slice(0, 2).toSorted()).toEqual(guests.map(({ slug }) => slug))
  const filter: ToolFilter = ({ slug }) => slug !== 'LOCAL_FIND_CUSTOMER'
  expect(search('find our customer by name', { filter })).not.toContain('LOCAL_FIND_CUSTOMER')
  expect(search('customer', { limit: 1 })).toHaveLength(1)
  expect(find('find our customer by name').join()).not.toContain('LOCAL_')
})

test('guests are found where there is nothing else', () => {
  const guests = [tool('LOCAL_A', 'crm', 'Find customer', 'Find a customer.')]
  const queries = ['customer']
  expect(createSearchIndex([]).search({ queries, guests })).toMatchObject([{ slug: 'LOCAL_A' }])
})
