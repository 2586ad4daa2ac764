import { afterEach, expect, expectTypeOf, test, vi } from 'vitest'
import { Maillon, type MaillonOptions } from './maillon.ts'
import { type FunctionTool, FunctionToolsProvider } from './provider/function-tools.ts'
import type { Provider, SessionTool } from './provider/provider.ts'
import type { Session } from './sessions/session.ts'
import { fakeEngine } from './transport/fake-engine.contract.ts'
import { page, wireSession, wireTool } from './transport/wire-samples.contract.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const http = { baseURL: 'http://maillon.local', apiKey: 'mk_1' }

class NamesProvider implements Provider<Set<string>> {
  readonly name = 'names'
  wrapTools(tools: readonly SessionTool[]): Set<string> {
    return new Set(tools.map(({ slug }) => slug))
  }
}

function engine() {
  const { fetch, asked } = fakeEngine({
    createSession: () => wireSession(),
    listSessionTools: () => page([wireTool('GMAIL_FETCH_EMAILS')]),
  })
  return { fetch, asked }
}

test('without a provider, tools are plain function tools', async () => {
  const { fetch, asked } = engine()
  const maillon = new Maillon({ ...http, fetch })
  const session = await maillon.create('user_123')
  const tools = await session.tools()
  expectTypeOf(tools).toEqualTypeOf<FunctionTool[]>()
  expect(tools.map((tool) => tool.function.name)).toEqual(['GMAIL_FETCH_EMAILS'])
  expect(maillon.provider).toBeInstanceOf(FunctionToolsProvider)
  expect(asked[0]?.headers.get('x-framework')).toBe('function-tools')
})

test('a session of the default provider answers the calls of a model', async () => {
  const { fetch } = fakeEngine({
    createSession: () => wireSession(),
    listSessionTools: () => page([wireTool('GMAIL_FETCH_EMAILS')]),
    executeInSession: ({ input }) => ({ data: { ...input.body }, error: null, log_id: 'log_1' }),
  })
  const { create, provider } = new Maillon({ ...http, fetch })
  const call = { name: 'GMAIL_FETCH_EMAILS', arguments: '{"limit":1}' }
  const [message] = await provider.handleToolCalls(await create('user_123'), {
    choices: [{ message: { tool_calls: [{ id: 'call_1', type: 'function', function: call }] } }],
  })
  expect(JSON.parse(message?.content ?? '')).toEqual({
    tool_slug: 'GMAIL_FETCH_EMAILS',
    arguments: { limit: 1 },
    enable_auto_workbench_offload: true,
  })
})

test('the provider decides what tools are, also for TypeScript', async () => {
  const { fetch, asked } = engine()
  const maillon = new Maillon({ ...http, fetch, provider: new NamesProvider() })
  expectTypeOf(maillon.create).returns.resolves.toEqualTypeOf<Session<Set<string>>>()
  const session = await maillon.sessions.create('user_123')
  expect(await session.tools()).toEqual(new Set(['GMAIL_FETCH_EMAILS']))
  expect(asked[0]?.headers.get('x-framework')).toBe('names')
  expectTypeOf(maillon.provider).toEqualTypeOf<NamesProvider>()
})

test('an engine of this process is asked as a project, without a key', async () => {
  const projects: (string | undefined)[] = []
  const { fetch, asked } = engine()
  const inProcess = {
    as(project?: string) {
      projects.push(project)
      return (input: Request | URL | string, init: RequestInit = {}) =>
        fetch(new Request(input).url, init)
    },
  }
  const session = await new Maillon({ engine: inProcess }).create('user_123')
  await new Maillon({ engine: inProcess, project: 'acme' }).create('user_123')
  expect(projects).toEqual(['default', 'acme'])
  expect(asked[0]?.headers.has('x-api-key')).toBe(false)
  expect(session.mcp.headers).toEqual({})
})

test('the environment says where the engine is, and what the key is', async () => {
  vi.stubEnv('MAILLON_BASE_URL', 'https://maillon.example/connect/')
  vi.stubEnv('MAILLON_API_KEY', 'mk_environment')
  const { fetch, asked } = engine()
  await new Maillon({ fetch }).create('user_123')
  expect(asked[0]?.path).toBe('/connect/api/v3.1/tool_router/session')
  expect(asked[0]?.headers.get('x-api-key')).toBe('mk_environment')
})

const { fetch } = engine()
test.each<[MaillonOptions<NamesProvider>, string]>([
  [{ apiKey: 'mk_1' }, 'base_url_missing'],
  [{ baseURL: 'http://127.0.0.1:1' }, 'api_key_missing'],
  [{ ...http, baseURL: 'maillon' }, 'invalid_request'],
  [{ ...http, project: 'acme' }, 'invalid_request'],
  [{ ...http, engine: { as: () => fetch } }, 'invalid_request'],
  [{ fetch, engine: { as: () => fetch } }, 'invalid_request'],
  [{ ...http, provider: NamesProvider as never }, 'invalid_request'],
  [{ ...http, provider: [new NamesProvider()] as never }, 'invalid_request'],
  [{ ...http, timeoutMs: 0 }, 'invalid_request'],
  [{ ...http, timeoutMs: Number.POSITIVE_INFINITY }, 'invalid_request'],
  [{ ...http, timeoutMs: Number.NaN }, 'invalid_request'],
  [{ ...http, maxRetries: -1 }, 'invalid_request'],
])('options that cannot work are refused at once: %#', (options, code) => {
  vi.stubEnv('MAILLON_BASE_URL', undefined)
  vi.stubEnv('MAILLON_API_KEY', undefined)
  expect(() => new Maillon(options)).toThrow(expect.objectContaining({ code }))
  expect(() => new Maillon(options)).toThrow(expect.objectContaining({ hint: expect.any(String) }))
})

test('create and use can be taken off', async () => {
  const { create } = new Maillon({ ...http, fetch: engine().fetch })
  expect((await create('user_123')).sessionId).toBe('trs_1')
})

test('the options of an app from its environment fit, set or not', () => {
  const { MAILLON_API_KEY: apiKey } = process.env
  expectTypeOf({ apiKey }).toExtend<MaillonOptions<FunctionToolsProvider>>()
  expectTypeOf<{ apiKey: null }>().toExtend<MaillonOptions<FunctionToolsProvider>>()
})
