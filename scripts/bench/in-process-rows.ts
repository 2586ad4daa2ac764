import { median } from '../bench-adapters/median.ts'
import { connectedSession } from './connected-session.ts'
import { besides, type Row } from './row.ts'

const rounds = 11
const roundMs = 400

/** What a call costs in the app's own process, beside a bare fetch of what it calls; one call after the other. */
export async function inProcessRows(upstreamUrl: string): Promise<Row[]> {
  const { session, stop } = await connectedSession(upstreamUrl)
  const bare = async () => {
    const response = await fetch(`${upstreamUrl}/item?id=1`, {
      headers: { authorization: 'Bearer bench-key-4f9a8b7c6d5e4f3a2b1c' },
    })
    await response.json()
  }
  const execute = async () => {
    const { error } = await session.execute('BENCH_GET_ITEM', { id: '1' })
    if (error !== null) throw new Error(error)
  }
  for (const call of [execute, bare]) await msPerCall(call, 2_000)
  const times: Record<'execute' | 'bare', number[]> = { execute: [], bare: [] }
  for (let round = 0; round < rounds; round += 1) {
    times.execute.push(await msPerCall(execute, roundMs))
    times.bare.push(await msPerCall(bare, roundMs))
  }
  await stop()
  return [
    besides(
      'execute, ms; beside a bare fetch',
      median(times.execute),
      median(times.bare),
      '≤ 1.35',
    ),
  ]
}

async function msPerCall(call: () => Promise<void>, ms: number): Promise<number> {
  const start = performance.now()
  let count = 0
  while (performance.now() - start < ms) {
    await call()
    count += 1
  }
  return (performance.now() - start) / count
}
