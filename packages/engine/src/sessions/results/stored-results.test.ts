import { createTestEngine, newApiKey, testEncryptionKey } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { newDatabase } from '../../connections/fixtures.contract.ts'
import { callWith } from '../../http/test-api.contract.ts'
import { largeToolkit } from './large-toolkit.contract.ts'

const minute = 60_000

interface Item {
  response: { data: Record<string, unknown>; error: string | null }
}

/** An engine of the toolkit with long answers, and what an agent does with it. */
async function start() {
  const clock = { ahead: 0 }
  const database = await newDatabase()
  const options = {
    toolkits: [largeToolkit],
    database: database.path,
    encryptionKey: testEncryptionKey(),
    now: () => Date.now() + clock.ahead,
    // A row that was tampered with is told here.
    onError: () => {},
  }
  const { engine, apiKey, stop } = await createTestEngine(options)
  onTestFinished(stop)
  const as = (key: string, on = engine) => {
    const call = callWith(on, key)
    const run = async (sessionId: string, slug: string, input: object) => {
      const body = { tool_slug: slug, arguments: input, enable_auto_workbench_offload: true }
      return (await call('executeInSession', { path: { sessionId }, body })).body
    }
    return {
      call,
      run,
      session: async (config: object = {}) =>
        (await call('createSession', { body: { user_id: 'user_1', ...config } })).body.session_id,
      list: (sessionId: string, rows = 400) => run(sessionId, 'LARGE_LIST', { rows }),
      async read(sessionId: string, input: object) {
        const tools = [{ tool_slug: 'MAILLON_READ_RESULT', arguments: input }]
        const { data } = await run(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
        const [item] = data.results as [Item]
        return item.response
      },
    }
  }
  return {
    ...as(apiKey),
    clock,
    database,
    stranger: async () => as(await newApiKey(engine, 'other')),
    async twin() {
      const twin = await createTestEngine(options)
      onTestFinished(twin.stop)
      return as(apiKey, twin.engine)
    },
  }
}

test('an answer that cannot be stored comes whole', async () => {
  const { session, list, database } = await start()
  const sessionId = await session()
  database.write(
    "create trigger trouble before insert on stored_results begin select raise(abort, 'trouble'); end",
  )
  const { data, error } = await list(sessionId)
  expect(error).toBeNull()
  expect(data.rows).toHaveLength(400)
})

test('a long result is a handle and a preview, and all of it can be read page by page', async () => {
  const { session, list, read } = await start()
  const sessionId = await session()
  const { data, error } = await list(sessionId)
  expect(error).toBeNull()
  expect(JSON.stringify(data).length).toBeLessThan(3_000)
  expect(data).toMatchObject({
    preview: { rows: expect.arrayContaining([{ id: 0, text: expect.stringContaining('row 0 ') }]) },
    cut: expect.arrayContaining([{ path: '/rows', shown: expect.any(Number), total: 400 }]),
    how_to_read: expect.stringContaining(String(data.result_id)),
  })
  const ids: number[] = []
  for (let offset: unknown = 0; offset !== undefined; ) {
    const page = await read(sessionId, { result_id: data.result_id, path: '/rows', offset })
    expect(JSON.stringify(page.data).length).toBeLessThan(20_000)
    ids.push(...(page.data.value as { id: number }[]).map(({ id }) => id))
    offset = page.data.next_offset
  }
  expect(ids).toEqual(Array.from({ length: 400 }, (_, id) => id))
})

test('what the preview tells to call is a call that works', async () => {
  const { session, run, list } = await start()
  const sessionId = await session()
  const { data } = await list(sessionId)
  const [, written = ''] =
    /COMPOSIO_MULTI_EXECUTE_TOOL with (\{.*\}\]\})/.exec(String(data.how_to_read)) ?? []
  const answer = await run(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', JSON.parse(written))
  expect(answer.data).toMatchObject({ success_count: 1, error_count: 0 })
})

test('a text is found in a stored result, with the path to read it at', async () => {
  const { session, list, read } = await start()
  const sessionId = await session()
  const { data } = await list(sessionId)
  const found = await read(sessionId, { result_id: data.result_id, search: 'ROW 399 ' })
  expect(found.data).toMatchObject({ total: 1, hits: [{ path: '/rows/399/text' }] })
  const part = await read(sessionId, { result_id: data.result_id, path: '/rows/399/id' })
  expect(part.data).toMatchObject({ type: 'value', value: 399 })
})

test('of a stored result, a part of all of it is selected, by its own argument or by the item', async () => {
  const { session, list, read, run } = await start()
  const sessionId = await session()
  const { data } = await list(sessionId)
  const { result_id } = data
  expect(data.how_to_read).toContain('"select"')
  const ids = 'rows[?id >= `398`].id'
  const own = await read(sessionId, { result_id, select: ids })
  expect(own.data).toMatchObject({ result_id, type: 'list', total: 2, value: [398, 399] })
  const tools = [{ tool_slug: 'MAILLON_READ_RESULT', arguments: { result_id }, select: ids }]
  const item = await run(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
  expect(item.data.results).toMatchObject([{ response: { data: own.data } }])
  const paged = await read(sessionId, { result_id, select: 'rows[*].text', offset: 390, limit: 1 })
  expect(paged.data).toMatchObject({ total: 400, value: [expect.stringContaining('row 390')] })
  const wrong = await read(sessionId, { result_id, select: 'lines[*].id' })
  expect(wrong.error).toContain('There is no "lines"; there are: rows')
})

test('a long answer of which nothing is selected is stored, beside what is wrong', async () => {
  const { session, call, read } = await start()
  const sessionId = await session()
  const body = { tool_slug: 'LARGE_LIST', arguments: { rows: 60 }, select: 'lines[*].id' }
  const asked = async (offload: boolean) => {
    const sent = { ...body, enable_auto_workbench_offload: offload }
    return (await call('executeInSession', { path: { sessionId }, body: sent })).body.data
  }
  const { result_id, ...told } = await asked(true)
  expect(told).toMatchObject({
    selected: null,
    select_error: expect.stringContaining('there are: rows'),
    preview: { rows: expect.any(Array) },
  })
  const part = await read(sessionId, { result_id, select: 'length(rows)' })
  expect(part.data).toMatchObject({ value: 60 })
  expect(await asked(false)).toMatchObject({ answer: { rows: expect.any(Array) } })
})

test('what is selected is stored when that is too long', async () => {
  const { session, call, read } = await start()
  const sessionId = await session()
  const large = { tool_slug: 'LARGE_LIST', arguments: { rows: 400 }, select: 'rows[*].text' }
  const body = { ...large, enable_auto_workbench_offload: true }
  const { data } = (await call('executeInSession', { path: { sessionId }, body })).body
  const part = await read(sessionId, { result_id: data.result_id, path: '/selected' })
  expect(part.data).toMatchObject({ type: 'list', total: 400 })
})

test('a path that leads nowhere says what is there', async () => {
  const { session, list, read } = await start()
  const sessionId = await session()
  const { data } = await list(sessionId)
  const { error, data: told } = await read(sessionId, { result_id: data.result_id, path: '/lines' })
  expect(error).toContain('/lines')
  expect(told).toMatchObject({ code: 'invalid_arguments', hint: expect.stringContaining('rows') })
})

test('an app gets all of it, and so does an agent whose session stores nothing', async () => {
  const { call, session, list, read } = await start()
  const body = { tool_slug: 'LARGE_LIST', arguments: { rows: 400 } }
  const sessionId = await session()
  const { body: whole } = await call('executeInSession', { path: { sessionId }, body })
  expect(whole.data.rows).toHaveLength(400)
  const off = await session({ workbench: { enable: false } })
  expect((await list(off)).data.rows).toHaveLength(400)
  expect(await read(off, { result_id: 'res_none' })).toMatchObject({
    data: { code: 'tool_not_allowed' },
  })
})

test('the threshold is the session’s', async () => {
  const { session, list } = await start()
  const sessionId = await session({ workbench: { auto_offload_threshold: 5_000 } })
  expect((await list(sessionId, 10)).data.rows).toHaveLength(10)
  expect((await list(sessionId, 60)).data.result_id).toMatch(/^res_/)
  const large = await session({ workbench: { auto_offload_threshold: 500_000 } })
  expect((await list(large)).data.rows).toHaveLength(400)
})

test('of several results the largest are stored until the answer fits; order and errors stay', async () => {
  const { session, run } = await start()
  const sessionId = await session()
  const tools = [
    { tool_slug: 'LARGE_LIST', arguments: { rows: 60 } },
    { tool_slug: 'LARGE_NOTHING', arguments: {} },
    { tool_slug: 'LARGE_LIST', arguments: { rows: 140 } },
    { tool_slug: 'LARGE_LIST', arguments: { rows: 2 } },
  ]
  const { data } = await run(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
  expect(data).toMatchObject({
    success_count: 3,
    error_count: 1,
    results: [
      { index: 0, response: { data: { rows: expect.any(Array) }, successful: true } },
      { index: 1, response: { data: { code: 'tool_not_found' }, successful: false } },
      { index: 2, response: { data: { result_id: expect.stringMatching(/^res_/) } } },
      { index: 3, response: { data: { rows: expect.any(Array) } } },
    ],
  })
  expect(JSON.stringify(data).length).toBeLessThan(22_000)
})

test('without multi-execute the tool that reads is listed, and the preview names it', async () => {
  const { session, run, list } = await start()
  const sessionId = await session({ execute: { enable_multi_execute: false } })
  const { data } = await list(sessionId)
  expect(data.how_to_read).toContain('call MAILLON_READ_RESULT with')
  const answer = await run(sessionId, 'MAILLON_READ_RESULT', { result_id: data.result_id })
  expect(answer).toMatchObject({ error: null, data: { type: 'object', total: 1 } })
})

test('no other session and no other project reads a stored result', async () => {
  const { session, list, read, stranger } = await start()
  const sessionId = await session()
  const { result_id } = (await list(sessionId)).data
  const missing = { data: { code: 'result_not_found' } }
  expect(await read(await session(), { result_id })).toMatchObject(missing)
  const other = await stranger()
  expect(await other.read(await other.session(), { result_id })).toMatchObject(missing)
  expect((await read(sessionId, { result_id })).error).toBeNull()
})

test('the database holds no word of a stored result, and a row moved to another session does not open', async () => {
  const { session, list, read, database } = await start()
  const sessionId = await session()
  const { result_id } = (await list(sessionId)).data
  const [row] = database.read<{ content: string }>(
    `select content from stored_results where id = '${String(result_id)}'`,
  )
  expect(row?.content).not.toContain('row 1')
  const thief = await session()
  database.write(
    `update stored_results set session_id = '${thief}' where id = '${String(result_id)}'`,
  )
  expect((await read(thief, { result_id })).error).not.toBeNull()
})

test('a stored result is gone after an hour, and its row with the next one of its session', async () => {
  const { session, list, read, clock, database } = await start()
  const sessionId = await session()
  const { result_id } = (await list(sessionId)).data
  clock.ahead += 59 * minute
  expect((await read(sessionId, { result_id })).error).toBeNull()
  clock.ahead += 2 * minute
  expect(await read(sessionId, { result_id })).toMatchObject({ data: { code: 'result_not_found' } })
  await list(sessionId)
  const rows = database.read<{ id: string }>('select id from stored_results')
  expect(rows.map(({ id }) => id)).not.toContain(result_id)
})

test('a session has 50 results at most: the oldest goes', async () => {
  const { session, list, read, database } = await start()
  const sessionId = await session()
  const first = (await list(sessionId)).data.result_id
  for (let count = 0; count < 50; count += 1) await list(sessionId, 200)
  expect(await read(sessionId, { result_id: first })).toMatchObject({
    data: { code: 'result_not_found' },
  })
  const rows = database.read<{ id: string }>(
    `select id from stored_results where session_id = '${sessionId}'`,
  )
  expect(rows).toHaveLength(50)
})

test('a result of a megabyte is read as a short one is', async () => {
  const { session, list, read } = await start()
  const sessionId = await session()
  const { result_id } = (await list(sessionId, 10_000)).data
  const { data } = await read(sessionId, { result_id, path: 'rows', offset: 9_999 })
  expect(data).toMatchObject({ total: 10_000, value: [{ id: 9_999 }] })
})

test('another process on the same database reads it', async () => {
  const { session, list, twin } = await start()
  const sessionId = await session()
  const { result_id } = (await list(sessionId)).data
  const part = await (await twin()).read(sessionId, { result_id, path: 'rows' })
  expect(part.data).toMatchObject({ total: 400 })
})
