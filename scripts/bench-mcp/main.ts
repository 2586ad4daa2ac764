// Prints how many tools/list and tools/call a session answers by MCP, beside the same SDK serving one trivial tool: over
// HTTP, as clients ask, with the load from another process; and in process, where HTTP costs neither of them anything.
import { execFile } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createAdaptorServer } from '@hono/node-server'
import { Bench } from 'tinybench'
import { type Asked, asked, messageFor } from './message.ts'
import { type Served, serveSession, serveTrivial } from './servers.ts'

interface Figures {
  per_second: number
  p50_ms: number
  p99_ms: number
}
type Measured = Record<string, Figures>

const load = fileURLToPath(new URL('load.ts', import.meta.url))
const servers = { session: await serveSession(), sdk: serveTrivial() }
const names = Object.keys(asked) as Asked[]

const http = await overHttp()
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

async function overHttp(): Promise<Measured> {
  const measured: Measured = {}
  for (const what of names) {
    for (const [who, served] of Object.entries(servers)) {
      const server = createAdaptorServer({ fetch: served.fetch }) as Server
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      const address = `http://localhost:${port}${served.path}`
      const { stdout } = await promisify(execFile)(process.execPath, [
        load,
        address,
        what,
        JSON.stringify(served.headers),
      ])
      const { per_second, p50_ms, p99_ms } = JSON.parse(stdout) as Figures
      measured[`${who} ${what}`] = { per_second, p50_ms: round(p50_ms), p99_ms: round(p99_ms) }
      await new Promise((resolve) => server.close(resolve))
    }
  }
  return measured
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
