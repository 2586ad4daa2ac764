import { randomBytes } from 'node:crypto'
import { Maillon } from '@maillon/core'
import { createEngine, type EngineOptions } from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'
import { benchToolkit } from './bench-toolkit.ts'

/** A session in this process whose user has connected the bench's upstream. */
export async function connectedSession(upstreamUrl: string, options: Partial<EngineOptions> = {}) {
  const engine = await createEngine({
    toolkits: [benchToolkit, ...allToolkits],
    database: ':memory:',
    encryptionKey: `k1:${randomBytes(32).toString('base64')}`,
    publicUrl: 'https://connect.example',
    routes: { 'https://bench.example': upstreamUrl },
    // On, and never reached by one user who makes all calls.
    limits: { perUser: 1e9, perSession: 1e9, perToolkit: 1e9, perKey: 1e9 },
    ...options,
  })
  const maillon = new Maillon({ engine })
  const session = await maillon.create('user_123')
  const { redirectUrl } = await session.authorize('bench')
  await engine.fetch(
    new Request(`${redirectUrl}/key`, {
      method: 'POST',
      body: new URLSearchParams({ api_key: 'bench-key-4f9a8b7c6d5e4f3a2b1c' }),
    }),
  )
  const { error } = await session.execute('BENCH_GET_ITEM', { id: '1' })
  if (error !== null) throw new Error(error)
  return { session, maillon, engine, stop: () => engine.close() }
}
