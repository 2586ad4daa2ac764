import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { apiKeys, defineTool, defineToolkit, get, post } from '@maillon/core/toolkit'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { runTool } from './run-tool.ts'

const tool = (slug: string, request: () => ReturnType<typeof get>) =>
  defineTool({
    slug,
    name: slug,
    description: slug,
    effect: 'write',
    input: z.object({}),
    output: z.object({ url: z.string(), body: z.string(), key: z.string().optional() }),
    request,
  })

const toolkit = defineToolkit({
  slug: 'bot',
  name: 'Bot',
  description: 'As Telegram, Mandrill and Google Maps: the key in path, body and query.',
  version: '20261130_00',
  baseUrl: 'https://bot.test/v1',
  auth: apiKeys({
    fields: { key: { label: 'Key', secret: true } },
    headers: { 'x-key': '{key}' },
    path: '/bot{key}',
    query: { key: '{key}' },
    body: { key: '{key}' },
  }),
  verified: 'specified',
  tools: [
    tool('BOT_SEND', () => post('/send', { text: 'hi' })),
    tool('BOT_FORM', () => ({ method: 'POST', path: '/send', form: { text: 'hi' } })),
    tool('BOT_READ', () => get('/messages', { limit: 1 })),
  ],
})

test('a key stands wherever its toolkit says, as the engine puts it: path, query, header and body', async () => {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ url: request.url, body, key: request.headers['x-key'] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const routes = {
    'https://bot.test': `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
  const run = (slug: string) => runTool({ toolkit, slug, routes, credential: 'k:1/2' })
  const at = (path: string) => ({ url: `/v1/botk:1%2F2${path}`, key: 'k:1/2' })
  expect(await run('BOT_SEND')).toEqual({
    ...at('/send?key=k%3A1%2F2'),
    body: JSON.stringify({ text: 'hi', key: 'k:1/2' }),
  })
  expect(await run('BOT_FORM')).toEqual({
    ...at('/send?key=k%3A1%2F2'),
    body: 'text=hi&key=k%3A1%2F2',
  })
  expect(await run('BOT_READ')).toEqual({ ...at('/messages?limit=1&key=k%3A1%2F2'), body: '' })
})
