import { expect, test } from 'vitest'
import { createSearchIndex } from './search-index.ts'
import type { SearchableTool } from './searchable-tool.ts'

type Effect = SearchableTool['effect']

const tool = (slug: string, name: string, effect?: Effect, more: Partial<SearchableTool> = {}) => ({
  slug,
  toolkit: 'desk',
  name,
  description: '',
  parameters: [],
  ...(effect && { effect }),
  ...more,
})

/** A catalogue is large: what each of the tools in question has is rare among all. */
const others = Array.from({ length: 60 }, (_, place) =>
  tool(`OTHER_${place}`, `Frobnicate thing${place}`, 'write', { toolkit: `other ${place % 7}` }),
)

const find = (tools: readonly SearchableTool[], query: string) =>
  createSearchIndex([...tools, ...others])
    .search({ queries: [query] })
    .map(({ slug }) => slug)
const first = (tools: readonly SearchableTool[], query: string) => find(tools, query)[0]

const issues = [
  tool('LIST', 'List issues', 'read', { description: 'Open and closed issues, one page each.' }),
  tool('GET', 'Get an issue', 'read', { description: 'One issue of the open ones.' }),
  tool('NEW', 'Create an issue', 'write', { description: 'Reports something to the owners.' }),
  tool('EDIT', 'Update an issue', 'write', { description: 'Owners can edit each issue.' }),
  tool('GONE', 'Delete an issue', 'destroy', { description: 'Deletes the issue for good.' }),
]

test.each([
  ['open an issue', 'NEW'],
  ['file an issue that the page is slow', 'NEW'],
  ['show the open issues', 'LIST'],
  ['what does the issue say', 'GET'],
  ['rename the issue', 'EDIT'],
  ['throw the issue away', 'GONE'],
])(
  'a request finds what does what it wants, before what has more of its words: %s',
  (query, slug) => {
    expect(first(issues, query)).toBe(slug)
  },
)

test('what deletes comes last unless that is asked for', () => {
  const found = find(issues, 'assign the issue to Clara')
  expect(found[0]).toBe('EDIT')
  expect(found.slice(2)).toContain('GONE')
})

test('a tool that does not say what it does is not put behind one that does the wrong thing', () => {
  const tools = [
    tool('KNOWN', 'Find order', 'read', { description: 'Order.' }),
    tool('OWN', 'Place order'),
  ]
  expect(first(tools, 'order a pizza')).toBe('OWN')
})

test.each([
  ["text Ben that I'm late", 'MESSAGE'],
  ['ring the hotel', 'CALL'],
  ['who is in the band', 'MEMBERS'],
])('a thing that goes without saying is looked for: %s', (query, slug) => {
  const tools = [
    tool('RENDER', 'Render a text', 'write', { description: 'Text in, text out.' }),
    tool('MESSAGE', 'Create message', 'write'),
    tool('CALL', 'Create call', 'write'),
    tool('RINGS', 'Create a ring', 'write'),
    tool('BAND', 'Get a band', 'read'),
    tool('MEMBERS', 'List band members', 'read'),
  ]
  expect(first(tools, query)).toBe(slug)
})

test.each([
  ['open a PR', 'PULL'],
  ['delete the repo', 'REPOSITORY'],
  ['send an SMS', 'TEXT'],
])('a short form finds what it stands for, before what looks like it: %s', (query, slug) => {
  const tools = [
    tool('PULL', 'Create a pull request', 'write'),
    tool('FORKS', 'Set fork PR rules', 'write', { description: 'PR' }),
    tool('REPOSITORY', 'Delete a repository', 'destroy'),
    tool('REPORT', 'Delete a report', 'destroy'),
    tool('TEXT', 'Send text message', 'write'),
    tool('SEND', 'Send a parcel', 'write'),
  ]
  expect(first(tools, query)).toBe(slug)
})

test('in a large toolkit, a thing comes before its parts, and a part where it is named', () => {
  const rest = Array.from({ length: 150 }, (_, place) =>
    tool(`REST_${place}`, `Follow thing${place} for the authenticated user`, 'write'),
  )
  const parts = ['comment', 'reaction', 'label', 'field', 'lock'].map((part) =>
    tool(part, `Create an issue ${part}`, 'write', { description: 'Create it.' }),
  )
  const whole = tool('WHOLE', 'Create an issue for the authenticated user', 'write', {
    description: 'Needs a token with the scope for it, which not each app has.',
  })
  const tools = [...parts, ...rest, whole]
  expect(first(tools, 'create an issue')).toBe('WHOLE')
  expect(first(tools, 'create a label on the issue')).toBe('label')
})

test('tools of the toolkit that a request names come before others that fit as well', () => {
  const tools = [
    tool('A', 'Reply to an email', 'write', { toolkit: 'Paper' }),
    tool('B', 'Reply to a message', 'write', { toolkit: 'Postbird' }),
  ]
  expect(first(tools, 'reply to the email')).toBe('A')
  expect(first(tools, 'reply to the email in Postbird')).toBe('B')
})

test('what a request is about counts for more than where it is', () => {
  const tools = [
    tool('A_PROJECT', 'Create a project', 'write'),
    tool('B_TASK', 'Create a task', 'write'),
  ]
  expect(first(tools, 'create a task in the project')).toBe('B_TASK')
  expect(first(tools, 'create a project for the task')).toBe('A_PROJECT')
})

test("what a document calls a tool finds it where its name does not, and an argument's parts do", () => {
  const tools = [
    tool('A', 'Upload', 'write', { operation: 'create attachment' }),
    tool('B', 'Upload', 'write', { parameters: ['assignee'] }),
  ]
  expect(first(tools, 'attachment')).toBe('A')
  expect(first(tools, 'assignee')).toBe('B')
})
