import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { clientOf, type OfficialClient, startOfficialClient } from './official-client.contract.ts'

let official: OfficialClient
let proxy: Awaited<ReturnType<typeof startProxy>>
let composio: OfficialClient['composio']
beforeAll(async () => {
  official = await startOfficialClient()
  proxy = await startProxy(Number(new URL(official.url).port))
  composio = clientOf(official.apiKey, proxy.url)
})
beforeEach(() => {
  official.world.upstreams.google.requests.length = 0
})
afterAll(async () => {
  proxy.stop()
  await official.stop()
})

/** Passes bytes on, and when told to, cuts the connection in place of the next answer. */
async function startProxy(port: number) {
  const sockets = new Set<Socket>()
  let cuts = 0
  const server = createServer((client) => {
    const engine = connect(port, 'localhost')
    for (const socket of [client, engine]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    }
    client.pipe(engine)
    engine.on('data', (answer) => {
      if (cuts === 0) return client.write(answer)
      cuts -= 1
      engine.destroy()
      return client.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutNext(times: number) {
      cuts = times
    },
    cutsLeft: () => cuts,
    stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const mail = { recipient_email: 'ben@example.com', subject: 'Once', body: 'Hello' }

function sent(): number {
  const { requests } = official.world.upstreams.google
  return requests.filter(({ path }) => path.includes('/messages/send')).length
}

async function connected() {
  const session = await composio.create('user_1')
  await official.finish((await session.authorize('gmail')).redirectUrl)
  return session
}

test('a mail is sent once, though the answer is lost and the client tries again', async () => {
  const session = await connected()
  proxy.cutNext(1)
  const { data, error } = await session.execute('GMAIL_SEND_EMAIL', mail)
  expect(proxy.cutsLeft()).toBe(0)
  expect(error).toBeNull()
  expect(data).toHaveProperty('id')
  expect(sent()).toBe(1)
})

test('so it is when the second answer is lost too', async () => {
  const session = await connected()
  proxy.cutNext(2)
  expect((await session.execute('GMAIL_SEND_EMAIL', mail)).error).toBeNull()
  expect(proxy.cutsLeft()).toBe(0)
  expect(sent()).toBe(1)
})

test('and when the same mail is meant twice, it is sent twice', async () => {
  const session = await connected()
  await session.execute('GMAIL_SEND_EMAIL', mail)
  await session.execute('GMAIL_SEND_EMAIL', mail)
  expect(sent()).toBe(2)
})

test('sessions and links are made once as well', async () => {
  proxy.cutNext(1)
  const session = await composio.create('user_2')
  proxy.cutNext(1)
  const { id } = await session.authorize('gmail')
  const { items } = await composio.connectedAccounts.list({ userIds: ['user_2'] })
  expect(items.map((account) => account.id)).toEqual([id])
  proxy.cutNext(1)
  expect(await session.delete()).toMatchObject({ deleted: true })
})
