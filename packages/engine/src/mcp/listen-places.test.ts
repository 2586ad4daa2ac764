import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectClient, type McpApi, startMcpApi } from './fixtures.contract.ts'
import { createListenPlaces } from './listen-places.ts'

let api: McpApi
beforeAll(async () => {
  api = await startMcpApi()
})
afterAll(() => api.stop())

test('S16 a session that listens too often is told so, hinders no other, and has its place back', async () => {
  const endpoint = await api.endpoint()
  const client = await connectClient(api, endpoint)
  const listen = () => client.listen({ toolsListChanged: true })
  // At once, so that none has been counted when the others are let in.
  const tries = await Promise.allSettled(Array.from({ length: 20 }, listen))
  const open = tries.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []))
  const refused = tries.flatMap((tried) => (tried.status === 'rejected' ? [tried.reason] : []))
  expect([open.length, refused.length]).toEqual([16, 4])
  for (const error of refused)
    expect(error).toMatchObject({
      code: -32603,
      message: expect.stringContaining('This session has 16 open streams'),
    })
  expect((await client.listTools()).tools.length).toBeGreaterThan(0)
  const other = await connectClient(api, await api.endpoint())
  await (await other.listen({ toolsListChanged: true })).close()
  await open[0]?.close()
  open[0] = await listen()
  await expect(listen()).rejects.toMatchObject({ code: -32603 })
  await Promise.all(open.map((subscription) => subscription.close()))
})

test('S16 no more listen than there are places, whoever comes and goes', () => {
  const step = fc.record({ session: fc.constantFrom('a', 'b', 'c'), comes: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const places = createListenPlaces({ perSession: 3, perProcess: 5 })
      const open: { session: string; leave: () => void }[] = []
      for (const { session, comes } of steps) {
        const own = open.filter((place) => place.session === session)
        if (comes) {
          const hasPlace = own.length < 3 && open.length < 5
          const take = () => open.push({ session, leave: places.take(session) })
          if (hasPlace) take()
          else expect(take).toThrow(own.length < 3 ? 'server has 5' : 'session has 3')
        } else if (own[0]) {
          // Who leaves twice frees one place.
          own[0].leave()
          own[0].leave()
          open.splice(open.indexOf(own[0]), 1)
        }
      }
    }),
  )
})
