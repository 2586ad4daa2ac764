// Sends one request again and again over several connections, and prints how many were answered and how fast.
// Arguments: its address, `list` or `call`, its headers as JSON.
import { Pool } from 'undici'
import { type Asked, messageFor } from './message.ts'

const [address = '', what = '', headers = '{}'] = process.argv.slice(2)
const connections = 8
const warmUpMs = 500
const measuredMs = 1_500

const { origin, pathname } = new URL(address)
const message = messageFor(what as Asked)
const pool = new Pool(origin, { connections })
const request = {
  path: pathname,
  method: 'POST',
  headers: { ...JSON.parse(headers), ...message.headers },
  body: message.body,
} as const

await during(warmUpMs)
const times = (await during(measuredMs)).toSorted((a, b) => a - b)
await pool.close()
const at = (share: number) => times[Math.floor(times.length * share)]
console.log(
  JSON.stringify({
    per_second: Math.round((times.length / measuredMs) * 1_000),
    p50_ms: at(0.5),
    p99_ms: at(0.99),
  }),
)

/** How long each request took, in ms. */
async function during(ms: number): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + ms
  async function client() {
    for (let start = performance.now(); start < end; start = performance.now()) {
      const { statusCode, body } = await pool.request(request)
      const { error } = (await body.json()) as { error?: { message: string } }
      if (statusCode !== 200 || error) throw new Error(error?.message ?? `HTTP ${statusCode}`)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: connections }, client))
  return times
}
