import { createCustomTool, Maillon } from '@maillon/core'
import { type FileFacts, fileInput, fileOutput } from '@maillon/core/toolkit'
import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { fileToolkit } from './reading/file-toolkit.contract.ts'

/** Makes a file of another one, and tells what it was given. */
const shout = createCustomTool('SHOUT', {
  name: 'Shout',
  description: 'Makes a text file louder.',
  inputParams: z.object({ file: fileInput('What is made louder.') }),
  outputParams: z.object({ file: fileOutput(), given: fileOutput() }),
  execute: async ({ file }, { files }) => {
    const given = await files.get(file)
    const text = await (await given.download()).text()
    const made = await files.upload(new Blob([text.toUpperCase()]), { name: 'loud.txt' })
    return { file: made, given }
  },
})
const experimental = { customTools: [shout] }

async function start() {
  const { engine, apiKey, stop } = await createTestEngine({ toolkits: [fileToolkit] })
  onTestFinished(stop)
  const overHttp = new Maillon({
    baseURL: 'https://engine.test',
    apiKey,
    fetch: (url, init) => engine.fetch(new Request(url, init)),
  })
  return { inProcess: new Maillon({ engine }), overHttp }
}

test.each(['inProcess', 'overHttp'] as const)(
  'a custom tool takes a file that another tool gave, and gives one that the next can read (%s)',
  async (way) => {
    const maillon = (await start())[way]
    const session = await maillon.create('user_1', { experimental })
    const kept = await session.execute('TEXTS_KEEP', { name: 'a.txt', text: 'hello' })
    const { id } = kept.data.file as FileFacts
    const tools = [{ tool_slug: 'LOCAL_SHOUT', arguments: { file: id } }]
    const { data } = await session.execute('COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
    const [item] = data.results as { response: { data: { file: FileFacts; given: FileFacts } } }[]
    const told = item?.response.data
    expect(told?.given).toEqual(kept.data.file)
    expect(told?.file).toEqual({
      id: expect.stringMatching(/^file_/),
      name: 'loud.txt',
      mimetype: 'text/plain',
      size: 5,
      sha256: expect.any(String),
      expires_at: expect.any(String),
    })
    const { data: read } = await session.execute('MAILLON_READ_FILE', { file_id: told?.file.id })
    expect(read.value).toBe('HELLO')
  },
)

test('a custom tool reads no file of another session, and its failure says which it was', async () => {
  const { inProcess } = await start()
  const [mine, other] = [
    await inProcess.create('user_1', { experimental }),
    await inProcess.create('user_1', { experimental }),
  ]
  const kept = await other.execute('TEXTS_KEEP', { name: 'a.txt', text: 'hello' })
  const { id } = kept.data.file as FileFacts
  expect(await mine.execute('LOCAL_SHOUT', { file: id })).toMatchObject({
    data: { code: 'file_not_found' },
  })
})

test('a search finds that a custom tool takes a file, and says how it is passed on', async () => {
  const { inProcess } = await start()
  const session = await inProcess.create('user_1', { experimental })
  const found = await session.execute('COMPOSIO_SEARCH_TOOLS', {
    queries: [{ use_case: 'make a text file louder' }],
  })
  expect(JSON.stringify(found.data)).toContain('by its id (file_…)')
})
