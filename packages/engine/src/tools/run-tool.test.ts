import { once } from 'node:events'
import { defineTool, defineToolkit, get, noAuth, post } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createCatalogue } from '../catalogue/catalogue.ts'
import type { Send } from '../connections/calls/send.ts'
import { nowhere } from './nowhere.contract.ts'
import type { StoredFile } from '../files/stored-file.ts'
import { type Reach, runTool } from './run-tool.ts'

const facts = { name: 'A tool', description: 'Does a thing.', input: z.object({}) }
const catalogue = createCatalogue([
  defineToolkit({
    slug: 'desk',
    name: 'Desk',
    description: 'A desk.',
    version: '20261123_00',
    baseUrl: 'https://desk.example.test',
    auth: noAuth(),
    verified: 'emulated',
    tools: [
      defineTool({
        ...facts,
        slug: 'DESK_READ',
        effect: 'read',
        output: z.object({ id: z.string() }),
        request: () => get('/notes'),
      }),
      defineTool({
        ...facts,
        slug: 'DESK_SCAN',
        effect: 'read',
        output: z.unknown(),
        run: (_, upstream) => upstream.download(get('/scan')),
      }),
      defineTool({
        ...facts,
        slug: 'DESK_WRITE',
        effect: 'write',
        output: z.array(z.string()),
        request: () => post('/notes'),
      }),
    ],
  }),
])

function run(slug: string, send: Send, timeoutMs?: number) {
  const owner = { projectId: 'default', userId: 'ada' }
  const call = { tool: catalogue.tool(slug), input: {}, account: undefined, party: 'ada', owner }
  const connections = { ...nowhere.connections, send }
  return runTool({ ...nowhere, connections }, call, timeoutMs)
}

test('what the output does not name is dropped', async () => {
  const body = { id: 'n1', etag: 'W/"1"', _links: {} }
  expect(await run('DESK_READ', async () => body)).toEqual({ id: 'n1' })
})

test('an answer in a new shape is passed on as it came', async () => {
  expect(await run('DESK_READ', async () => ({ id: 7, etag: 'e' }))).toEqual({ id: 7, etag: 'e' })
  expect(await run('DESK_READ', async () => 'done')).toEqual({ result: 'done' })
  expect(await run('DESK_READ', async () => undefined)).toEqual({ result: null })
})

test('an answer that is no object is an object with it', async () => {
  expect(await run('DESK_WRITE', async () => ['a'])).toEqual({ result: ['a'] })
})

test('a call that takes too long is ended: of a read nothing is lost, of a write nobody knows', async () => {
  let signal: AbortSignal | undefined
  const never: Send = (call) => {
    signal = call.signal
    return new Promise(() => {})
  }
  await expect(run('DESK_READ', never, 10)).rejects.toMatchObject({ code: 'upstream_timeout' })
  expect(signal?.aborted).toBe(true)
  await expect(run('DESK_WRITE', never, 10)).rejects.toMatchObject({ code: 'outcome_unknown' })
})

test('an upstream that gives up when told to changes nothing of that', async () => {
  const listening: Send = ({ signal }) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  await expect(run('DESK_WRITE', listening, 10)).rejects.toMatchObject({ code: 'outcome_unknown' })
})

test('a call may take longer while bytes of a file move, and ends when they stop', async () => {
  const facts = { id: 'file_1', size: 3 }
  const scan = (pauses: readonly number[]) => {
    async function* bytes() {
      for (const pause of pauses) {
        await once(AbortSignal.timeout(pause), 'abort')
        yield Buffer.from('x')
      }
    }
    const connections = {
      ...nowhere.connections,
      download: ({ files }: Parameters<Reach['connections']['download']>[0]) =>
        files.keep({ name: 'scan' }, bytes()),
    }
    const store: Reach['files']['store'] = async (_owner, _what, all) => {
      for await (const _ of all);
      return { ...facts, expiresAt: 0 } as StoredFile
    }
    const call = {
      tool: catalogue.tool('DESK_SCAN'),
      input: {},
      account: undefined,
      party: 'ada',
      owner: { projectId: 'default' },
    }
    return runTool({ connections, files: { ...nowhere.files, store } }, call, 100)
  }
  expect(await scan([60, 60, 60])).toMatchObject(facts)
  await expect(scan([10, 500])).rejects.toMatchObject({ code: 'upstream_timeout' })
})
