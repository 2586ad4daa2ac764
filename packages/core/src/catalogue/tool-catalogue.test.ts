import { expect, test } from 'vitest'
import { Maillon } from '../maillon.ts'
import { fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import { page, wireTool } from '../transport/wire-samples.contract.ts'
import type { ExecuteModifiers, SchemaModifiers } from './tool-catalogue.ts'

function start(handlers: Handlers) {
  const { fetch, asked } = fakeEngine(handlers)
  const { tools } = new Maillon({ baseURL: 'http://maillon.local', apiKey: 'k', fetch })
  return { tools, asked }
}

const tool = {
  slug: 'GMAIL_FETCH_EMAILS',
  name: 'Name of GMAIL_FETCH_EMAILS',
  description: 'Does GMAIL_FETCH_EMAILS.',
  toolkit: { slug: 'gmail', name: 'Gmail', logo: 'https://logo.example/gmail' },
  inputParameters: { type: 'object', properties: {} },
  outputParameters: { type: 'object' },
  tags: ['readOnlyHint'],
  version: '20261101_00',
  availableVersions: ['20261101_00'],
  isDeprecated: false,
  isNoAuth: false,
  scopes: ['gmail.readonly'],
}

test('tools are listed by what is asked for, and read by slug', async () => {
  const { tools, asked } = start({
    listTools: () => page([wireTool('GMAIL_FETCH_EMAILS')], 'c2'),
    getTool: ({ params }) => wireTool(params.toolSlug ?? ''),
  })
  const found = await tools.list({
    tools: ['GMAIL_FETCH_EMAILS'],
    toolkits: ['gmail', 'slack'],
    search: 'read mail',
    tags: ['readOnlyHint'],
    scopes: ['gmail.readonly'],
    important: true,
    cursor: 'c1',
    limit: 5,
  })
  expect(found).toEqual({ items: [tool], nextCursor: 'c2', totalPages: 1 })
  expect(await tools.get('GMAIL_FETCH_EMAILS')).toEqual(tool)
  expect(asked[0]?.query).toEqual({
    tool_slugs: 'GMAIL_FETCH_EMAILS',
    toolkit_slug: 'gmail,slack',
    search: 'read mail',
    tags: 'readOnlyHint',
    scopes: 'gmail.readonly',
    important: 'true',
    cursor: 'c1',
    limit: '5',
  })
})

test('a tool runs for a user outside any session', async () => {
  const { tools, asked } = start({
    executeTool: () => ({ data: { id: 'm1' }, error: null, successful: true, log_id: 'log_1' }),
  })
  const call = {
    userId: 'user_123',
    connectedAccountId: 'ca_1',
    arguments: { recipient_email: 'a@example.com', body: 'b' },
    version: 'latest',
    allowTracing: false,
    dangerouslySkipVersionCheck: true,
  }
  expect(await tools.execute('GMAIL_SEND_EMAIL', call)).toEqual({
    data: { id: 'm1' },
    error: null,
    successful: true,
    logId: 'log_1',
  })
  expect(asked[0]).toMatchObject({
    params: { toolSlug: 'GMAIL_SEND_EMAIL' },
    body: {
      user_id: 'user_123',
      connected_account_id: 'ca_1',
      arguments: call.arguments,
      version: 'latest',
      allow_tracing: false,
    },
  })
})

function missing(): Response {
  return Response.json({}, { status: 404 })
}

test('an unknown tool, a misspelt option and an abort reject', async () => {
  const { tools } = start({ getTool: missing, executeTool: missing })
  await expect(tools.get('X')).rejects.toMatchObject({ code: 'tool_not_found' })
  await expect(tools.execute('X', {})).rejects.toMatchObject({ code: 'tool_not_found' })
  await expect(tools.get('../toolkits')).rejects.toMatchObject({ code: 'tool_not_found' })
  await expect(tools.list({ toolkit: 'gmail' } as object)).rejects.toThrow('"toolkit"')
  await expect(tools.execute('X', { user: 'user_123' } as object)).rejects.toThrow('"user"')
  const request = { signal: AbortSignal.abort(new Error('stop')) }
  await expect(tools.list({}, request)).rejects.toThrow('stop')
  await expect(tools.get('X', request)).rejects.toThrow('stop')
  await expect(tools.execute('X', {}, request)).rejects.toThrow('stop')
})

test('modifiers change the form of tools, and a call with its result', async () => {
  const { tools, asked } = start({
    listTools: () => page([wireTool('GMAIL_FETCH_EMAILS')]),
    getTool: ({ params }) => wireTool(params.toolSlug ?? ''),
    executeTool: ({ input }) => ({
      data: { ...input.body.arguments },
      error: null,
      successful: true,
      log_id: 'log_1',
    }),
  })
  const modifySchema = async ({ toolSlug, toolkitSlug, schema }: SchemaContext) => ({
    ...schema,
    description: `${toolkitSlug} ${toolSlug}`,
  })
  const changed = { ...tool, description: 'gmail GMAIL_FETCH_EMAILS' }
  expect((await tools.list({}, { modifySchema })).items).toEqual([changed])
  expect(await tools.get('GMAIL_FETCH_EMAILS', { modifySchema })).toEqual(changed)

  const seen: unknown[] = []
  const result = await tools.execute(
    'GMAIL_SEND_EMAIL',
    { userId: 'user_123', arguments: { recipient_email: 'a@example.com', body: 'b' } },
    {
      beforeExecute(context) {
        seen.push(context)
        return { ...context.params, userId: 'user_2', arguments: { b: 2 } }
      },
      async afterExecute(context) {
        seen.push(context)
        return { data: { seen: true }, error: 'Too much.' }
      },
    },
  )
  expect(result).toEqual({
    data: { seen: true },
    error: 'Too much.',
    successful: false,
    logId: 'log_1',
  })
  expect(asked.at(-1)?.body).toMatchObject({ user_id: 'user_2', arguments: { b: 2 } })
  const called = { toolSlug: 'GMAIL_SEND_EMAIL', toolkitSlug: 'gmail' }
  expect(seen).toEqual([
    {
      ...called,
      params: { userId: 'user_123', arguments: { recipient_email: 'a@example.com', body: 'b' } },
    },
    { ...called, result: { data: { b: 2 }, error: null, successful: true, logId: 'log_1' } },
  ])
})

type SchemaContext = Parameters<NonNullable<SchemaModifiers['modifySchema']>>[0]

test('a modifier that is no function, is misspelt or answers nothing is refused, and one that throws rejects', async () => {
  const { tools, asked } = start({
    getTool: ({ params }) => wireTool(params.toolSlug ?? ''),
    executeTool: () => ({ data: {}, error: null, successful: true, log_id: 'log_1' }),
  })
  const refused = { code: 'invalid_request' }
  const options = (modifiers: object) => modifiers as ExecuteModifiers & SchemaModifiers
  const execute = (modifiers: object) => tools.execute('X', { userId: 'u' }, options(modifiers))
  await expect(tools.list({}, options({ modifySchema: {} }))).rejects.toMatchObject(refused)
  await expect(tools.get('X', options({ modifyschema: () => {} }))).rejects.toMatchObject(refused)
  await expect(execute({ beforeExecute: 'x' })).rejects.toMatchObject(refused)
  await expect(execute({ beforeExecute: () => undefined })).rejects.toMatchObject(refused)
  await expect(execute({ afterExecute: null })).rejects.toMatchObject(refused)
  const run = () => asked.filter(({ route }) => route === 'executeTool').length
  const stop = () => {
    throw new Error('not now')
  }
  await expect(execute({ beforeExecute: stop })).rejects.toThrow('not now')
  expect(run()).toBe(0)
  await expect(execute({ afterExecute: () => undefined })).rejects.toMatchObject(refused)
  expect(run()).toBe(1)
})
