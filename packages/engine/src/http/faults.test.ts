import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { defineTool, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { createTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { callWith, startTestApi } from './test-api.contract.ts'

const broken = defineToolkit({
  slug: 'broken',
  name: 'Broken',
  description: 'A toolkit with a fault in it.',
  version: '20261123_00',
  baseUrl: 'https://broken.example.test',
  auth: noAuth(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'BROKEN_TOOL',
      name: 'Broken tool',
      description: 'Fails before it sends anything.',
      effect: 'read',
      input: z.object({}),
      output: z.object({}),
      request: () => {
        throw new TypeError('secret-in-a-fault')
      },
    }),
  ],
})

async function engineWith() {
  const faults: unknown[] = []
  const { engine, apiKey, stop } = await createTestEngine({
    toolkits: [broken],
    onError: (error, requestId) => faults.push([error, requestId]),
  })
  onTestFinished(() => stop().catch(() => {}))
  return { engine, call: callWith(engine, apiKey), faults }
}

test("a fault of the engine's own is reported to its operator, and says no more than that to callers", async () => {
  const { call, faults } = await engineWith()
  const { status, headers, body, error } = await call('executeTool', {
    path: { toolSlug: 'BROKEN_TOOL' },
    body: {},
  })
  expect(status).toBe(500)
  expect(error).toMatchObject({ slug: 'internal', code: 500 })
  expect(error?.suggested_fix).toBeTruthy()
  expect(JSON.stringify(body)).not.toContain('secret-in-a-fault')
  expect(headers.get('x-should-retry')).toBe('false')
  expect(faults).toEqual([[expect.any(TypeError), error?.request_id]])
})

test('a database that is gone is 503: reads may be tried again, writes not', async () => {
  const { engine, call, faults } = await engineWith()
  await engine.close()
  const read = await call('getSession')
  const write = await call('createSession', { body: { user_id: 'u' } })
  for (const answer of [read, write])
    expect(answer).toMatchObject({ status: 503, error: { slug: 'unavailable' } })
  expect(read.headers.get('x-should-retry')).toBeNull()
  expect(write.headers.get('x-should-retry')).toBe('false')
  expect((await engine.fetch(new Request('http://localhost/readyz'))).status).toBe(503)
  expect((await engine.fetch(new Request('http://localhost/healthz'))).status).toBe(200)
  expect(faults).toEqual([])
})

test('a secret that was changed in the database opens nothing, and its operator hears of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  const file = join(folder, 'engine.db')
  const faults: unknown[] = []
  const api = await startTestApi({ database: file, onError: (error) => faults.push(error) })
  onTestFinished(async () => {
    await api.stop()
    await rm(folder, { recursive: true })
  })
  const sessionId = await api.session()
  await api.connect(sessionId, 'gmail')
  const database = new DatabaseSync(file)
  const { changes } = database
    .prepare(
      `update accounts set credential = substr(credential, 1, length(credential) - 8) || 'AAAAAAA='`,
    )
    .run()
  database.close()
  expect(changes).toBe(1)
  const { status, error } = await api.call('executeInSession', {
    path: { sessionId },
    body: { tool_slug: 'GMAIL_FETCH_EMAILS' },
  })
  expect(status).toBe(500)
  expect(error?.slug).toBe('secret_unreadable')
  expect(faults).toMatchObject([{ code: 'secret_unreadable' }])
})
