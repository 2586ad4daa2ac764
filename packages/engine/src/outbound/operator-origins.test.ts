import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { operatorOrigins } from './operator-origins.ts'
import { createOutbound, type Outbound } from './outbound.ts'
import { onBehalfOf } from './party.ts'
import { originRoutes } from './routes.ts'

let connections = 0
const canary = createServer((socket) => {
  connections += 1
  socket.destroy()
})
let port: number
let outbound: Outbound
beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
  port = (canary.address() as AddressInfo).port
  outbound = createOutbound(originRoutes({}), {
    lookup: (_, { all }, callback) =>
      all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
    operated: operatorOrigins({
      git: [`https://git.lan:${port}`, `https://127.0.0.1:${port}/`],
      chat: [`https://chat.lan:${port}`],
    }),
  })
})
beforeEach(() => {
  connections = 0
})
afterAll(async () => {
  await outbound.close()
  canary.close()
})

/** Its own origin is on the list, so that nothing but the address can be why it is refused. */
async function reach(url: string, toolkit?: string) {
  const way = toolkit === undefined ? outbound : onBehalfOf(outbound, 'ada', toolkit)
  const error = await way(url, { origins: [new URL(url).origin] }).catch((cause: unknown) => cause)
  return [(error as { code: string }).code, connections]
}

test('T20 a private origin that the operator named is reached for its toolkit, by name and by address', async () => {
  expect(await reach(`https://git.lan:${port}/api`, 'git')).toEqual(['upstream_unreachable', 1])
  expect(await reach(`https://127.0.0.1:${port}/api`, 'git')).toEqual(['upstream_unreachable', 2])
})

test('T20 it is reached for no other toolkit, by no other port, name or spelling, and not for the engine itself', async () => {
  for (const toolkit of ['chat', 'constructor', '', undefined])
    expect(await reach(`https://git.lan:${port}/`, toolkit)).toEqual(['outbound_refused', 0])
  for (const host of [
    'git.lan',
    `git.lan:${port === 65_535 ? 1 : port + 1}`,
    `other.lan:${port}`,
    `git.lan.:${port}`,
    `x.git.lan:${port}`,
    `127.0.0.2:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `localhost:${port}`,
  ])
    expect([host, ...(await reach(`https://${host}/`, 'git'))]).toEqual([
      host,
      'outbound_refused',
      0,
    ])
})

test('T20 what is not among the origins of a call is not reached because the operator named it', async () => {
  const git = onBehalfOf(outbound, 'ada', 'git')
  const attempt = git(`https://git.lan:${port}/`, { origins: ['https://git.example.com'] })
  await expect(attempt).rejects.toMatchObject({ code: 'outbound_refused' })
  expect(connections).toBe(0)
})

test.each([
  'http://git.lan',
  'https://git.lan/api',
  'https://user@git.lan',
  'https://git.lan?x',
  'git.lan',
  'https://*.lan',
  'https://git.lan#x',
  '',
])('%j is no origin, which is told when the engine starts', (text) => {
  expect(() => operatorOrigins({ git: [text] })).toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      message: `"${text}" in origins.git is no origin.`,
    }),
  )
})
