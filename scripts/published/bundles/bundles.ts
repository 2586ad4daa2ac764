import { renameSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Part } from '../part.ts'
import { answered } from '../run.ts'
import type { Bundle, Works } from './bundle.ts'
import { tryEdge } from './edge.ts'
import { esbuilt } from './esbuild.ts'
import { askNext, buildNext, ways } from './next.ts'
import { createReader } from './reader.ts'
import { rspacked } from './rspack.ts'
import { told } from './told.ts'
import { vited } from './vite.ts'

/** Bundles an engine, core and each adapter by each bundler that readers have, and runs what comes of it. */
export const part: Part = async ({ registry, folder }) => {
  const reader = await createReader(registry, join(folder, 'reader'))
  const into = join(folder, 'bundled')
  const upstream = await startUpstream()
  try {
    const apps = ways.map((way, index) => ({ way, place: join(reader.folder, `next-${index}`) }))
    const [bundles, edge] = await Promise.all([
      inTurns([esbuilt, vited, rspacked], (bundle) => bundle(reader, into)),
      tryEdge(reader),
      inTurns(apps, ({ way, place }) => buildNext(reader, way, place)),
    ])
    const faults = [...edge]
    for (const { way, place } of apps) {
      const answer = await askNext(reader, place, upstream.url)
      faults.push(...engineFaults(way.name, way.works, JSON.stringify(answer)))
    }
    const [beside, alone] = [bundles.flat(), bundles.flat()].map((list, index) =>
      list.filter(({ isBeside = false }) => isBeside === (index === 0)),
    )
    faults.push(...(await tried(beside ?? [], upstream.url)))
    // Whatever a bundle still takes from the packages themselves is missed from here on.
    renameSync(join(reader.folder, 'node_modules'), join(reader.folder, 'away'))
    faults.push(...(await tried(alone ?? [], upstream.url)))
    const rows = [...bundles.flat(), ...ways]
    console.table(Object.fromEntries(rows.map(({ name, works }) => [name, works])))
    return [...faults, ...told(rows)]
  } finally {
    upstream.stop()
  }
}

async function tried(bundles: readonly Bundle[], upstream: string): Promise<string[]> {
  const runs = bundles.flatMap((bundle) =>
    Object.entries(bundle.programs).map(([name, path]) => ({ bundle, name, path })),
  )
  const faults = await inTurns(runs, async ({ bundle, name, path }) => {
    const { ok, stdout, told } = await answered(process.execPath, [path, upstream])
    if (!ok) return [`${bundle.name}: ${name}: ${told.slice(-2_000)}`]
    return name === 'engine' ? engineFaults(bundle.name, bundle.works, stdout.trim()) : []
  })
  return faults.flat()
}

/** How what an engine answered is not what its bundle promises. */
function engineFaults(name: string, { thread, files, services }: Works, answer: string): string[] {
  const without = [
    ...(files ? [] : ['Files cannot be read by parts']),
    ...(thread ? [] : ['The thread that reads large answers']),
  ]
  const { logged, ...facts } = JSON.parse(answer) as { logged: string[] }
  const right = {
    tools: true,
    refused: 'invalid_arguments',
    small: 2,
    large: 20_000,
    file: files ? [{ id: '1', name: 'Ada' }] : 'file_unreadable',
    services: services ? 'ably' : 'config_invalid',
    toolkits: 2,
    // It is loaded, and there is no server.
    postgres: 'unavailable',
  }
  const isTold = without.every((start) => logged.some((line) => line.startsWith(start)))
  return [
    ...(JSON.stringify(facts) === JSON.stringify(right) ? [] : [`${name}: it answers ${answer}`]),
    ...(isTold && logged.length === without.length
      ? []
      : [`${name}: it logs ${JSON.stringify(logged)}`]),
  ]
}

/** As many at once as there are processors. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const left = items.entries()
  const worker = async () => {
    for (const [index, item] of left) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return results
}

/** Books, as many as it is asked for. */
async function startUpstream(): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const count = Number(new URL(request.url ?? '', 'http://books').searchParams.get('count'))
    const books = Array.from({ length: count }, (_, id) => ({ id, title: 'A title' }))
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ books }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}
