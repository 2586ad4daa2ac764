import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { defineTool, defineToolkit, get, noAuth } from '@maillon/core/toolkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApi, type TestApi } from '../http/test-api.contract.ts'

const levels = 200_000
const bodies: Record<string, string> = {
  '/shallow': '{"ok":true}',
  '/deep': '['.repeat(levels) + ']'.repeat(levels),
  '/failure': `${'{"error":'.repeat(levels)}1${'}'.repeat(levels)}`,
}
const pits = defineToolkit({
  slug: 'pits',
  name: 'Pits',
  description: 'Deep ones.',
  version: '20261127_00',
  baseUrl: 'https://pits.example',
  auth: noAuth(),
  verified: 'emulated',
  tools: Object.keys(bodies).map((path) =>
    defineTool({
      slug: `PITS_${path.slice(1).toUpperCase()}`,
      name: path.slice(1),
      description: 'Answers.',
      effect: 'read',
      input: z.object({}),
      output: z.looseObject({}),
      request: () => get(path),
    }),
  ),
})

const faults: unknown[] = []
const server = createServer(({ url = '' }, response) => {
  response.writeHead(url === '/failure' ? 400 : 200, { 'content-type': 'application/json' })
  response.end(bodies[url])
})
let api: TestApi
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  api = await startTestApi({
    toolkits: [pits],
    authConfigs: {},
    routes: { 'https://pits.example': `http://127.0.0.1:${port}` },
    onError: (error) => void faults.push(error),
  })
})
afterAll(async () => {
  await api.stop()
  server.close()
})

test('T32 an answer without a bottom is a failed call, and takes nothing from those beside it', async () => {
  const session = await api.session()
  const tools = Object.keys(bodies).map((path) => ({
    tool_slug: `PITS_${path.slice(1).toUpperCase()}`,
  }))
  const { data } = await api.execute(session, 'COMPOSIO_MULTI_EXECUTE_TOOL', { tools })
  expect(data.results).toMatchObject([
    { response: { data: { ok: true }, successful: true } },
    { response: { data: { code: 'upstream_error' }, successful: false } },
    { response: { data: { code: 'upstream_error' }, successful: false } },
  ])
  const proxied = await api.call('proxyExecuteInSession', {
    path: { sessionId: session },
    body: { toolkit_slug: 'pits', endpoint: '/deep', method: 'GET' },
  })
  expect(proxied.body.data).toBe(bodies['/deep'])
  expect(faults).toEqual([])
})
