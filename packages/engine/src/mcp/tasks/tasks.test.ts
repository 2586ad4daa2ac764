import {
  createTaskSessionFromClient,
  resultFromTaskOutcome,
  type RawClientDispatch,
} from '@modelcontextprotocol/ext-tasks/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEchoUpstream } from '../echo-upstream.contract.ts'
import { connectClient, type Endpoint, type McpApi, startMcpApi } from '../fixtures.contract.ts'
import { tasksExtension } from './task.ts'

let upstream: Awaited<ReturnType<typeof startEchoUpstream>>
let api: McpApi
beforeAll(async () => {
  upstream = await startEchoUpstream()
  api = await startMcpApi({
    toolkits: [upstream.toolkit],
    authConfigs: {},
    routes: upstream.routes,
  })
})
afterAll(async () => {
  await api.stop()
  await upstream.stop()
})

const clientInfo = { name: 'test', version: '1' }
const protocolVersion = '2026-07-28'

/** Posts what the SDK's own client has no way to send: its codec knows no tasks. */
function rawDispatch({ url, headers }: Endpoint, seen: unknown[] = []): RawClientDispatch {
  return async (request) => {
    const { method, params } = request as { method: string; params: Record<string, string> }
    const answer = await api.fetch(url, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': protocolVersion,
        'mcp-method': method,
        ...((params.name ?? params.taskId) && { 'mcp-name': params.name ?? params.taskId }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...(request as object) }),
    })
    const text = await answer.text()
    const [, data = text] = /^data: (.*)$/m.exec(text) ?? []
    const { result, error } = JSON.parse(data)
    seen.push(result)
    return error ? { kind: 'error', error } : { kind: 'result', result }
  }
}

const declared = { extensions: { [tasksExtension]: {} } }

async function opened(endpoint: Endpoint, seen: unknown[] = []) {
  const client = await connectClient(api, endpoint)
  const clientCapabilities = declared
  return createTaskSessionFromClient(client, {
    endpointId: endpoint.url,
    rawDispatch: rawDispatch(endpoint, seen),
    v2RequestFraming: { protocolVersion, clientInfo, clientCapabilities },
  })
}

/** One request by hand, as another client or after a crash would make it. */
async function ask(
  endpoint: Endpoint,
  method: string,
  params: Record<string, unknown>,
  capabilities: object = declared,
) {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': protocolVersion,
    'io.modelcontextprotocol/clientInfo': clientInfo,
    'io.modelcontextprotocol/clientCapabilities': capabilities,
  }
  const request = { method, params: { ...params, _meta } }
  return (await rawDispatch(endpoint)(request as never)) as {
    result?: Record<string, unknown>
    error?: object
  }
}

const who = { name: 'ECHO_WHO', arguments: {} }
const config = { toolkits: { enable: ['echo'] } }

async function connect(endpoint: { id: string }, key: string) {
  const path = { sessionId: endpoint.id }
  const { body } = await api.call('linkInSession', { path, body: { toolkit: 'echo' } })
  await api.typeKey(body, key)
}

async function connected(key: string, more: object = {}) {
  const endpoint = await api.endpoint({ ...config, ...more })
  await connect(endpoint, key)
  return endpoint
}

test('a call that waits for an account is a task, which the official client of tasks sees to its end', async () => {
  const endpoint = await api.endpoint(config)
  upstream.own('key-of-ada', 'ada')
  const seen: unknown[] = []
  const session = await opened(endpoint, seen)
  const execution = await session.callTool('ECHO_WHO', {})
  expect(seen[0]).toMatchObject({
    resultType: 'task',
    status: 'working',
    statusMessage: expect.stringMatching(/http\S+\/link\/ln_/),
  })
  await connect(endpoint, 'key-of-ada')
  const { outcome } = await execution.settle()
  expect(resultFromTaskOutcome(outcome)).toMatchObject({ structuredContent: { canary: 'ada' } })
  await session.close()
})

test('a task runs its call once, and is told alike to whoever asks for it later', async () => {
  const endpoint = await api.endpoint(config)
  upstream.own('key-of-ben', 'ben')
  const { result } = await ask(endpoint, 'tools/call', who)
  const taskId = String(result?.taskId)
  await connect(endpoint, 'key-of-ben')
  const polls = await Promise.all([1, 2].map(() => ask(endpoint, 'tasks/get', { taskId })))
  for (const poll of [...polls, await ask(endpoint, 'tasks/get', { taskId })])
    expect(poll.result).toMatchObject({
      taskId,
      resultType: 'complete',
      status: 'completed',
      result: { structuredContent: { canary: 'ben' }, isError: false },
    })
})

test('a call that takes long goes on as a task when its client has gone, and what it answers is kept', async () => {
  const endpoint = await api.endpoint(config)
  await connect(endpoint, 'key-of-eve')
  const hung = upstream.hang()
  const { result } = await ask(endpoint, 'tools/call', { name: 'ECHO_HANG', arguments: {} })
  const taskId = String(result?.taskId)
  expect(result).toMatchObject({ resultType: 'task', status: 'working', pollIntervalMs: 2_000 })
  expect((await ask(endpoint, 'tasks/get', { taskId })).result).toMatchObject({ status: 'working' })
  const request = await hung
  request.socket.destroy()
  const done = await ask(endpoint, 'tasks/get', { taskId })
  expect(done.result).toMatchObject({ status: 'completed', result: { isError: true } })
})

test('a task that its client cancels runs nothing any more', async () => {
  const endpoint = await api.endpoint(config)
  const { result } = await ask(endpoint, 'tools/call', who)
  const taskId = String(result?.taskId)
  expect((await ask(endpoint, 'tasks/cancel', { taskId })).result).toMatchObject({
    resultType: 'complete',
  })
  await connect(endpoint, 'key-of-ada')
  expect((await ask(endpoint, 'tasks/get', { taskId })).result).toMatchObject({
    status: 'cancelled',
  })
})

test.each([
  ['approve', { structuredContent: { canary: 'kim' }, isError: false }],
  ['deny', { structuredContent: { code: 'approval_denied' }, isError: true }],
] as const)(
  'a call to be approved is a task until the app decides: %s',
  async (decision, answer) => {
    const permissions = { overrides: { ECHO_WHO: 'ask_always' } }
    const endpoint = await connected('key-of-kim', { experimental: { permissions } })
    upstream.own('key-of-kim', 'kim')
    const { result } = await ask(endpoint, 'tools/call', who)
    const taskId = String(result?.taskId)
    expect((await ask(endpoint, 'tasks/get', { taskId })).result).toMatchObject({
      status: 'working',
    })
    const path = { sessionId: endpoint.id, approvalId: taskId }
    await api.call('decideApproval', { path, body: { decision } })
    expect((await ask(endpoint, 'tasks/get', { taskId })).result).toMatchObject({
      status: 'completed',
      result: answer,
    })
  },
)

test('a task is for its session, and for clients that know tasks', async () => {
  const endpoint = await api.endpoint(config)
  const { result } = await ask(endpoint, 'tools/call', who)
  const taskId = String(result?.taskId)
  const other = await api.endpoint(config)
  for (const method of ['tasks/get', 'tasks/update', 'tasks/cancel']) {
    const params = { taskId, ...(method === 'tasks/update' && { inputResponses: {} }) }
    expect(await ask(other, method, params)).toMatchObject({ error: { code: -32602 } })
    expect(await ask(endpoint, method, { ...params, taskId: 'pc_none' })).toMatchObject({
      error: { code: -32602 },
    })
    expect(await ask(endpoint, method, params, {})).toMatchObject({ error: { code: -32021 } })
  }
  const plain = await ask(endpoint, 'tools/call', who, {})
  expect(plain.result).toMatchObject({
    resultType: 'complete',
    structuredContent: { code: 'connection_required' },
  })
})
