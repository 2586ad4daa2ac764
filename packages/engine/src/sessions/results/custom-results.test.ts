import { createCustomTool, Maillon } from '@maillon/core'
import type { ExecuteTool, Provider } from '@maillon/core/provider'
import { createTestEngine, newApiKey } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { newDatabase } from '../../connections/fixtures.contract.ts'
import { callWith } from '../../http/test-api.contract.ts'
import { largeToolkit } from './large-toolkit.contract.ts'

const multi = 'COMPOSIO_MULTI_EXECUTE_TOOL'

let runs = 0
const list = createCustomTool('LIST', {
  name: 'List',
  description: 'So many rows, each of a hundred characters.',
  inputParams: z.object({ rows: z.number() }),
  execute({ rows }) {
    runs += 1
    return { rows: Array.from({ length: rows }, (_, id) => ({ id, text: 'x'.repeat(100) })) }
  },
})
const odd = createCustomTool('ODD', {
  name: 'Odd',
  description: 'Names and characters that no request may have.',
  inputParams: z.object({}),
  execute: () => ({
    ...(JSON.parse('{"rows":[{"__proto__":{"id":1},"$ref":"#/a","lc":1}]}') as object),
    nul: '\0',
    deep: Array.from({ length: 150 }).reduce<unknown>((inner) => [inner], 'deep'),
    long: 'é"'.repeat(12_000),
  }),
})

/** What models are given: a session's calls. */
const plain: Provider<ExecuteTool> = { name: 'plain', wrapTools: (_, execute) => execute }

async function start() {
  const database = await newDatabase()
  const { engine, apiKey, stop } = await createTestEngine({
    toolkits: [largeToolkit],
    database: database.path,
    onError: () => {},
  })
  onTestFinished(stop)
  const asked: string[] = []
  const open = async (config: object = {}, way: object = { engine }) => {
    const maillon = new Maillon({ ...way, provider: plain })
    const experimental = { customTools: [list, odd] }
    const session = await maillon.create('user_1', { ...config, experimental })
    const execute = await session.tools()
    return {
      session,
      execute,
      async read(input: object) {
        const tools = [{ tool_slug: 'MAILLON_READ_RESULT', arguments: input }]
        return itemsOf((await execute(multi, { tools })).data)[0].response
      },
    }
  }
  const http = {
    baseURL: 'https://engine.test',
    apiKey,
    fetch: async (url: string, init: RequestInit) => {
      asked.push(url.split('/').at(-1) ?? '')
      return engine.fetch(new Request(url, init))
    },
  }
  return { engine, apiKey, database, asked, open, overHttp: () => open({}, http) }
}

interface Item {
  response: { data: Record<string, unknown>; error: string | null }
}
const itemsOf = (data: Record<string, unknown>) => data.results as [Item, Item, Item]
const charactersOf = (data: unknown) => JSON.stringify(data).length

test('a long answer of a custom tool is a handle and a preview, and all of it can be read', async () => {
  const { overHttp, asked } = await start()
  const { execute, read, session } = await overHttp()
  const { data, error } = await execute('LOCAL_LIST', { rows: 400 })
  expect(error).toBeNull()
  expect(charactersOf(data)).toBeLessThan(3_000)
  expect(data).toMatchObject({
    result_id: expect.stringMatching(/^res_/),
    preview: { rows: expect.any(Array) },
    cut: expect.arrayContaining([{ path: '/rows', shown: expect.any(Number), total: 400 }]),
    how_to_read: expect.stringContaining('MAILLON_READ_RESULT'),
  })
  const { result_id } = data
  expect(await read({ result_id, path: '/rows/399/id' })).toMatchObject({ data: { value: 399 } })
  expect(await read({ result_id, select: 'rows[?id > `397`].id' })).toMatchObject({
    data: { value: [398, 399] },
  })
  expect((await session.execute('LOCAL_LIST', { rows: 400 })).data.rows).toHaveLength(400)
  expect(asked.filter((name) => name === 'results')).toHaveLength(1)
})

test('a short answer of a custom tool is shown as it is, and asks nothing', async () => {
  const { overHttp, asked } = await start()
  const { execute } = await overHttp()
  asked.length = 0
  expect((await execute('LOCAL_LIST', { rows: 100 })).data.rows).toHaveLength(100)
  expect(asked).toEqual([])
})

test('the threshold is the session’s, and where that stores nothing all is shown', async () => {
  const { open } = await start()
  const small = await open({ sandbox: { autoOffloadThreshold: 5_000 } })
  expect((await small.execute('LOCAL_LIST', { rows: 50 })).data).toHaveProperty('result_id')
  await small.session.update({ sandbox: { autoOffloadThreshold: 10_000 } })
  expect((await small.execute('LOCAL_LIST', { rows: 50 })).data).toHaveProperty('rows')
  const off = await open({ sandbox: { enable: false } })
  expect((await off.execute('LOCAL_LIST', { rows: 400 })).data.rows).toHaveLength(400)
})

test('custom tools and others together stay below the threshold, the largest custom answers stored first', async () => {
  const { overHttp, asked } = await start()
  const { execute, read } = await overHttp()
  const tools = [
    { tool_slug: 'LOCAL_LIST', arguments: { rows: 60 } },
    { tool_slug: 'LARGE_LIST', arguments: { rows: 80 } },
    { tool_slug: 'LOCAL_LIST', arguments: { rows: 120 } },
    { tool_slug: 'LOCAL_LIST', arguments: { rows: 2 } },
    { tool_slug: 'LOCAL_LIST', arguments: { rows: 'many' } },
  ]
  const { data } = await execute(multi, { tools })
  expect(charactersOf(data)).toBeLessThan(22_000)
  const items = itemsOf(data)
  expect(items).toMatchObject([
    { response: { data: { rows: expect.any(Array) } } },
    { response: { data: { rows: expect.any(Array) } } },
    { response: { data: { result_id: expect.any(String) } } },
    { response: { data: { rows: expect.any(Array) } } },
    { response: { data: { code: 'invalid_arguments' } } },
  ])
  const { result_id } = items[2].response.data
  expect(await read({ result_id, path: '/rows' })).toMatchObject({ data: { total: 120 } })
  expect(asked.filter((name) => name === 'results')).toHaveLength(1)
})

test('a select that finds nothing shows a handle of the whole answer, and one that finds much of its own', async () => {
  const { open } = await start()
  const { execute, session, read } = await open()
  const call = { tool_slug: 'LOCAL_LIST', arguments: { rows: 60 }, select: 'lines[*].id' }
  const { result_id, ...told } = itemsOf((await execute(multi, { tools: [call] })).data)[0].response
    .data
  expect(told).toMatchObject({
    selected: null,
    select_error: expect.stringContaining('there are: rows'),
    preview: { rows: expect.any(Array) },
  })
  expect(told).not.toHaveProperty('answer')
  expect(await read({ result_id, select: 'length(rows)' })).toMatchObject({ data: { value: 60 } })
  const short = { ...call, arguments: { rows: 2 } }
  expect(itemsOf((await execute(multi, { tools: [short] })).data)[0].response.data).toMatchObject({
    answer: { rows: expect.any(Array) },
  })
  const app = await session.execute('LOCAL_LIST', { rows: 60 }, { select: 'lines' })
  expect(app.data).toMatchObject({ answer: { rows: expect.any(Array) } })
  const much = { ...call, arguments: { rows: 400 }, select: 'rows[*].text' }
  const { data } = itemsOf((await execute(multi, { tools: [much] })).data)[0].response
  expect(await read({ result_id: data.result_id, path: '/selected' })).toMatchObject({
    data: { total: 400 },
  })
})

test('what cannot be stored is cut, and says that the call was made', async () => {
  const { open, overHttp, database, asked } = await start()
  const cut = {
    not_stored: expect.stringContaining('The call was made, do not make it again'),
    size: expect.any(Number),
    beginning: expect.stringContaining('{"rows":[{"id":0'),
  }
  const large = await overHttp()
  asked.length = 0
  const { data, error } = await large.execute('LOCAL_LIST', { rows: 20_000 })
  expect({ data, error }).toEqual({ data: cut, error: null })
  expect(charactersOf(data)).toBeLessThan(20_000)
  expect(asked).toEqual([])
  const { execute } = await open()
  database.write(
    "create trigger trouble before insert on stored_results begin select raise(abort, 'trouble'); end",
  )
  runs = 0
  expect(await execute('LOCAL_LIST', { rows: 400 })).toMatchObject({ data: cut, error: null })
  const tools = [1, 2, 3].map(() => ({ tool_slug: 'LOCAL_LIST', arguments: { rows: 400 } }))
  const several = (await execute(multi, { tools })).data
  expect(itemsOf(several)).toMatchObject(tools.map(() => ({ response: { data: cut } })))
  expect(charactersOf(several)).toBeLessThan(22_000)
  expect(runs).toBe(4)
})

test('answers that no request may hold together are sent one after the other', async () => {
  const { overHttp, asked } = await start()
  const { execute } = await overHttp()
  asked.length = 0
  const tools = [1, 2, 3].map(() => ({ tool_slug: 'LOCAL_LIST', arguments: { rows: 4_000 } }))
  const { data } = await execute(multi, { tools })
  const handle = { response: { data: { result_id: expect.any(String) } } }
  expect(itemsOf(data)).toMatchObject([handle, handle, handle])
  const stored = asked.filter((path) => path === 'results')
  expect(stored).toEqual(['results', 'results', 'results'])
})

test('names and characters that no request may hold are stored as they are', async () => {
  const { open } = await start()
  const { execute, read } = await open()
  const { result_id } = (await execute('LOCAL_ODD', {})).data
  const row = await read({ result_id, path: '/rows/0' })
  expect(JSON.stringify(row.data.value)).toBe('{"__proto__":{"id":1},"$ref":"#/a","lc":1}')
  expect((await read({ result_id, path: '/nul' })).data.value).toBe('\0')
})

test('a deleted session or one of another project stores nothing, and no other session reads it', async () => {
  const { open, engine, apiKey } = await start()
  const { execute, session } = await open()
  const { result_id } = (await execute('LOCAL_LIST', { rows: 400 })).data
  const other = await open()
  expect(await other.read({ result_id })).toMatchObject({ data: { code: 'result_not_found' } })
  const path = { sessionId: session.sessionId }
  const body = { results: [{ tool: 'LOCAL_LIST', json: '{}' }] }
  const stranger = callWith(engine, await newApiKey(engine, 'other'))
  expect((await stranger('offloadInSession', { path, body })).error?.slug).toBe('session_not_found')
  expect((await callWith(engine, apiKey)('offloadInSession', { path, body })).body).toEqual({
    results: [null],
  })
  await session.delete()
  expect(await execute('LOCAL_LIST', { rows: 400 })).toMatchObject({
    data: { not_stored: expect.any(String) },
    error: null,
  })
})

test.each([
  ['another tool', { tool: 'LARGE_LIST', json: '{}' }],
  ['a meta tool', { tool: 'MAILLON_READ_RESULT', json: '{}' }],
  ['lower case', { tool: 'local_list', json: '{}' }],
  ['no JSON', { tool: 'LOCAL_LIST', json: '{"a":' }],
  ['a list', { tool: 'LOCAL_LIST', json: '[1]' }],
  ['too deep', { tool: 'LOCAL_LIST', json: `{"a":${'['.repeat(600)}${']'.repeat(600)}}` }],
  [
    'too deep and large',
    { tool: 'LOCAL_LIST', json: `{"a":${'['.repeat(2e5)}${']'.repeat(2e5)}}` },
  ],
])('a result is no result: %s', async (_, result) => {
  const { open, engine, apiKey } = await start()
  const { session } = await open()
  const path = { sessionId: session.sessionId }
  const answer = await callWith(engine, apiKey)('offloadInSession', {
    path,
    body: { results: [result], beside: 30_000 },
  })
  expect(answer.error?.slug).toBe('invalid_request')
})

test('the reader of a custom answer has the session as it is now, and the tool need not be brought again', async () => {
  const { open, engine } = await start()
  const { execute, session } = await open()
  const { result_id } = (await execute('LOCAL_LIST', { rows: 400 })).data
  await session.update({ toolkits: { disable: ['large'] } })
  const again = await new Maillon({ engine }).use(session.sessionId)
  const tools = [{ tool_slug: 'MAILLON_READ_RESULT', arguments: { result_id, path: '/rows/0/id' } }]
  expect(itemsOf((await again.execute(multi, { tools })).data)).toMatchObject([
    { response: { data: { value: 0 } } },
  ])
})
