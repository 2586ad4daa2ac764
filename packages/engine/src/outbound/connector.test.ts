import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createOutbound } from './outbound.ts'
import { originRoutes } from './routes.ts'

test('a connection knows nothing of the call that it was made for, and that call goes on as itself', async () => {
  const call = new AsyncLocalStorage<string>()
  const seen = { lookup: new Set<unknown>(), body: [] as unknown[] }
  const server = createServer((request, response) => void request.resume().pipe(response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const outbound = createOutbound(originRoutes({ 'https://up.test': `http://up.local:${port}` }), {
    lookup: (_, __, callback) => {
      seen.lookup.add(call.getStore())
      callback(null, [{ address: '127.0.0.1', family: 4 }])
    },
  })
  onTestFinished(async () => {
    await outbound.close()
    server.close()
  })
  async function* open() {
    seen.body.push(call.getStore())
    yield Buffer.from('{}')
  }
  const init = { method: 'POST', origins: ['https://up.test'], body: { size: 2, open } }
  await call.run('ada', () => outbound('https://up.test/', init))
  await call.run('ben', () => outbound('https://up.test/', init))
  expect(seen).toEqual({ lookup: new Set([undefined]), body: ['ada', 'ben'] })
})
