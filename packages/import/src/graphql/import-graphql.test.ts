import { MaillonError } from '@maillon/core'
import { buildSchema, introspectionFromSchema } from 'graphql'
import { expect, test } from 'vitest'
import { toToolkit } from '../read-toolkit.ts'
import { importGraphQl } from './import-graphql.ts'
import type { GraphQlOptions } from './graphql-options.ts'

const from = 'acme.graphql'
const baseUrl = 'https://api.acme.test/graphql'
const read = (text: string, options: Partial<GraphQlOptions> = {}) =>
  importGraphQl(text, { from, baseUrl, today: new Date(0), ...options })
/** The document, the arguments and what is told of a schema's only tool, or of the one of that slug. */
async function toolOf(text: string, options: Partial<GraphQlOptions> & { tool?: string } = {}) {
  const { file, problems } = await read(text, options)
  const tool = file.tools.find(({ slug }) => slug === (options.tool ?? file.tools[0]?.slug))
  return {
    tool,
    input: tool?.input,
    document: tool?.call.kind === 'graphql' ? tool.call.document : undefined,
    problems,
  }
}

const schema = `
  """Issues of teams."""
  schema { query: Query mutation: Mutation subscription: Live }
  type Query {
    """All issues, **newest** first."""
    issues(first: Int = 50, after: String, filter: IssueFilter): IssueConnection!
    issue(id: ID!): Issue!
    searchIssues(term: String!): [Issue!]!
    viewer: User!
    old: String @deprecated
  }
  type Mutation {
    issueCreate(input: IssueInput!): IssuePayload!
    issueDelete(id: ID!): IssuePayload!
    removeLabels(ids: [ID!]!): Boolean!
    restoreDeletedIssue(id: ID!): Boolean!
  }
  type Live { issue: Issue }
  type IssueConnection { edges: [IssueEdge!]!, nodes: [Issue!]!, pageInfo: PageInfo!, totalCount: Int }
  type IssueEdge { cursor: String!, node: Issue! }
  type PageInfo { hasNextPage: Boolean!, endCursor: String }
  type Issue {
    id: ID!, title: String!, state: State!, createdAt: DateTime!
    assignee: User, parent: Issue
    comments(first: Int): CommentConnection!
    related(kind: String!): [Issue!]!
    history: [Change!]!
    title_old: String @deprecated(reason: "Use title")
  }
  type Change { id: ID!, at: DateTime! }
  type User { id: ID!, name: String!, email: String, apiToken: String, team: Team }
  type Team { id: ID!, name: String! }
  type CommentConnection { nodes: [Comment!]!, pageInfo: PageInfo! }
  type Comment { id: ID!, body: String! }
  type IssuePayload { success: Boolean!, issue: Issue, query: Query }
  enum State { OPEN DONE GONE @deprecated }
  scalar DateTime
  input IssueFilter { and: [IssueFilter!], title: String, since: DateTime }
  input IssueInput { title: String!, assigneeId: ID, state: State = OPEN, labels: [String!] }
`

test('each query and mutation is a tool, and what it answers is asked for one level deep', async () => {
  const { file, problems, deprecated } = await read(schema, { auth: 'bearer' })
  expect(file).toMatchObject({
    slug: 'acme',
    name: 'Acme',
    description: 'Issues of teams.',
    version: '19700101_00',
    source: { kind: 'graphql', from },
    baseUrl,
    auth: { scheme: 'API_KEY', headers: { authorization: 'Bearer {api_key}' } },
  })
  expect(file.tools.map(({ slug, effect }) => [slug, effect])).toEqual([
    ['ACME_LIST_ISSUES', 'read'],
    ['ACME_GET_ISSUE', 'read'],
    ['ACME_SEARCH_ISSUES', 'read'],
    ['ACME_GET_VIEWER', 'read'],
    ['ACME_ISSUE_CREATE', 'write'],
    ['ACME_ISSUE_DELETE', 'destroy'],
    ['ACME_REMOVE_LABELS', 'destroy'],
    ['ACME_RESTORE_DELETED_ISSUE', 'write'],
  ])
  expect(file.tools[0]).toMatchObject({
    name: 'List issues',
    description: 'All issues, newest first.',
  })
  const documents = file.tools.map(({ call }) => (call.kind === 'graphql' ? call.document : ''))
  const item = 'id title state createdAt assignee { id name email } parent { id title }'
  expect(documents.slice(0, 5)).toEqual([
    `query issues($first: Int, $after: String, $filter: IssueFilter) { issues(first: $first, after: $after, filter: $filter) { totalCount nodes { ${item} } pageInfo { hasNextPage endCursor } } }`,
    'query issue($id: ID!) { issue(id: $id) { id title state createdAt assignee { id name email } parent { id title state createdAt } history { id at } } }',
    `query searchIssues($term: String!) { searchIssues(term: $term) { ${item} } }`,
    'query viewer { viewer { id name email team { id name } } }',
    'mutation issueCreate($input: IssueInput!) { issueCreate(input: $input) { success issue { id title state createdAt } } }',
  ])
  expect(file.tools[0]?.call).toMatchObject({
    variables: { first: 'first', after: 'after', filter: 'filter' },
    answer: ['issues'],
  })
  expect(deprecated).toBe(1)
  expect(problems).toEqual([
    { at: 'Live', message: 'Its 1 fields go on answering, and a tool answers once.' },
  ])
  expect(toToolkit(JSON.parse(JSON.stringify(file)), from).tools).toHaveLength(8)
})

test('arguments are as the input types say, and one that holds itself is told once', async () => {
  const { input } = await toolOf(schema)
  expect(input).toEqual({
    type: 'object',
    properties: {
      first: { type: ['integer', 'null'], default: 50 },
      after: { type: ['string', 'null'] },
      filter: { $ref: '#/$defs/IssueFilter' },
    },
    additionalProperties: false,
    $defs: {
      IssueFilter: {
        type: 'object',
        properties: {
          and: { type: ['array', 'null'], items: { $ref: '#/$defs/IssueFilter' } },
          title: { type: ['string', 'null'] },
          since: { type: ['string', 'null'], description: 'DateTime.' },
        },
        additionalProperties: false,
      },
    },
  })
  // What a change says nothing of stays; what it says null of goes.
  const change = await toolOf(schema, { tool: 'ACME_ISSUE_CREATE' })
  expect(change.input).toEqual({
    type: 'object',
    properties: {
      input: {
        type: 'object',
        properties: {
          title: { type: 'string' },
          assigneeId: { type: ['string', 'null'] },
          state: { type: ['string', 'null'], enum: ['OPEN', 'DONE', null], default: 'OPEN' },
          labels: { type: ['array', 'null'], items: { type: 'string' } },
        },
        required: ['title'],
        additionalProperties: false,
      },
    },
    required: ['input'],
    additionalProperties: false,
  })
})

test('a schema is the same toolkit as what introspection says of it', async () => {
  const introspection = introspectionFromSchema(buildSchema(schema))
  const tools = await Promise.all(
    [schema, JSON.stringify({ data: introspection }), JSON.stringify(introspection)].map(
      async (text) => (await read(text)).file.tools,
    ),
  )
  expect(tools[1]).toEqual(tools[0])
  expect(tools[2]).toEqual(tools[0])
})

test('of what may be of several kinds, each kind is asked for its own, by names that do not meet', async () => {
  const { document } = await toolOf(`
    type Query { search: [Hit!]!, node(id: ID!): Node }
    union Hit = Issue | Page
    interface Node { id: ID! }
    type Issue implements Node { id: ID!, title: String!, state: Int, author: Person }
    type Page implements Node { id: ID!, title: String, state: Int }
    interface Person { login: String! }
    type User implements Person { login: String! }
  `)
  expect(document).toBe(
    'query search { search { __typename ... on Issue { id title state } ... on Page { Page_id: id title state } } }'.replace(
      'Page_id: id title',
      'id Page_title: title',
    ),
  )
  const node = await toolOf(
    `type Query { node(id: ID!): Node }
    interface Node { id: ID! }
    type Issue implements Node { id: ID!, title: String! }`,
  )
  expect(node.document).toBe(
    'query node($id: ID!) { node(id: $id) { __typename id ... on Issue { title } } }',
  )
})

test.each<[string, string, Record<string, unknown>]>([
  ['an id', 'ID', { type: 'string' }],
  ['a number', 'Float', { type: 'number' }],
  ['a time', 'DateTime', { type: 'string', description: 'DateTime.' }],
  ['a large number', 'BigInt', { type: ['string', 'number'], description: 'BigInt.' }],
  ['anything', 'JSON', { description: 'JSON.' }],
  ['what nothing tells', 'Widget', { description: 'Widget. See the manual.' }],
  [
    'a list of lists',
    '[[Int!]]',
    { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
  ],
])('%s is written as services take it', async (_, type, expected) => {
  const { input } = await toolOf(
    `type Query { a(v: ${type}!): Int } scalar DateTime scalar BigInt scalar JSON "See the **manual**." scalar Widget`,
  )
  expect(input).toHaveProperty('properties.v', expected)
})

test('a name that a field is called by instead is none that another field has', async () => {
  const { document } = await toolOf(`
    type Query { found: [Found!]! }
    union Found = A | B
    type A { at: Int B_at: Float }
    type B { at: String B_at_: Int }`)
  expect(document).toBe(
    'query found { found { __typename ... on A { at B_at } ... on B { B_at__: at B_at_ } } }',
  )
})

const longName = 'x'.repeat(300)
const chain = Array.from(
  { length: 20_000 },
  (_, index) => `input I${index} { next: I${index + 1}! }`,
)
test.each<[string, string]>([
  ['a name that is too long', `type Query { a: Int ${longName}: Int }`],
  ['an argument whose name is too long', `type Query { a: Int b(${longName}: Int): Int }`],
  [
    'an argument with the name of what all objects have',
    'type Query { a: Int b(__proto__: Int): Int }',
  ],
  [
    'an answer of more fields than a document may ask for',
    `type Query { a: Int b: B } type B { ${Array.from({ length: 3_000 }, (_, index) => `${'b'.repeat(80)}${index}: Int`).join(' ')} }`,
  ],
  [
    'arguments that go on for ever',
    `type Query { a: Int b(in: I0!): Int } ${chain.join(' ')} input I${chain.length} { end: Int }`,
  ],
])('%s is told, and the other tools are made', async (_, text) => {
  const { file, problems } = await read(text)
  expect(file.tools.map(({ name }) => name)).toEqual(['Get a'])
  expect(problems).toMatchObject([{ at: expect.stringMatching(/^Query\.[bx]+$/) }])
})

test('one of several is one, and what has a usual value may be left out', async () => {
  const { input, document } = await toolOf(
    'type Query { a(by: By!, first: Int! = 10): Int } input By @oneOf { id: ID, slug: String }',
  )
  expect(input).toMatchObject({
    properties: { by: { minProperties: 1, maxProperties: 1 }, first: { default: 10 } },
    required: ['by'],
  })
  expect(input).toHaveProperty('properties.by.properties.slug', { type: 'string' })
  expect(document).toBe('query a($by: By!, $first: Int) { a(by: $by, first: $first) }')
})

test('a file is no argument: what needs one is told, and what may have one goes without', async () => {
  const { file, problems } = await read(`
    type Query { a: Int }
    type Mutation { avatarSet(file: Upload!): Int, post(input: Post!): Int, attach(input: Attach!): Int }
    scalar Upload
    input Post { text: String!, image: Upload }
    input Attach { file: Upload! }
  `)
  expect(file.tools.map(({ slug }) => slug)).toEqual(['ACME_GET_A', 'ACME_POST'])
  expect(file.tools[1]?.input).toHaveProperty('properties.input.properties', {
    text: { type: 'string' },
  })
  expect(problems).toEqual([
    { at: 'Mutation.avatarSet', message: '"file" is a file, which no argument is.' },
    { at: 'Mutation.attach', message: '"input" is a file, which no argument is.' },
  ])
})

test('what opens something is asked for where a change made it, and nowhere else', async () => {
  const { file } = await read(`
    type Query { app: App, apps(pageToken: String): Apps }
    type Apps { apps: [App!]!, nextPageToken: String }
    type App { id: ID!, clientSecret: String, temp_token: String }
    type Mutation { tokenCreate: Made, appCreate: Other }
    type Made { token: String! }
    type Other { app: App }
  `)
  expect(file.tools.map(({ call }) => call.kind === 'graphql' && call.document)).toEqual([
    'query app { app { id } }',
    'query apps($pageToken: String) { apps(pageToken: $pageToken) { nextPageToken apps { id } } }',
    'mutation tokenCreate { tokenCreate { token } }',
    'mutation appCreate { appCreate { app { id } } }',
  ])
})

test('a part of a federated API, and what a gateway adds, are read', async () => {
  const { file, problems } = await read(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])
    extend type Query { thing(at: AWSDateTime): Thing, lost: Nowhere, _service: Int }
    type Thing @key(fields: "id") { id: ID!, other: Elsewhere, size(unit: Unit): Int }
  `)
  expect(file.tools.map(({ call }) => call.kind === 'graphql' && call.document)).toEqual([
    'query thing($at: AWSDateTime) { thing(at: $at) { id size } }',
  ])
  expect(problems).toEqual([
    { at: 'Query.lost', message: 'Its type is defined nowhere: Nowhere.' },
    { at: 'Thing.other', message: 'Its type is defined nowhere: Elsewhere.' },
    { at: 'Thing.unit', message: 'Its type is defined nowhere: Unit.' },
  ])
})

test('a part is chosen by name, place or kind, and deprecated fields where they are wished for', async () => {
  const slugs = async (options: Partial<GraphQlOptions>) =>
    (await read(schema, options)).file.tools.map(({ slug }) => slug.slice(5))
  expect(await slugs({ only: ['issue'] })).toEqual(['GET_ISSUE'])
  expect(await slugs({ only: ['issue*', 'Query.viewer'] })).toHaveLength(5)
  expect(await slugs({ only: ['mutation'] })).toHaveLength(4)
  expect(await slugs({ only: ['old'], deprecated: true })).toEqual(['GET_OLD'])
})

test('a credential goes to the endpoint that is said, its slash, query and hosts included', async () => {
  const at = async (url: string, more: Partial<GraphQlOptions> = {}) =>
    (await read(schema, { baseUrl: url, auth: 'bearer', ...more })).file
  expect((await at('https://acme.test/graphql/')).baseUrl).toBe('https://acme.test/graphql/')
  expect((await at('https://acme.test/graphql?v=2')).baseUrl).toBe('https://acme.test/graphql?v=2')
  expect(await at('https://{shop}.acme.test/graphql.json')).toMatchObject({
    baseUrl: 'https://{shop}.acme.test/graphql.json',
    hosts: ['*.acme.test'],
    auth: { fields: { shop: { label: 'Shop' }, api_key: { secret: true } } },
  })
  const keyed = { auth: undefined, header: 'X-Key', prefix: 'Key ' }
  expect((await at('https://acme.test/graphql', keyed)).auth).toMatchObject({
    headers: { 'x-key': 'Key {api_key}' },
  })
  expect((await importGraphQl(schema, { from: 'https://acme.test/graphql' })).file).toMatchObject({
    baseUrl: 'https://acme.test/graphql',
    auth: { scheme: 'NO_AUTH' },
  })
})

test.each<[string, string, Partial<GraphQlOptions>, RegExp]>([
  ['no schema', '{ issues { id } }', {}, /is no GraphQL schema/],
  ['no SDL', 'openapi: 3.1.0', {}, /is no GraphQL schema/],
  ['no introspection', '{"data":{"viewer":{}}}', {}, /there is no __schema/],
  ['half an introspection', '{"__schema":{"types":[{}]}}', {}, /is no GraphQL schema/],
  ['no fields', 'scalar Date', {}, /No tool can be made/],
  ['no endpoint', schema, { baseUrl: undefined }, /does not say where it is served/],
  ['an endpoint in the clear', schema, { baseUrl: 'http://acme.test' }, /no endpoint/],
  ['any host', schema, { baseUrl: 'https://{host}/graphql' }, /no endpoint/],
  ['an odd way to connect', schema, { auth: 'magic' }, /--auth magic is not known/],
  ['two ways to connect', schema, { auth: 'bearer', header: 'x' }, /is not known/],
])('%s is refused', async (_, text, options, message) => {
  const error = await read(text, options).catch((one: unknown) => one)
  expect(MaillonError.is(error, 'config_invalid')).toBe(true)
  expect((error as MaillonError).message).toMatch(message)
})
