import { afterEach, expect, expectTypeOf, test, vi } from 'vitest'
import { z } from 'zod'
import { MaillonError } from '../errors/maillon-error.ts'
import type { FunctionTool } from '../provider/function-tools.ts'
import type { SessionTool } from '../provider/provider.ts'
import { fakeEngine } from '../transport/fake-engine.contract.ts'
import { page, wireAccount, wireLink, wireSession } from '../transport/wire-samples.contract.ts'
import {
  AuthConfigTypes,
  Composio,
  ComposioConnectedAccountNotFoundError,
  ComposioError,
  ComposioMultipleConnectedAccountsError,
  ComposioNoAPIKeyError,
  ComposioRequestCancelledError,
  ConnectedAccountStatuses,
  ConnectionRequestFailedError,
  ConnectionRequestTimeoutError,
  experimental_createTool,
  experimental_createToolkit,
  OpenAIProvider,
  SessionPreset,
  ValidationError,
} from './index.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const quiet = { allowTracking: false, disableVersionCheck: true }

test('an app written for @composio/core runs: environment, preset, aliases, default provider', async () => {
  vi.stubEnv('COMPOSIO_BASE_URL', 'https://maillon.example')
  vi.stubEnv('COMPOSIO_API_KEY', 'mk_composio')
  const { fetch, asked } = fakeEngine({
    createSession: () => wireSession(),
    getSession: () => wireSession(),
    listSessionTools: () => page([]),
    linkInSession: () => wireLink,
    getConnectedAccount: () => wireAccount(),
  })
  const composio = new Composio({ ...quiet, fetch })
  const session = await composio.create('user_123', {
    sessionPreset: SessionPreset.DIRECT_TOOLS,
    toolkits: ['gmail'],
    mcp: true,
  })
  const tools = await session.tools()
  expectTypeOf(tools).toEqualTypeOf<FunctionTool[]>()
  const request = await session.authorize('gmail')
  const account = await request.waitForConnection(60_000)
  expect(account.status).toBe(ConnectedAccountStatuses.ACTIVE)
  expect((await composio.toolRouter.use('trs_1')).sessionId).toBe(session.sessionId)
  expect(session.mcp.headers).toEqual({ 'x-api-key': 'mk_composio' })
  expect(asked.every(({ headers }) => headers.get('x-api-key') === 'mk_composio')).toBe(true)
  expect(AuthConfigTypes.COMPOSIO_MANAGED).toBe('use_composio_managed_auth')
})

test('custom tools are made, passed and run as such apps do it', async () => {
  const tool = experimental_createTool('ADD', {
    name: 'Add',
    description: 'Adds one.',
    inputParams: z.object({ a: z.number() }),
    execute: async ({ a }) => ({ sum: a + 1 }),
  })
  const texts = { name: 'Math', description: 'Numbers.' }
  const toolkit = experimental_createToolkit('MATH', { ...texts, tools: [tool] })
  const { fetch } = fakeEngine({
    createSession: () => wireSession(),
    attachToSession: () => wireSession(),
  })
  const composio = new Composio({ apiKey: 'k', baseURL: 'http://maillon.local', fetch })
  const tools = { customTools: [tool], customToolkits: [toolkit] }
  const created = await composio.create('user_123', { experimental: tools })
  const used = await composio.use('trs_1', tools)
  for (const session of [created, used]) {
    expect(session.customTools().map(({ slug }) => slug)).toEqual(['LOCAL_ADD', 'LOCAL_MATH_ADD'])
    expect((await session.execute('LOCAL_MATH_ADD', { a: 1 })).data).toEqual({ sum: 2 })
  }
})

test('no address is assumed, and MAILLON_* is not read in its place', () => {
  vi.stubEnv('COMPOSIO_BASE_URL', '')
  vi.stubEnv('MAILLON_BASE_URL', 'https://maillon.example')
  expect(() => new Composio({ apiKey: 'mk_1' })).toThrow(
    expect.objectContaining({
      code: 'base_url_missing',
      hint: expect.stringContaining('COMPOSIO_BASE_URL'),
    }),
  )
  expect(new Composio({ engine: { as: () => fetch } }).sessions).toBeDefined()
})

test('its type parameter is the provider, as apps write it', () => {
  class Names {
    readonly name = 'names'
    wrapTools = (tools: readonly SessionTool[]) => tools.map(({ slug }) => slug)
  }
  const config = { ...quiet, baseURL: 'http://maillon.local', apiKey: 'mk_1' }
  const composio: Composio<Names> = new Composio({ ...config, provider: new Names() })
  expectTypeOf(composio.provider).toEqualTypeOf<Names>()
  type Tools = Awaited<ReturnType<Awaited<ReturnType<typeof composio.create>>['tools']>>
  expectTypeOf<Tools>().toEqualTypeOf<string[]>()
  expectTypeOf(new Composio(config).provider).toEqualTypeOf<OpenAIProvider>()
  expect(new Composio(config).provider).toBeInstanceOf(OpenAIProvider)
})

test('errors are told apart by instanceof, under the names that apps know', () => {
  const failed: unknown = new MaillonError('connection_failed')
  expect(failed instanceof ConnectionRequestFailedError).toBe(true)
  expect(failed instanceof ConnectionRequestTimeoutError).toBe(false)
  expect(failed instanceof ComposioError).toBe(true)
  expect(new Error('other') instanceof ComposioError).toBe(false)
  const kinds: [unknown, object][] = [
    [new MaillonError('connection_timeout'), ConnectionRequestTimeoutError],
    [new MaillonError('connected_account_not_found'), ComposioConnectedAccountNotFoundError],
    [new MaillonError('api_key_missing'), ComposioNoAPIKeyError],
    [new MaillonError('unsupported'), ValidationError],
    [new MaillonError('invalid_request', { status: 409 }), ComposioMultipleConnectedAccountsError],
    [AbortSignal.abort().reason, ComposioRequestCancelledError],
  ]
  for (const [error, kind] of kinds) {
    const matching = kinds.filter(([, other]) => error instanceof (other as typeof Error))
    expect(matching).toEqual([[error, kind]])
  }
  if (failed instanceof ComposioError) expectTypeOf(failed).toEqualTypeOf<MaillonError>()
})
