import { createTestEngine } from '@maillon/testkit'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type McpApi, post, startMcpApi } from './fixtures.contract.ts'

let api: McpApi
beforeAll(async () => {
  api = await startMcpApi({ allowedHosts: [] })
})
afterAll(() => api.stop())

test('T28 a page of another site, or a name that is none of ours, gets nothing', async () => {
  const { url, headers } = await api.endpoint()
  const statusOf = async (more: Record<string, string>) =>
    (await post(api, url, { ...headers, ...more })).status
  expect(await statusOf({ origin: 'https://evil.example' })).toBe(403)
  expect(await statusOf({ origin: 'null' })).toBe(403)
  expect(await statusOf({ host: 'evil.example' })).toBe(403)
  expect(await statusOf({ origin: 'http://localhost:4000', host: 'localhost:4000' })).toBe(200)
})

test('T28 an engine that knows no name of its own takes no page at all', async () => {
  const { engine, apiKey, stop } = await createTestEngine({ publicUrl: undefined as never })
  onTestFinished(stop)
  const fetch = (input: string | URL | Request, init?: RequestInit) =>
    engine.fetch(new Request(input, init))
  const url = 'http://localhost:4000/mcp/trs_0123456789012345678901'
  const key = { 'x-api-key': apiKey }
  const { status } = await post({ fetch }, url, { ...key, origin: 'http://localhost:4000' })
  expect(status).toBe(403)
  expect((await post({ fetch }, url, key)).status).toBe(404)
})

test('S16 header and body of a request have to say the same', async () => {
  const { url, headers } = await api.endpoint()
  const version = '2026-07-28'
  const meta = {
    'io.modelcontextprotocol/protocolVersion': version,
    'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  }
  const body = {
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'COMPOSIO_SEARCH_TOOLS', arguments: {}, _meta: meta },
  }
  const right = {
    'mcp-protocol-version': version,
    'mcp-method': 'tools/call',
    'mcp-name': 'COMPOSIO_SEARCH_TOOLS',
  }
  const statusOf = async (more: Record<string, string>) =>
    (await post(api, url, { ...headers, ...right, ...more }, body)).status
  expect(await statusOf({})).toBe(200)
  expect(await statusOf({ 'mcp-name': 'GMAIL_SEND_EMAIL' })).toBe(400)
  expect(await statusOf({ 'mcp-method': 'tools/list' })).toBe(400)
  expect(await statusOf({ 'mcp-protocol-version': '2025-11-25' })).toBe(400)
})

test('S16 what is no request of the protocol is refused before a server is made', async () => {
  const { url, headers } = await api.endpoint()
  const statusOf = async (body: string, more: Record<string, string> = {}) =>
    (await post(api, url, { ...headers, ...more }, body)).status
  expect(await statusOf('{')).toBe(400)
  expect(await statusOf('{}', { 'content-type': 'text/plain' })).toBe(415)
  const large = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: { x: 'x'.repeat(2 ** 20) } }
  expect(await statusOf(JSON.stringify(large))).toBe(413)
  for (const method of ['GET', 'DELETE', 'PUT'])
    expect((await api.fetch(url, { method, headers })).status).toBe(405)
})

test('S16 text that a database does not take is refused by name, and no fault', async () => {
  const { url, headers } = await api.endpoint()
  for (const [name, text] of [
    ['GMAIL_SEND_EMAIL', 'a\0b'],
    ['GMAIL_SEND\0', 'a'],
    ['GMAIL_SEND_EMAIL', '\ud800'],
  ]) {
    const params = { name, arguments: { subject: text } }
    const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params }
    const answer = await (await post(api, url, headers, body)).text()
    expect(answer).toContain('-32602')
  }
})
