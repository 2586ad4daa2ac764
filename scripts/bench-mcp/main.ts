// Prints how many tools/list and tools/call a session answers by MCP, beside the same SDK serving one trivial tool: over
// HTTP, as clients ask, with the load from another process; and in process, where HTTP costs neither of them anything.
import { Bench } from 'tinybench'
import { type Asked, asked, messageFor } from './message.ts'
import { type Measured, overHttp } from './over-http.ts'
import { type Served, serveSession, serveTrivial } from './servers.ts'

const servers = { session: await serveSession(), sdk: serveTrivial() }
const names = Object.keys(asked) as Asked[]

const http = await overHttp(servers)
const inProcess = await withoutHttp()
for (const { close } of Object.values(servers)) await close()

const figures = { ...ratios(http), in_process: ratios(inProcess) }
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ ...figures, measured: { http, in_process: inProcess } }))
} else {
  for (const [how, measured] of Object.entries({ 'Over HTTP': http, 'In process': inProcess })) {
    const { list_ratio, call_ratio } = ratios(measured)
    console.log(
      `${how}: tools/list ${list_ratio} ×, tools/call ${call_ratio} × the SDK's throughput`,
    )
    console.table(measured)
  }
}

async function withoutHttp(): Promise<Measured> {
  const bench = new Bench({ time: 4_000, warmupTime: 1_000 })
  for (const what of names)
    for (const [who, served] of Object.entries(servers))
      bench.add(`${who} ${what}`, () => ask(served, what))
  await bench.run()
  return Object.fromEntries(
    bench.tasks.map(({ name, result }) => {
      if (!('latency' in result)) throw new Error(`${name} gave no figures.`)
      const { mean, p50, p99 } = result.latency
      return [
        name,
        { per_second: Math.round(1_000 / mean), p50_ms: round(p50), p99_ms: round(p99) },
      ]
    }),
  )
}

async function ask({ path, headers, fetch }: Served, what: Asked): Promise<void> {
  const message = messageFor(what)
  const response = await fetch(
    new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: { ...headers, ...message.headers },
      body: message.body,
    }),
  )
  const { error } = (await response.json()) as { error?: { message: string } }
  if (error) throw new Error(error.message)
}

function ratios(measured: Measured): { list_ratio: number; call_ratio: number } {
  const perSecond = (name: string) => measured[name]?.per_second ?? Number.NaN
  const ratio = (what: Asked) => round(perSecond(`session ${what}`) / perSecond(`sdk ${what}`))
  return { list_ratio: ratio('list'), call_ratio: ratio('call') }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
