import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { callWith } from '../../http/test-api.contract.ts'
import { fileToolkit } from './file-toolkit.contract.ts'

interface Item {
  response: { data: Record<string, unknown>; error: string | null }
}

/** An engine whose tool makes files, and what an agent does with it. */
async function start(config: object = {}) {
  const { engine, apiKey, stop } = await createTestEngine({ toolkits: [fileToolkit] })
  onTestFinished(stop)
  const call = callWith(engine, apiKey)
  const session = async () => {
    const body = { user_id: 'user_1', ...config }
    return (await call('createSession', { body })).body.session_id
  }
  const run = async (sessionId: string, slug: string, input: object) => {
    const body = { tool_slug: slug, arguments: input }
    return (await call('executeInSession', { path: { sessionId }, body })).body
  }
  return {
    call,
    session,
    run,
    async read(sessionId: string, input: object) {
      const tools = [{ tool_slug: 'MAILLON_READ_FILE', arguments: input }]
      const { data } = await run(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
      const [item] = data.results as [Item]
      return item.response
    },
    async file(sessionId: string, name: string, text: string) {
      const { data } = await run(sessionId, 'TEXTS_KEEP', { name, text })
      return data.file as { id: string }
    },
  }
}

const rows = `id,name\n${Array.from({ length: 500 }, (_, id) => `${id},Name ${id}`).join('\n')}\n`

test('a file is read by what it is, part by part, to its end', async () => {
  const { session, file, read } = await start()
  const sessionId = await session()
  const { id } = await file(sessionId, 'people.csv', rows)
  let count = 0
  let parts = 0
  for (let offset: unknown = 0; offset !== undefined; parts += 1) {
    const { data, error } = await read(sessionId, { file_id: id, offset })
    expect(error).toBeNull()
    expect(data).toMatchObject({ name: 'people.csv', mimetype: 'text/csv', as: 'rows' })
    expect((data.value as { id: string }[])[0]).toEqual({ id: `${count}`, name: `Name ${count}` })
    count += (data.value as unknown[]).length
    offset = data.next_offset
  }
  expect(count).toBe(500)
  expect(parts).toBeGreaterThan(1)
  const found = await read(sessionId, { file_id: id, search: 'name 499' })
  expect(found.data.hits).toEqual([{ offset: 499, excerpt: '499 Name 499' }])
})

test('what cannot be read here says where it can go', async () => {
  const { session, file, read } = await start()
  const sessionId = await session()
  const { id } = await file(sessionId, 'a.bin', '\x01\x02')
  const { data, error } = await read(sessionId, { file_id: id })
  expect(error).not.toBeNull()
  expect(data).toMatchObject({
    code: 'file_unreadable',
    hint: expect.stringContaining('Pass its id'),
  })
})

test('the file of another session is none, and one of a tool that the session may not use is not shown', async () => {
  const { session, file, read, call } = await start()
  const [mine, other] = [await session(), await session()]
  const { id } = await file(mine, 'a.txt', 'secret')
  expect((await read(other, { file_id: id })).data).toMatchObject({ code: 'file_not_found' })
  expect((await read(mine, { file_id: id })).data).toMatchObject({ value: 'secret' })
  const toolkits = { disable: ['texts'] }
  await call('patchSession', { path: { sessionId: mine }, body: { toolkits } })
  const { data } = await read(mine, { file_id: id })
  expect(data.code).toBe('tool_not_allowed')
  expect(JSON.stringify(data)).not.toContain('secret')
})

test('it is listed where no multi-execute is, and runs where results are never stored', async () => {
  const { session, call, file, run } = await start({
    execute: { enable_multi_execute: false },
  })
  const sessionId = await session()
  const { body } = await call('listSessionTools', { path: { sessionId } })
  expect(body.items.map(({ slug }: { slug: string }) => slug)).toContain('MAILLON_READ_FILE')
  const { id } = await file(sessionId, 'a.txt', 'text')
  expect(await run(sessionId, 'MAILLON_READ_FILE', { file_id: id })).toMatchObject({
    data: { value: 'text' },
    error: null,
  })
})
