import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { apiKey, defineTool, defineToolkit, get } from '@maillon/core/toolkit'
import { createTestEngine, type TestEngine } from '@maillon/testkit'
import { visitLink } from '@maillon/testkit/upstreams'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { callWith } from '../../http/test-api.contract.ts'
import { connectClient } from '../../mcp/fixtures.contract.ts'
import { edge, writing } from '../../secrets/spelled.contract.ts'

/** What the upstream answers next, whatever it is asked. */
let answer: () => Response

const tool = { effect: 'read', input: z.object({}), output: z.looseObject({}) } as const
const echo = defineToolkit({
  slug: 'echo',
  name: 'Echo',
  description: 'Answers what it is told to.',
  version: '20261130_00',
  baseUrl: 'https://echo.example.test',
  auth: apiKey({}),
  verified: 'emulated',
  local: { fetch: async () => answer(), close: async () => undefined },
  tools: [
    defineTool({
      ...tool,
      slug: 'ECHO_CALL',
      name: 'Call',
      description: 'Answers what the upstream does.',
      request: () => get('/'),
    }),
    defineTool({
      ...tool,
      slug: 'ECHO_EXCHANGE',
      name: 'Exchange',
      description: 'Answers what the upstream does, headers included.',
      run: async (_, { exchange }) => ({ ...(await exchange(get('/'))) }),
    }),
  ],
})

const spans = new InMemorySpanExporter()
const lines: unknown[] = []
const line = (...said: unknown[]) => void lines.push(said)
let folder: string
let api: TestEngine
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
  )
  folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  api = await createTestEngine({
    toolkits: [echo],
    database: join(folder, 'engine.db'),
    log: { debug: line, info: line, warn: line, error: line },
    publicUrl: 'http://localhost:4000',
  })
})
afterAll(async () => {
  await api.stop()
  context.disable()
  trace.disable()
  await rm(folder, { recursive: true })
})

/** A session of a user who has typed a key. */
async function sessionWith(key: string) {
  const call = callWith(api.engine, api.apiKey)
  const workbench = { auto_offload_threshold: 2_000 }
  const { body: session } = await call('createSession', {
    body: { user_id: `user of ${lines.length}`, workbench },
  })
  const path = { sessionId: session.session_id }
  const link = await call('linkInSession', { path, body: { toolkit: 'echo' } })
  await visitLink(api.engine, link.body.redirect_url, { apiKey: key })
  return {
    mcp: session.mcp,
    proxy: async () => {
      const body = { toolkit_slug: 'echo', endpoint: '/', method: 'GET' }
      return (await call('proxyExecuteInSession', { path, body })).body
    },
    run: async (slug: string, input: object = {}) => {
      const body = { tool_slug: slug, arguments: input, enable_auto_workbench_offload: true }
      return (await call('executeInSession', { path, body })).body
    },
  }
}

/** All that a key may be, but what stands around it here. */
const keys = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 8,
  maxLength: 60,
})

test('T40 however an upstream spells a key, nobody sees it: in answers, errors, headers, by proxy, stored, over MCP, in logs and spans', async () => {
  const unseen: string[] = []
  const property = fc.asyncProperty(
    keys,
    fc.array(writing, { minLength: 4 }),
    async (key, ways) => {
      const written = ways.map((write) => write(key))
      unseen.push(key, ...written)
      const session = await sessionWith(key)
      const texts = (show: (text: string) => string) =>
        written.map((text) => edge + show(text) + edge)
      const said = (show: (text: string) => string) => ({
        list: texts(show),
        deep: [{ [texts(show)[0] ?? '']: [{ text: texts(show)[1] }] }],
      })
      const real = said((text) => text)
      const shown = said(() => '[secret]')

      answer = () => Response.json(real)
      expect((await session.run('ECHO_CALL')).data).toEqual(shown)
      expect((await session.proxy()).data).toEqual(shown)
      const exchanged = (await session.run('ECHO_EXCHANGE')).data
      expect(JSON.parse(String(exchanged.text))).toEqual(shown)

      const [first = ''] = written
      answer = () =>
        new Response(`<p>${edge}${first}${edge}`, { headers: { 'x-told': `got ${first}!` } })
      expect(await session.proxy()).toMatchObject({
        headers: { 'x-told': expect.stringMatching(/^got \[secret\].?!$/) },
        data: `<p>${edge}[secret]${edge}`,
      })
      answer = () => new Response(Buffer.concat([Buffer.from([0xff]), Buffer.from(first)]))
      const url = (await session.proxy()).binary_data?.url.split(',')[1] ?? ''
      expect(Buffer.from(url, 'base64').toString('latin1')).toBe('ÿ[secret]')

      answer = () => Response.json({ error: { message: real.list.join(' ') } }, { status: 400 })
      const failed = await session.run('ECHO_CALL')
      expect(failed.error).toContain(`Echo: ${shown.list.join(' ')}`.slice(0, 1_000))

      const rows = Array.from({ length: 200 }, () => real)
      answer = () => Response.json({ rows })
      const { data } = await session.run('ECHO_CALL')
      expect(data.result_id).toBeTypeOf('string')
      const read = await session.run('MAILLON_READ_RESULT', {
        result_id: data.result_id,
        path: '/rows/7/deep',
      })
      expect(JSON.stringify([data, read])).toContain('[secret]')

      const frames: string[] = []
      const recording = async (input: string | URL | Request, init?: RequestInit) => {
        const response = await api.engine.fetch(new Request(input, init))
        if (response.body) frames.push(await response.clone().text())
        return response
      }
      answer = () => Response.json(real)
      const endpoint = { url: session.mcp.url ?? '', headers: { ...session.mcp.headers } }
      const client = await connectClient({ fetch: recording }, endpoint)
      const told = await client.callTool({ name: 'ECHO_CALL', arguments: {} })
      await client.close()
      expect(told.structuredContent).toEqual(shown)
      const everything = [exchanged, failed, data, read, told].map((seen) => JSON.stringify(seen))
      expect(hits([...everything, ...frames].join('\n'), [key, ...written])).toEqual([])
    },
  )
  await fc.assert(property, { numRuns: 12 })
  const files = await readdir(folder)
  const bytes = await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')))
  const said = inspect([lines, spans.getFinishedSpans()], {
    depth: 12,
    maxStringLength: null,
    maxArrayLength: null,
  })
  expect(lines.length).toBeGreaterThan(100)
  expect(spans.getFinishedSpans().length).toBeGreaterThan(100)
  expect(hits([said, ...bytes].join('\n'), unseen)).toEqual([])
})

/** What of it is in a text, as it is or as JSON writes it. */
function hits(text: string, written: readonly string[]): string[] {
  return written.filter(
    (one) => text.includes(one) || text.includes(JSON.stringify(one).slice(1, -1)),
  )
}
