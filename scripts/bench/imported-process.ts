// A fresh process with the imported toolkits of a folder, as `maillon serve` loads them. Tells its parent how long it took
// from its own start to the first session's tools, and its memory then; after that, whatever it is asked to measure.
import { readdirSync, readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { readToolkits } from '@maillon/import'

const [, , folder = '', upstream = ''] = process.argv
const { toolkits } = await readToolkits(folder)
const engine = await createEngine({
  toolkits: [...toolkits.values()],
  database: ':memory:',
  encryptionKey: `k1:${randomBytes(32).toString('base64')}`,
  publicUrl: 'https://connect.example',
  routes: { 'https://bench.example': upstream },
  // On, and never reached by one user who makes all calls.
  limits: { perUser: 1e9, perSession: 1e9, perToolkit: 1e9, perKey: 1e9 },
})
const session = await new Maillon({ engine }).create('user_123')
await session.tools()
const rssMib = () => process.memoryUsage.rss() / 1024 ** 2
// performance.now() counts from the start of the process.
process.send?.({ ms: performance.now(), rssMib: rssMib() })

const asked = {
  async connect() {
    const { redirectUrl } = await session.authorize('bench')
    const body = new URLSearchParams({ api_key: 'bench-key-4f9a8b7c6d5e4f3a2b1c' })
    await engine.fetch(new Request(`${redirectUrl}/key`, { method: 'POST', body }))
    return asked.execute()
  },
  async execute() {
    const start = performance.now()
    for (let call = 0; call < 100; call += 1) {
      const { error } = await session.execute('BENCH_GET_ITEM', { id: '1' })
      if (error !== null) throw new Error(error)
    }
    return (performance.now() - start) / 100
  },
  async search() {
    const times: number[] = []
    for (const query of requests()) {
      const start = performance.now()
      await session.search({ query })
      times.push(performance.now() - start)
    }
    const [first = Number.NaN, ...others] = times
    others.sort((one, other) => one - other)
    return { first, p95: others[Math.floor(others.length * 0.95)] ?? Number.NaN, rssMib: rssMib() }
  },
}
process.on('message', async (what: keyof typeof asked) => process.send?.(await asked[what]()))
process.on('disconnect', () => process.exit(0))

/** What people ask for, as the bench of search has it. */
function requests(): string[] {
  const folder = new URL('../bench-search/requests/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name !== 'several.json')
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .flatMap((text) => Object.values(JSON.parse(text) as Record<string, string[]>).flat())
}
