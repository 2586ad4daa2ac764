import type { MaillonError } from '@maillon/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importGraphQl } from '../graphql/import-graphql.ts'
import { importOpenApi } from '../openapi/import-openapi.ts'
import type { ToolkitFile, ToolOfFile } from '../toolkit-file.ts'
import { recorded } from './record.ts'
import { updateFile, type UpdateOptions } from './update-file.ts'

type Json = Record<string, unknown>

const text = { type: 'string' }
const body = (properties: Json, required: string[] = []) => ({
  requestBody: {
    required: required.length > 0,
    content: { 'application/json': { schema: { type: 'object', properties, required } } },
  },
})
const paths: Record<string, Json> = {
  '/items': {
    get: { operationId: 'listItems', summary: 'List items' },
    post: {
      operationId: 'createItem',
      summary: 'Create an item',
      ...body({ title: text, owner: { type: 'object', properties: { id: text } } }),
    },
  },
  '/old': { get: { operationId: 'getOld', summary: 'Get what is old' } },
}
const documentOf = (changed: Record<string, Json> = {}, more: Json = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Acme' },
  servers: [{ url: 'https://api.acme.test' }],
  paths: { ...paths, ...changed },
  ...more,
})
const today = new Date('2026-11-30T12:00:00Z')
const read = (document: object, day = new Date('2026-11-01T12:00:00Z')) =>
  recorded(importOpenApi(JSON.stringify(document), { from: 'acme.json', today: day }).file, {})
const before = read(documentOf())
const updated = (document: object, file = before, options: UpdateOptions = {}) =>
  updateFile(file, read(document), { today, ...options })
const withTool = (slug: string, change: Partial<ToolOfFile>): ToolkitFile => ({
  ...before,
  tools: before.tools.map((tool) => (tool.slug === slug ? { ...tool, ...change } : tool)),
})
const slugsOf = ({ tools }: ToolkitFile) => tools.map(({ slug }) => slug)
const toolOf = ({ tools }: ToolkitFile, slug: string) => tools.find((tool) => tool.slug === slug)

test('a document that says the same changes nothing', () => {
  const { file, toolkit, tools } = updated(documentOf())
  expect([toolkit, tools]).toEqual([[], []])
  expect(file).toEqual(before)
})

test('what a newer document adds, changes and takes away is told and taken', () => {
  const { file, toolkit, tools } = updated(
    documentOf({
      '/items': {
        get: { operationId: 'listItems', summary: 'List all items' },
        post: {
          operationId: 'createItem',
          summary: 'Create an item',
          ...body(
            {
              name: text,
              owner: { type: 'object', properties: { id: text, team: text }, required: ['id'] },
            },
            ['name'],
          ),
        },
        delete: { operationId: 'deleteItems' },
      },
      '/old': {},
    }),
  )
  expect(toolkit).toEqual([])
  expect(tools.map(({ slug, kind, isMended }) => [slug, kind, isMended])).toEqual([
    ['ACME_LIST_ITEMS', 'changed', false],
    ['ACME_CREATE_ITEM', 'changed', false],
    ['ACME_GET_OLD', 'gone', false],
    ['ACME_DELETE_ITEMS', 'new', false],
  ])
  expect(tools[0]?.facts.map(({ fact }) => fact)).toEqual(['name', 'description'])
  expect(tools[1]?.arguments).toEqual([
    { argument: 'title', kind: 'removed' },
    { argument: 'owner.id', kind: 'required' },
    { argument: 'owner.team', kind: 'added' },
    { argument: 'name', kind: 'added' },
    { argument: 'name', kind: 'required' },
  ])
  expect(file.version).toBe('20261130_00')
  expect(slugsOf(file)).toEqual(['ACME_LIST_ITEMS', 'ACME_CREATE_ITEM', 'ACME_DELETE_ITEMS'])
})

test('where calls and credentials go is told of the toolkit, and so is how accounts connect', () => {
  const more = {
    servers: [{ url: 'https://eu.acme.test' }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  }
  const { file, toolkit } = updated(documentOf({}, more))
  expect(toolkit.map(({ fact, isKept }) => [fact, isKept])).toEqual([
    ['address', false],
    ['auth', false],
  ])
  expect(file).toMatchObject({ baseUrl: 'https://eu.acme.test', auth: { scheme: 'API_KEY' } })
  // An address that a person wrote stays, whatever the document says.
  const own = { ...before, baseUrl: 'https://proxy.acme.test' }
  const kept = updated(documentOf({}, more), own)
  expect(kept.toolkit[0]).toMatchObject({ fact: 'address', isKept: true })
  expect(kept.file.baseUrl).toBe('https://proxy.acme.test')
  expect(kept.file.auth).toMatchObject({ scheme: 'API_KEY' })
})

const news = {
  '/items': { ...paths['/items'], get: { operationId: 'listItems', summary: 'List each item' } },
}

test('what a person changed stays, fact by fact, and beside it the rest is as the document says', () => {
  const mended = withTool('ACME_LIST_ITEMS', { description: 'Mine.', effect: 'destroy' })
  const { file, tools } = updated(documentOf(news), mended)
  expect(toolOf(file, 'ACME_LIST_ITEMS')).toMatchObject({
    name: 'List each item',
    description: 'Mine.',
    effect: 'destroy',
  })
  expect(tools).toMatchObject([
    {
      facts: [
        { fact: 'name', isKept: false },
        { fact: 'description', isKept: true },
      ],
    },
  ])
  // Told once: the next time the document says nothing that is new.
  const again = updated(documentOf(news), file)
  expect(again.tools).toEqual([])
  expect(again.file.version).toBe(file.version)
  // Unless a person wants the document's after all.
  const taken = updated(documentOf(news), file, { take: ['*LIST*'] })
  expect(toolOf(taken.file, 'ACME_LIST_ITEMS')).toMatchObject({
    description: 'List each item',
    effect: 'read',
  })
})

test('a tool that a person took away stays away, and one that a person wrote stays', () => {
  const own = { ...toolOf(before, 'ACME_GET_OLD')!, slug: 'ACME_OWN' }
  const mended = {
    ...before,
    tools: [...before.tools.filter(({ slug }) => slug !== 'ACME_GET_OLD'), own],
  }
  const { file, tools } = updated(documentOf(news), mended)
  expect(slugsOf(file)).toEqual(['ACME_LIST_ITEMS', 'ACME_CREATE_ITEM', 'ACME_OWN'])
  expect(tools.map(({ kind }) => kind)).toEqual(['changed'])
  expect(slugsOf(updated(documentOf(), mended, { take: ['ACME_GET_OLD'] }).file)).toContain(
    'ACME_GET_OLD',
  )
})

test('a tool that is gone goes, and it is told that a person had changed it', () => {
  const mended = withTool('ACME_GET_OLD', { description: 'Mine.' })
  const { tools } = updated(documentOf({ '/old': {} }), mended)
  expect(tools).toMatchObject([{ slug: 'ACME_GET_OLD', kind: 'gone', isMended: true }])
})

test('a call that a person changed keeps its arguments, too', () => {
  const call = {
    ...toolOf(before, 'ACME_CREATE_ITEM')!.call,
    path: '/v2/items',
  } as ToolOfFile['call']
  const change = {
    '/items': { ...paths['/items'], post: { operationId: 'createItem', ...body({ name: text }) } },
  }
  const { file, tools } = updated(documentOf(change), withTool('ACME_CREATE_ITEM', { call }))
  expect(toolOf(file, 'ACME_CREATE_ITEM')).toMatchObject({
    call: { path: '/v2/items' },
    input: toolOf(before, 'ACME_CREATE_ITEM')!.input,
  })
  expect(tools[0]?.facts.find(({ fact }) => fact === 'request')).toMatchObject({ isKept: true })
})

test('without changes by hand an update is what an import makes, and with them none of those is lost', () => {
  const slugs = slugsOf(before)
  const mended = fc.record({
    description: fc.option(fc.constant('Mine.'), { nil: undefined }),
    effect: fc.option(fc.constantFrom('write' as const, 'destroy' as const), { nil: undefined }),
  })
  fc.assert(
    fc.property(
      fc.array(mended, { minLength: slugs.length, maxLength: slugs.length }),
      fc.subarray(Object.keys(paths)),
      fc.boolean(),
      (changes, gone, isNew) => {
        const own = {
          ...before,
          tools: before.tools.map((tool, index) => ({
            ...tool,
            ...Object.fromEntries(
              Object.entries(changes[index] ?? {}).filter(([, value]) => value),
            ),
          })),
        }
        const removed = gone.slice(1).map((path) => [path, {}])
        const document = documentOf({
          ...(isNew ? news : {}),
          ...Object.fromEntries(removed),
        } as Record<string, Json>)
        const { file } = updated(document, own)
        const fresh = read(document, today)
        for (const tool of file.tools) {
          const index = slugs.indexOf(tool.slug)
          const made = toolOf(fresh, tool.slug)!
          const { description = made.description, effect = made.effect } = changes[index] ?? {}
          expect(tool).toEqual({ ...made, description, effect })
        }
        expect(slugsOf(file).toSorted()).toEqual(slugsOf(fresh).toSorted())
      },
    ),
    { numRuns: 40 },
  )
})

test('a schema of GraphQL is updated alike', async () => {
  const of = async (schema: string) =>
    recorded(
      (await importGraphQl(schema, { from: 'a.graphql', baseUrl: 'https://api.acme.test/graphql' }))
        .file,
      {},
    )
  const old = await of('type Query { notes(first: Int): [Note!]! } type Note { id: ID! }')
  const now = await of(
    'type Query { notes(first: Int!, tag: String): [Note!]! } type Note { id: ID!, text: String! }',
  )
  const { tools } = updateFile(old, now, { today })
  expect(tools).toMatchObject([
    {
      slug: 'ACME_LIST_NOTES',
      arguments: [
        { argument: 'first', kind: 'required' },
        { argument: 'first', kind: 'changed' },
        { argument: 'tag', kind: 'added' },
      ],
    },
  ])
})

test('a file that does not say what was made of it is not guessed at', () => {
  const { made: _, ...source } = before.source
  const update = () => updateFile({ ...before, source }, before)
  expect(update).toThrow(expect.objectContaining({ code: 'config_invalid' }) as MaillonError)
})

test('versions of a day are counted, and none is older than the one before', () => {
  const versions = [before.version, '20261130_00', '20261130_07', '20270101_00'].map(
    (version) => updated(documentOf(news), { ...before, version }).file.version,
  )
  expect(versions).toEqual(['20261130_00', '20261130_01', '20261130_08', '20270101_01'])
})

test('each version is another one, also where a day has had a hundred', () => {
  const changed = documentOf({}, { servers: [{ url: 'https://eu.acme.test' }] })
  const last = { ...before, version: '20261130_99' }
  expect(updated(changed, last).file.version).toBe('20261131_00')
  expect(updated(documentOf(), last).file.version).toBe(last.version)
})
