import { Pool } from 'undici'

/** What was answered in a while; times in ms. */
export interface Load {
  calls: number
  perSecond: number
  p50: number
  p99: number
}

/** Something that answers a call: where, and with what headers. */
export interface Target {
  url: string
  key?: string
}

const body = JSON.stringify({ tool_slug: 'BENCH_GET_ITEM', arguments: { id: '1' } })

/** Keeps so many calls in flight for so long, spread over the targets. Throws where one of them fails. */
export async function load(
  targets: readonly Target[],
  { inFlight, ms }: { inFlight: number; ms: number },
): Promise<Load> {
  const pools = targets.map(({ url, key }) => {
    const { origin, pathname: path } = new URL(url)
    const headers = { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) }
    return { pool: new Pool(origin, { connections: inFlight }), path, headers }
  })
  const times: number[] = []
  const start = performance.now()
  async function caller({ pool, path, headers }: (typeof pools)[number]) {
    for (let before = start; before - start < ms; ) {
      const answer = await pool.request({ method: 'POST', path, headers, body })
      const text = await answer.body.text()
      if (answer.statusCode !== 200 || !text.includes('"error":null')) throw new Error(text)
      const now = performance.now()
      times.push(now - before)
      before = now
    }
  }
  const each = Array.from({ length: inFlight / pools.length }, () => pools)
  await Promise.all(each.flat().map(caller))
  const passed = performance.now() - start
  await Promise.all(pools.map(({ pool }) => pool.close()))
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return {
    calls: times.length,
    perSecond: (times.length / passed) * 1_000,
    p50: at(0.5),
    p99: at(0.99),
  }
}
