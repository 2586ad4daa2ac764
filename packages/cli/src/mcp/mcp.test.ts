import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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

test('without a server, each client has an engine in its process, on one database, and links that open', async () => {
  const { folder, start } = await newFolder()
  const params = {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  }
  const connect = { name: 'COMPOSIO_MANAGE_CONNECTIONS', arguments: { toolkits: ['resend'] } }
  const messages = [
    { jsonrpc: '2.0', id: 1, method: 'initialize', params },
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    { jsonrpc: '2.0', id: 2, method: 'tools/call', params: connect },
  ]
  const talk = async () => {
    const { child, ended } = start(['mcp', '--user', 'ada'], { HOME: folder })
    child.stdin?.write(messages.map((message) => `${JSON.stringify(message)}\n`).join(''))
    const lines: string[] = []
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      lines.push(line)
      if (lines.length === 2) break
    }
    const [, link] = /(http:\/\/localhost:\d+\/link\/\w+)/.exec(lines.join('\n')) ?? []
    if (!link) throw new Error(`No link in ${lines.join('\n')}\n${(await ended).stderr}`)
    const page = await (await fetch(link)).text()
    child.stdin?.end()
    return { page, lines, ...(await ended) }
  }
  for (const { page, lines, code, stderr } of await Promise.all([talk(), talk()])) {
    expect(page).toContain('name="api_key"')
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' })
    expect([code, stderr]).toEqual([0, ''])
  }
  const kept = await readdir(join(folder, '.config', 'maillon'))
  expect(kept).toEqual(expect.arrayContaining(['encryption-key', 'maillon.db']))
})
