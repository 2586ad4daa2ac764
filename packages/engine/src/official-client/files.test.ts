import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Composio } from '@composio/core'
import { defineTool, defineToolkit, fileInput, fileOutput, noAuth } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type OfficialClient, startOfficialClient } from './official-client.contract.ts'

/** The client refuses addresses that are not public, so the engine has one, which this process answers itself. */
const publicUrl = 'https://93.184.215.14/maillon'

const given: unknown[] = []
const desk = defineToolkit({
  slug: 'desk',
  name: 'Desk',
  description: 'Takes and gives files.',
  logo: 'data:,',
  version: '20261130_00',
  verified: 'emulated',
  baseUrl: 'https://desk.test',
  auth: noAuth(),
  tools: [
    defineTool({
      slug: 'DESK_FILE',
      name: 'File',
      description: 'Files papers.',
      effect: 'write',
      input: z.object({
        paper: fileInput('What is filed.'),
        more: z.array(z.object({ paper: fileInput('One more.') })).optional(),
      }),
      output: z.object({ names: z.array(z.string()) }),
      async run({ paper, more = [] }, upstream) {
        const ids = [paper, ...more.map((one) => one.paper)]
        const files = await Promise.all(ids.map((id) => upstream.file(id)))
        given.push(...files)
        return { names: files.map(({ name }) => name) }
      },
    }),
    defineTool({
      slug: 'DESK_PRINT',
      name: 'Print',
      description: 'Prints a paper.',
      effect: 'read',
      input: z.object({}),
      output: z.object({ paper: fileOutput() }),
      run: async (_, upstream) => ({
        paper: await upstream.keepFile(new TextEncoder().encode('printed'), { name: 'print.txt' }),
      }),
    }),
  ],
})

let official: OfficialClient
let composio: Composio
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  official = await startOfficialClient({ publicUrl, toolkits: [...allToolkits, desk] })
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (input: string, init: RequestInit) => {
    if (!input.startsWith(publicUrl)) return fetch(input, init)
    return official.engine.fetch(new Request(input, { ...init, duplex: 'half' } as RequestInit))
  })
  composio = new Composio({
    apiKey: official.apiKey,
    baseURL: official.url,
    allowTracking: false,
    disableVersionCheck: true,
    dangerouslyAllowAutoUploadDownloadFiles: true,
    fileUploadDirs: [folder],
    fileDownloadDir: folder,
  })
})
afterEach(() => {
  given.length = 0
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await official.stop()
  await rm(folder, { recursive: true })
})

test('a file is uploaded for a tool, which is given it by its key', async () => {
  const staged = await composio.files.upload({
    file: new File(['a,b\n1,2\n'], 'table.csv', { type: 'text/csv' }),
    toolSlug: 'DESK_FILE',
    toolkitSlug: 'desk',
  })
  expect(staged).toEqual({
    name: 'table.csv',
    mimetype: 'text/csv',
    s3key: expect.stringMatching(/^file_/),
  })
  const session = await composio.create('user_1')
  const { data, error } = await session.execute('DESK_FILE', { paper: staged })
  expect({ data, error }).toEqual({ data: { names: ['table.csv'] }, error: null })
  expect(given).toMatchObject([{ id: staged.s3key, mimetype: 'text/csv', size: 8 }])
  const several = await session.execute('COMPOSIO_MULTI_EXECUTE_TOOL', {
    tools: [{ tool_slug: 'DESK_FILE', arguments: { paper: staged, more: [{ paper: staged }] } }],
  })
  expect(several.data).toMatchObject({ success_count: 1 })
  const other = await composio.create('user_2')
  const refused = await other.execute('DESK_FILE', { paper: staged })
  expect(refused.data).toMatchObject({ code: 'file_not_found' })
})

test('local files of a model’s arguments are uploaded by the client’s modifier, and what tools give is downloaded', async () => {
  const path = join(folder, 'paper.txt')
  await writeFile(path, 'a paper')
  const execution = { userId: 'user_1', dangerouslySkipVersionCheck: true }
  const filed = await composio.tools.execute('DESK_FILE', {
    ...execution,
    arguments: { paper: path, more: [{ paper: path }] },
  })
  expect(filed).toMatchObject({ successful: true, error: null })
  expect(given).toMatchObject([{ size: 7 }, { size: 7, mimetype: 'text/plain' }])
  const { data } = await composio.tools.execute('DESK_PRINT', { ...execution, arguments: {} })
  const { paper } = data as { paper: { uri: string; file_downloaded: boolean; mimeType: string } }
  expect(paper).toMatchObject({ file_downloaded: true, mimeType: 'text/plain' })
  expect(await readFile(paper.uri, 'utf8')).toBe('printed')
})

test('an address stands in what the client downloads alone, and never in what it shows a model', async () => {
  const session = await composio.create('user_1')
  const { data } = await session.execute('DESK_PRINT', {})
  expect(data).toMatchObject({ paper: { id: expect.stringMatching(/^file_/), size: 7 } })
  expect(JSON.stringify(data)).not.toMatch(/s3url|93\.184|\/files\//)
})

test('a session has its files in a mount: uploaded, listed, downloaded and deleted', async () => {
  const { files } = (await composio.create('user_1')).experimental
  const content = new TextEncoder().encode('a report')
  const uploaded = await files.upload(content, {
    remotePath: 'out/report.txt',
    mimetype: 'text/plain',
  })
  expect(uploaded.mountRelativePath).toBe('out/report.txt')
  expect(await uploaded.text()).toBe('a report')
  await files.upload(new File(['x'], 'x.bin'))
  const listed = await files.list()
  expect(listed.nextCursor).toBeUndefined()
  expect(listed.items.map(({ mountRelativePath }) => mountRelativePath).toSorted()).toEqual([
    'out/report.txt',
    'x.bin',
  ])
  expect(listed.items[0]).toMatchObject({
    sandboxMountPrefix: '/mnt/files',
    size: expect.any(Number),
  })
  const first = await files.list({ limit: 1 })
  const second = await files.list({ limit: 1, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items]).toEqual(listed.items)
  expect((await files.list({ path: '/out' })).items).toHaveLength(1)

  const downloaded = await files.download('/out/report.txt')
  expect(await downloaded.save(join(folder, 'saved.txt'))).toBe(join(folder, 'saved.txt'))
  expect(await readFile(join(folder, 'saved.txt'), 'utf8')).toBe('a report')

  await files.upload(new File(['another'], 'report.txt'), { remotePath: 'out/report.txt' })
  expect(await (await files.download('out/report.txt')).text()).toBe('another')
  expect((await files.list()).items).toHaveLength(2)

  const gone = await files.delete('/out/report.txt')
  expect(gone).toEqual({ mountRelativePath: 'out/report.txt', sandboxMountPrefix: '/mnt/files' })
  await files.delete('/out/report.txt')
  await expect(files.download('out/report.txt')).rejects.toMatchObject({ status: 404 })
  const other = (await composio.create('user_1')).experimental.files
  expect((await other.list()).items).toEqual([])
  await expect(other.download('x.bin')).rejects.toMatchObject({ status: 404 })
})

test('what tools give stands in the mount of their session', async () => {
  const session = await composio.create('user_1')
  await session.execute('DESK_PRINT', {})
  const [item] = (await session.experimental.files.list()).items
  expect(item?.mountRelativePath).toMatch(/\/print\.txt$/)
  const file = await session.experimental.files.download(item?.mountRelativePath ?? '')
  expect(file.filename).toBe('print.txt')
  expect(await file.text()).toBe('printed')

  // What the session may not call any more, it reads no more of either.
  await session.update({ tools: { desk: { disable: ['DESK_PRINT'] } } })
  expect((await session.experimental.files.list()).items).toEqual([])
  const path = item?.mountRelativePath ?? ''
  await expect(session.experimental.files.download(path)).rejects.toMatchObject({ status: 403 })
})
