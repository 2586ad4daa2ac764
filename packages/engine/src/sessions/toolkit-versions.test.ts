import { Composio } from '@composio/core'
import { Maillon } from '@maillon/core'
import { apiKey, defineTool, defineToolkit, noAuth, type Toolkit } from '@maillon/core/toolkit'
import { startTestEngine, type TestEngineOptions } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { callWith, type TestRequest } from '../http/test-api.contract.ts'

interface Described {
  version: string
  /** By slug, the arguments that have to be given. */
  tools: Record<string, readonly string[]>
  auth?: Toolkit['auth']
}

/** A version of a toolkit whose tools answer which version they are of. */
function notes({ version, tools, auth = noAuth() }: Described): Toolkit {
  return defineToolkit({
    slug: 'notes',
    name: 'Notes',
    description: 'Keeps notes.',
    version,
    baseUrl: 'https://notes.example.test',
    auth,
    verified: 'emulated',
    tools: Object.entries(tools).map(([slug, names]) =>
      defineTool({
        slug,
        name: slug.replace('NOTES_', '').toLowerCase().replaceAll('_', ' '),
        description: 'Does something with notes.',
        effect: 'read',
        input: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
        output: z.unknown(),
        run: async () => ({ version }),
      }),
    ),
  })
}

const first = notes({
  version: '20260101_00',
  tools: { NOTES_LIST: [], NOTES_SHRED_PAPER: [] },
})
const second = notes({
  version: '20260201_00',
  tools: { NOTES_LIST: ['folder'], NOTES_PIN_TO_WALL: [] },
})

async function world(options: TestEngineOptions = {}) {
  const {
    engine,
    apiKey: key,
    url,
    stop,
  } = await startTestEngine({
    toolkits: [second],
    olderToolkits: [first],
    ...options,
  })
  onTestFinished(stop)
  const maillon = new Maillon({ engine })
  return { engine, key, url, maillon, call: callWith(engine, key) }
}

const older = { toolkitVersions: { notes: '20260101_00' } }

test('a session that pins a version has the tools of that version: listed, found, described and run', async () => {
  const { maillon } = await world()
  const pinned = await maillon.create('user_1', { ...older, preload: { tools: ['NOTES_LIST'] } })
  const newest = await maillon.create('user_1', { preload: { tools: ['NOTES_LIST'] } })
  expect(await pinned.execute('NOTES_LIST', {})).toMatchObject({ data: { version: '20260101_00' } })
  expect(await newest.execute('NOTES_LIST', {})).toMatchObject({
    data: { code: 'invalid_arguments' },
  })
  expect(await newest.execute('NOTES_LIST', { folder: 'a' })).toMatchObject({
    data: { version: '20260201_00' },
  })
  expect(await pinned.execute('NOTES_SHRED_PAPER', {})).toMatchObject({ error: null })
  expect(await pinned.execute('NOTES_PIN_TO_WALL', {})).toMatchObject({
    data: { code: 'tool_not_found' },
  })
  expect(await newest.execute('NOTES_SHRED_PAPER', {})).toMatchObject({
    data: { code: 'tool_not_found' },
  })

  const found = async (session: typeof pinned, query: string) =>
    JSON.stringify(await session.search({ query }))
  expect(await found(pinned, 'shred paper')).toContain('NOTES_SHRED_PAPER')
  expect(await found(pinned, 'pin to wall')).not.toContain('NOTES_PIN_TO_WALL')
  expect(await found(newest, 'pin to wall')).toContain('NOTES_PIN_TO_WALL')
  expect(await found(newest, 'shred paper')).not.toContain('NOTES_SHRED_PAPER')

  const schemas = await pinned.execute('COMPOSIO_GET_TOOL_SCHEMAS', { tool_slugs: ['NOTES_LIST'] })
  expect(JSON.stringify(schemas.data)).not.toContain('folder')
  const several = await pinned.execute('COMPOSIO_MULTI_EXECUTE_TOOL', {
    tools: [{ tool_slug: 'NOTES_LIST', arguments: {} }],
  })
  expect(JSON.stringify(several.data)).toContain('20260101_00')
})

test('the official client gets the version that it names, of tools and of calls', async () => {
  const { url, key } = await world()
  const composio = new Composio({
    apiKey: key,
    baseURL: url,
    toolkitVersions: { notes: '20260101_00' },
    allowTracking: false,
    disableVersionCheck: true,
  })
  const listed = await composio.tools.getRawComposioTools({ toolkits: ['notes'], limit: 10 })
  expect(listed.map(({ slug, version }) => [slug, version])).toEqual([
    ['NOTES_LIST', '20260101_00'],
    ['NOTES_SHRED_PAPER', '20260101_00'],
  ])
  expect(await composio.tools.getRawComposioToolBySlug('NOTES_SHRED_PAPER')).toMatchObject({
    availableVersions: ['20260201_00', '20260101_00'],
  })
  expect(await composio.tools.execute('NOTES_LIST', { userId: 'u', arguments: {} })).toMatchObject({
    data: { version: '20260101_00' },
  })
})

test('versions that are here are told, and one that is not is refused with those', async () => {
  const { call } = await world()
  const versions = ['20260201_00', '20260101_00']
  const toolkit = await call('getToolkit', { path: { toolkitSlug: 'notes' } })
  expect(toolkit.body.meta).toMatchObject({ version: versions[0], available_versions: versions })
  const asked = (query: string) =>
    call('getToolkit', { path: { toolkitSlug: 'notes' }, query }).then(
      ({ body }) => body.meta.version,
    )
  expect(await asked('version=20260101_00')).toBe('20260101_00')
  expect(await asked('version=latest')).toBe('20260201_00')
  const wrong: [Parameters<typeof call>[0], TestRequest][] = [
    ['getToolkit', { path: { toolkitSlug: 'notes' }, query: 'version=20200101_00' }],
    ['getTool', { path: { toolSlug: 'NOTES_LIST' }, query: 'version=20200101_00' }],
    ['getTool', { path: { toolSlug: 'NOTES_LIST' }, query: 'toolkit_versions[notes]=20200101_00' }],
    ['listTools', { query: 'toolkit_versions[notes]=20200101_00' }],
    ['listTools', { query: 'toolkit_versions=20200101_00' }],
    [
      'executeTool',
      { path: { toolSlug: 'NOTES_LIST' }, body: { user_id: 'u', version: '20200101_00' } },
    ],
    ['createSession', { body: { user_id: 'u', toolkit_versions: { notes: '20200101_00' } } }],
  ]
  for (const [name, request] of wrong) {
    const { status, error } = await call(name, request)
    expect([name, status, error?.slug]).toEqual([
      name,
      name === 'createSession' ? 400 : 404,
      'toolkit_version_not_found',
    ])
    expect(error?.suggested_fix).toContain('20260201_00, 20260101_00')
  }
  const unknown = { user_id: 'u', toolkit_versions: { nothing: '20260101_00' } }
  expect((await call('createSession', { body: unknown })).error?.slug).toBe('toolkit_not_found')
})

test('a pin is part of the session: it can be changed, and taken away', async () => {
  const { maillon, call } = await world()
  const session = await maillon.create('user_1', older)
  const version = async () => (await session.execute('NOTES_LIST', { folder: 'a' })).data
  expect(await version()).toMatchObject({ code: 'invalid_arguments' })
  const path = { sessionId: session.sessionId }
  const { body } = await call('getSession', { path })
  expect(body.config.toolkit_versions).toEqual({ notes: '20260101_00' })
  await session.update({ toolkitVersions: { notes: 'latest' } })
  expect(await version()).toEqual({ version: '20260201_00' })
  await session.update(older)
  await call('patchSession', { path, body: { toolkit_versions: 'latest' } })
  expect(await version()).toEqual({ version: '20260201_00' })
})

test('a version that is taken away while sessions pin it is told at their next call, and no other runs in its place', async () => {
  const { engine, maillon } = await world()
  const pinned = await maillon.create('user_1', older)
  const newest = await maillon.create('user_1')
  engine.catalogue.put(second)
  await expect(pinned.execute('NOTES_LIST', {})).rejects.toMatchObject({
    code: 'toolkit_version_not_found',
  })
  expect(await newest.execute('NOTES_LIST', { folder: 'a' })).toMatchObject({ error: null })
  engine.catalogue.put(second, [first])
  expect(await pinned.execute('NOTES_LIST', {})).toMatchObject({ data: { version: '20260101_00' } })
  // The current one may be named, too, and stays what it is when it is not that any more.
  const named = await maillon.create('user_1', { toolkitVersions: { notes: '20260201_00' } })
  engine.catalogue.put(first, [second])
  expect(await named.execute('NOTES_LIST', { folder: 'a' })).toMatchObject({
    data: { version: '20260201_00' },
  })
})

test('accounts connect as the current version says, whatever a session pins', async () => {
  const keyed = {
    ...second,
    ...notes({ version: '20260301_00', tools: { NOTES_LIST: [] }, auth: apiKey() }),
  }
  const { maillon } = await world({ toolkits: [keyed] })
  const pinned = await maillon.create('user_1', older)
  expect(await pinned.execute('NOTES_LIST', {})).toMatchObject({
    data: { code: 'connection_required' },
  })
  expect((await pinned.authorize('notes')).redirectUrl).toContain('/link/')
})

test('two versions that are one are refused', async () => {
  await expect(world({ olderToolkits: [first, first] })).rejects.toMatchObject({
    code: 'config_invalid',
  })
  await expect(world({ olderToolkits: [second] })).rejects.toMatchObject({ code: 'config_invalid' })
})
