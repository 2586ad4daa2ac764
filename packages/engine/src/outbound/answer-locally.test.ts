import { expect, onTestFinished, test } from 'vitest'
import { createOutbound } from './outbound.ts'
import type { OutboundInit } from './outbound-init.ts'
import { originRoutes } from './routes.ts'

const origin = 'https://notes.invalid'

function send(init: Partial<OutboundInit> & Pick<OutboundInit, 'local'>, path = '/mcp') {
  const outbound = createOutbound(originRoutes({}))
  onTestFinished(() => outbound.close())
  return outbound(origin + path, { origins: [origin], ...init })
}

test('this process answers in place of the network, credential and body included', async () => {
  const { status, headers, body } = await send({
    method: 'POST',
    headers: { 'x-key': 'k' },
    body: '{}',
    local: async (request) =>
      new Response(`${request.url} ${request.headers.get('x-key')} ${await request.text()}`, {
        status: 201,
        headers: { 'x-told': 'yes' },
      }),
  })
  expect([status, headers.get('x-told'), new TextDecoder().decode(body)]).toEqual([
    201,
    'yes',
    'https://notes.invalid/mcp k {}',
  ])
})

test('the same limits hold: where it goes, how large, how long, and what a write may have done', async () => {
  const never = () => new Promise<Response>(() => {})
  const large = async () => new Response('x'.repeat(100))
  const cases: [Parameters<typeof send>[0], string][] = [
    [{ local: large, origins: ['https://other.invalid'] }, 'outbound_refused'],
    [{ local: large, maxBytes: 99 }, 'upstream_error'],
    [{ local: never, timeoutMs: 1 }, 'upstream_timeout'],
    [{ local: never, timeoutMs: 1, method: 'POST' }, 'outcome_unknown'],
    [{ local: () => Promise.reject(new Error('none')) }, 'upstream_unreachable'],
  ]
  for (const [init, code] of cases) await expect(send(init)).rejects.toMatchObject({ code })
  const caller = AbortSignal.abort(new Error('hung up'))
  await expect(send({ local: never, signal: caller })).rejects.toThrow('hung up')
})

test('nothing is asked once it is closed', async () => {
  const outbound = createOutbound(originRoutes({}))
  await outbound.close()
  let asked = 0
  const local = async () => new Response(String(asked++))
  const answer = outbound(origin, { origins: [origin], local })
  await expect(answer).rejects.toMatchObject({ code: 'upstream_unreachable' })
  expect(asked).toBe(0)
})
