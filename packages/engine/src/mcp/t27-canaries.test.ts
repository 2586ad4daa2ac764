import { expect, test } from 'vitest'
import { startEchoUpstream } from './echo-upstream.contract.ts'
import { connectClient, legacy, modern, startMcpApi } from './fixtures.contract.ts'

const users = 200

test('T27 200 clients of different users at once: nobody gets anything of another', async () => {
  const upstream = await startEchoUpstream()
  const api = await startMcpApi({
    toolkits: [upstream.toolkit],
    authConfigs: {},
    routes: upstream.routes,
  })
  const people = await Promise.all(
    Array.from({ length: users }, async (_, index) => {
      const endpoint = await api.endpoint({
        user_id: `user ${index}`,
        toolkits: { enable: ['echo'] },
      })
      const canary = `canary-${index}-of-${users}`
      upstream.own(`key-of-user-${index}`, canary)
      const { body } = await api.call('linkInSession', {
        path: { sessionId: endpoint.id },
        body: { toolkit: 'echo' },
      })
      await api.typeKey(body, `key-of-user-${index}`)
      return { endpoint, canary, versionNegotiation: index % 2 === 0 ? modern : legacy }
    }),
  )
  await Promise.all(
    people.map(async ({ endpoint, canary, versionNegotiation }) => {
      const frames: string[] = []
      const recorded = {
        fetch: async (input: string | URL | Request, init?: RequestInit) => {
          const response = await api.fetch(input, init)
          if (response.body) frames.push(await response.clone().text())
          return response
        },
      }
      const client = await connectClient(recorded, endpoint, { versionNegotiation })
      const who = { name: 'ECHO_WHO', arguments: {} }
      const calls = [client.callTool(who), client.listTools(), client.callTool(who)] as const
      const [first, list, second] = await Promise.all(calls)
      expect(first.structuredContent).toEqual({ canary })
      expect(second.structuredContent).toEqual({ canary })
      expect(list.tools).toHaveLength(4)
      const seen = frames.join('\n').match(/canary-\d+-of-\d+/g) ?? []
      expect(new Set(seen)).toEqual(new Set([canary]))
      await client.close()
    }),
  )
  await api.stop()
  await upstream.stop()
})
