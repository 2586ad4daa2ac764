import { startTestEngine } from '@maillon/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

test('a local client talks to a session on a server through stdin and stdout', async () => {
  const { url, apiKey, stop } = await startTestEngine()
  onTestFinished(stop)
  const { start } = await newFolder()
  const options = ['mcp', '--url', url, '--user', 'user_1', '--toolkits', 'hackernews']
  const { child, ended } = start(options, { MAILLON_API_KEY: apiKey })
  const params = {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  }
  const messages = [
    { jsonrpc: '2.0', id: 1, method: 'initialize', params },
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    { jsonrpc: '2.0', id: 2, method: 'tools/list' },
    { jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name: 'NO_SUCH_TOOL' } },
  ]
  child.stdin?.end(messages.map((message) => `${JSON.stringify(message)}\n`).join(''))
  const { code, stdout, stderr } = await ended
  expect([code, stderr]).toEqual([0, ''])
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number })
    .toSorted((a, b) => a.id - b.id)
  expect(answers).toMatchObject([
    { id: 1, result: { protocolVersion: '2025-11-25' } },
    { id: 2, result: { tools: expect.arrayContaining([expect.anything()]) } },
    { id: 3, error: { code: -32602 } },
  ])
})

test('without a user it says what is missing, and writes nothing to a client', async () => {
  const { run } = await newFolder()
  const { code, stdout, stderr } = await run(['mcp', '--url', 'http://127.0.0.1:9'])
  expect(code).not.toBe(0)
  expect(stdout).toBe('')
  expect(stderr).toContain('--user')
})
