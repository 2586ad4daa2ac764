import { Maillon } from '@maillon/core'
import { browserOn, createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { toToolkit } from '../read-toolkit.ts'
import { graphQlFailure, readGraphQlAnswer } from './call-graphql.ts'
import { type Service, startGraphQl } from './graphql-service.contract.ts'
import { importGraphQl } from './import-graphql.ts'

const origin = 'https://api.notes.test'
const schema = `
  type Query { notes(first: Int, tag: Tag): NoteConnection!, note(id: ID!): Note, count: Int! }
  type Mutation { noteCreate(text: String!, tag: Tag): Note!, noteDelete(id: ID!): Boolean }
  type NoteConnection { nodes: [Note!]!, pageInfo: PageInfo! }
  type PageInfo { hasNextPage: Boolean! }
  type Note { id: ID!, text: String!, author: Author, tag: Tag }
  type Author { id: ID!, name: String! }
  enum Tag { RED BLUE }
`
const note = { id: 'n1', text: 'hi', author: { id: 'u1', name: 'Ada' }, tag: 'RED' }
const root = {
  notes: { nodes: [note], pageInfo: { hasNextPage: false } },
  note: ({ id }: { id: string }) => (id === 'n1' ? note : null),
  count: 3,
  noteCreate: (given: object) => ({ ...note, ...given, id: 'n2' }),
}

/** An engine with the toolkit of that schema, and a service that answers by it. */
async function world(service: Partial<Service> = {}, auth?: string) {
  const { url, asked } = await startGraphQl({ schema, root, ...service })
  const { file } = await importGraphQl(schema, {
    from: 'notes.graphql',
    baseUrl: `${origin}/graphql`,
    auth,
  })
  const { engine, stop } = await createTestEngine({
    toolkits: [toToolkit(JSON.parse(JSON.stringify(file)), 'notes.json')],
    publicUrl: 'https://connect.example.test',
    routes: { [origin]: url },
  })
  onTestFinished(stop)
  const session = await new Maillon({ engine }).create('user_1')
  return {
    asked,
    engine,
    session,
    execute: (slug: string, input = {}) => session.execute(`NOTES_${slug}`, input),
  }
}

test('queries and mutations run, their arguments as variables', async () => {
  const { execute, asked } = await world()
  expect(await execute('LIST_NOTES', { first: 2, tag: 'RED' })).toMatchObject({
    data: { nodes: [{ ...note, author: { name: 'Ada' } }], pageInfo: { hasNextPage: false } },
    error: null,
  })
  expect(asked.at(-1)?.variables).toEqual({ first: 2, tag: 'RED' })
  expect(await execute('GET_NOTE', { id: 'n1' })).toMatchObject({ data: note, error: null })
  expect(await execute('GET_NOTE', { id: 'n9' })).toMatchObject({
    data: { result: null },
    error: null,
  })
  expect(await execute('COUNT')).toMatchObject({ data: { result: 3 }, error: null })
  const text = '") { id } evil: noteDelete(id: "n1'
  expect(await execute('NOTE_CREATE', { text })).toMatchObject({ data: { id: 'n2', text } })
  expect(await execute('GET_NOTE', {})).toMatchObject({ data: { code: 'invalid_arguments' } })
})

test('what a service refuses is told in its words, whatever the status', async () => {
  const words = { errors: [{ message: 'There is no note n9.', path: ['note'] }] }
  for (const [status, body] of [
    [200, { ...words, data: { note: null } }],
    [200, { ...words, data: null }],
    [400, words],
    [200, { errors: 'There is no note n9.' }],
  ] as const) {
    const { execute } = await world({ answer: () => ({ status, body }) })
    expect(await execute('GET_NOTE', { id: 'n9' })).toMatchObject({
      data: { code: 'upstream_error' },
      error: 'Notes: There is no note n9.',
    })
  }
  const { execute } = await world({ answer: () => ({ status: 200, body: { hello: 1 } }) })
  expect(await execute('COUNT')).toMatchObject({ data: { code: 'upstream_error' } })
})

test('what a call did is told, with what is missing of its answer beside it', async () => {
  const failing = {
    noteCreate: () => ({
      ...note,
      author: () => {
        throw new Error('You may not see people.')
      },
    }),
    notes: { nodes: [note], pageInfo: { hasNextPage: true } },
  }
  const { execute } = await world({ root: failing })
  expect(await execute('NOTE_CREATE', { text: 'x' })).toMatchObject({
    data: {
      id: 'n1',
      author: null,
      graphql_errors: ['noteCreate.author: You may not see people.'],
    },
    error: null,
  })
  const list = { data: { count: 3 }, errors: [{ message: 'Slow.' }] }
  const odd = await world({ answer: () => ({ status: 200, body: list }) })
  expect(await odd.execute('COUNT')).toMatchObject({
    data: { result: 3, graphql_errors: ['Slow.'] },
    error: null,
  })
})

test('a key goes out with each call, and a limit is told as one', async () => {
  const limit = {
    data: null,
    errors: [{ message: 'Slow down.', extensions: { code: 'THROTTLED' } }],
  }
  const { asked, engine, session, execute } = await world(
    { answer: ({ query }) => (/Create/.test(query) ? { status: 200, body: limit } : undefined) },
    'bearer',
  )
  const { redirectUrl } = await session.authorize('notes')
  const send = browserOn(engine)
  await send(redirectUrl)
  await send(`${redirectUrl}/key`, { api_key: 'notes-key' })
  expect(await execute('COUNT')).toMatchObject({ data: { result: 3 }, error: null })
  expect(asked.at(-1)?.authorization).toBe('Bearer notes-key')
  expect(await execute('NOTE_CREATE', { text: 'x' })).toMatchObject({
    data: { code: 'upstream_rate_limited' },
    error: 'Notes: Slow down.',
  })
})

test.each<[object, number, string | undefined]>([
  [{ extensions: { code: 'UNAUTHENTICATED' } }, 200, 'token_rejected'],
  [{ extensions: { type: 'authentication error' } }, 400, 'token_rejected'],
  [{}, 401, 'token_rejected'],
  [{ type: 'RATE_LIMITED' }, 200, 'rate_limited'],
  [{}, 429, 'rate_limited'],
  [{ type: 'INSUFFICIENT_SCOPES' }, 200, 'missing_scopes'],
  [{ extensions: { code: 'FORBIDDEN' } }, 200, undefined],
  // The call has begun, so that it is not made again with another token.
  [{ extensions: { code: 'UNAUTHENTICATED' }, path: ['noteCreate', 'author'] }, 200, undefined],
])('an error with %j and status %i means %s', (facts, status, reason) => {
  const body = { data: null, errors: [{ message: 'No.', ...facts }] }
  expect(graphQlFailure({ status, body })?.reason).toBe(reason)
  expect(graphQlFailure({ status: 200, body: { ...body, data: { a: 1 } } })).toBeUndefined()
})

test('a field that is called as what all objects have is missing where it is not answered', () => {
  const call = {
    kind: 'graphql' as const,
    document: '{ constructor }',
    variables: {},
    answer: ['constructor'],
  }
  expect(() => readGraphQlAnswer('Acme', call, { data: {} })).toThrow('no answer of GraphQL')
})
