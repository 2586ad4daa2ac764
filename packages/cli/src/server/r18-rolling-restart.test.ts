import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, type IncomingMessage, request } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestEngine, testEncryptionKey } from '@maillon/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type Listening, listen } from './listen.ts'

/** One request over connections that are kept, as a load balancer makes it. */
async function ask(url: string, agent: Agent, apiKey = ''): Promise<number> {
  const sent = request(url, { agent, headers: { 'x-api-key': apiKey } }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return answer.statusCode ?? 0
}

test('R18 while three replicas restart one after the other under load, no request is dropped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  const shared = { database: join(folder, 'maillon.db'), encryptionKey: testEncryptionKey() }
  let apiKey = ''
  const start = () =>
    listen({
      port: 0,
      drainMs: 1_000,
      graceMs: 60_000,
      start: async () => {
        const served = await createTestEngine(shared)
        apiKey = served.apiKey
        return served.engine
      },
    })
  const replicas = [await start(), await start(), await start()]
  onTestFinished(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()))
    await rm(folder, { recursive: true })
  })

  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const over = new AbortController()
  onTestFinished(() => over.abort())
  const ready = new Set<Listening>(replicas)
  const answers: number[] = []
  const dropped: unknown[] = []
  const balancer = async () => {
    while (!over.signal.aborted) {
      for (const replica of replicas) {
        const status = await ask(`${replica.url}/readyz`, agent).catch(() => 0)
        if (status === 200) ready.add(replica)
        else ready.delete(replica)
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const caller = async () => {
    for (let turn = 0; !over.signal.aborted; turn += 1) {
      const choice = [...ready][turn % ready.size]
      if (choice)
        await ask(`${choice.url}/api/v3.1/toolkits?limit=1`, agent, apiKey).then(
          (status) => answers.push(status),
          (error: unknown) => dropped.push(error),
        )
      else await new Promise(setImmediate)
    }
  }
  const work = [balancer(), ...Array.from({ length: 8 }, caller)]
  for (const index of replicas.keys()) {
    const old = replicas[index]
    const from = answers.length
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(from + 50))
    const stopped = old?.stop()
    // It stays on the list until it is gone: the load balancer finds out by itself.
    expect(await stopped).toBe(0)
    replicas[index] = await start()
  }
  const from = answers.length
  await vi.waitFor(() => expect(answers.length).toBeGreaterThan(from + 50))
  over.abort()
  await Promise.all(work)
  expect(dropped).toEqual([])
  expect(new Set(answers)).toEqual(new Set([200]))
})
