import { createServer, connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createTestEngine } from '@maillon/testkit'
import { startPostgres } from '@maillon/testkit/postgres'
import { expect, onTestFinished, test, vi } from 'vitest'
import { callWith } from './test-api.contract.ts'

async function postgresOfOurOwn() {
  vi.stubEnv('DATABASE_URL', '')
  onTestFinished(() => void vi.unstubAllEnvs())
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  return postgres
}

async function startEngine(database: string) {
  const served = await createTestEngine({ database })
  onTestFinished(() => served.stop())
  return callWith(served.engine, served.apiKey)
}

/** Calls until told to stop, from several callers at once; keeps what came of it. */
function load(call: ReturnType<typeof callWith>) {
  const answers: Awaited<ReturnType<typeof call<'createSession'>>>[] = []
  const over = new AbortController()
  const callers = Array.from({ length: 12 }, async () => {
    while (!over.signal.aborted)
      answers.push(await call('createSession', { body: { user_id: 'u' } }))
  })
  const seen = (from: number, good: (status: number) => boolean) =>
    vi.waitFor(
      () =>
        expect(answers.slice(from).filter(({ status }) => good(status)).length).toBeGreaterThan(20),
      { timeout: 30_000 },
    )
  return {
    answers,
    seen,
    async stop() {
      over.abort()
      await Promise.all(callers)
    },
  }
}

test('R12 a restart of the database under load is 503 with Retry-After, and then goes on; nothing acknowledged is lost', async () => {
  const postgres = await postgresOfOurOwn()
  const call = await startEngine(postgres.url)
  const faults: unknown[] = []
  const note = (error: unknown) => void faults.push(error)
  process.on('uncaughtException', note).on('unhandledRejection', note)
  onTestFinished(() => void process.off('uncaughtException', note).off('unhandledRejection', note))

  const { answers, seen, stop } = load(call)
  await seen(0, (status) => status === 201)
  await postgres.restart(() => seen(answers.length, (status) => status === 503))
  await seen(answers.length, (status) => status === 201)
  await stop()

  const made = answers.filter(({ status }) => status === 201)
  const failed = answers.filter(({ status }) => status !== 201)
  for (const { status, error, headers } of failed) {
    expect({ status, slug: error?.slug }).toEqual({ status: 503, slug: 'unavailable' })
    expect(headers.get('retry-after')).toBe('1')
  }
  for (const { body } of made) {
    const found = await call('getSession', { path: { sessionId: body.session_id } })
    expect(found.status).toBe(200)
  }
  expect(faults).toEqual([])
})

/** A way to a database that can go silent, as a failover behind the same address does: nothing is closed or refused. */
async function startCable(to: string) {
  const { hostname, port } = new URL(to)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const url = new URL(to)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url,
    silence() {
      for (const socket of sockets) socket.unpipe().pause()
    },
  }
}

test('R15 connections that hang leave the pool, and new ones take their place', async () => {
  const postgres = await postgresOfOurOwn()
  const { url, silence } = await startCable(postgres.url)
  url.searchParams.set('query_timeout', '300')
  const call = await startEngine(url.href)
  const { answers, seen, stop } = load(call)
  await seen(0, (status) => status === 201)
  silence()
  const from = answers.length
  await seen(from, (status) => status === 201)
  await stop()
  const failed = answers.filter(({ status }) => status !== 201)
  expect(failed.length).toBeGreaterThan(0)
  expect(new Set(failed.map(({ status }) => status))).toEqual(new Set([503]))
})
