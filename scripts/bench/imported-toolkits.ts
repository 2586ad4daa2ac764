import { once } from 'node:events'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readToolkits } from '@maillon/import'
import { median } from '../bench-adapters/median.ts'
import { type Child, startChild } from './children.ts'
import { writeImported } from './imported-folder.ts'
import { alone, besides, type Row } from './row.ts'
import { startUpstream } from './upstream.ts'

/** What a process told when it was ready. */
interface Start {
  ms: number
  rssMib: number
}

interface Searches {
  first: number
  p95: number
  rssMib: number
}

const rounds = 9
const roundsOfCalls = 21

/**
 * An engine with 300 imported toolkits beside one with three: processes that take turns, from folders whose index an earlier
 * start has made.
 */
export async function importedRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-bench-'))
  const upstream = await startUpstream()
  try {
    const folders = { three: join(folder, 'three'), many: join(folder, 'many') }
    await made(folders.three, 3)
    const tools = await made(folders.many, 300)
    const start = (name: keyof typeof folders) =>
      startChild<Start>('imported-process.ts', folders[name], upstream.url)
    const three: Start[] = []
    const many: Start[] = []
    for (let round = 0; round < rounds; round += 1)
      for (const [name, told] of [['three', three] as const, ['many', many] as const]) {
        const child = await start(name)
        told.push(child.told)
        child.stop()
      }
    const few = await start('three')
    const all = await start('many')
    const calls = await byTurns(few, all)
    const searches = {
      few: await ask<Searches>(few, 'search'),
      all: await ask<Searches>(all, 'search'),
    }
    for (const child of [few, all]) child.stop()
    const of = `${tools.toLocaleString('en')} tools of 300 imported toolkits`
    const middle = (told: readonly Start[], key: keyof Start) => median(told.map((one) => one[key]))
    return [
      besides(
        `start with ${of}, ms; beside three toolkits`,
        middle(many, 'ms'),
        middle(three, 'ms'),
        '≤ 1.3',
      ),
      besides('RSS of these, MiB', middle(many, 'rssMib'), middle(three, 'rssMib'), '≤ 1.5'),
      besides('execute of these, ms', calls.all, calls.few, '≤ 1.05'),
      alone('session.search of these, p95, ms', searches.all.p95, '< 1'),
      alone('the first search of these, ms', searches.all.first, ''),
      besides('RSS of these after searches, MiB', searches.all.rssMib, searches.few.rssMib, ''),
    ]
  } finally {
    await upstream.stop()
    await rm(folder, { recursive: true })
  }
}

/** A folder of toolkits as it is after a first start; how many tools they have. */
async function made(folder: string, count: number): Promise<number> {
  const { tools, paths } = writeImported(folder, count)
  // Files that are seconds old are read again: nobody knows whether they are complete.
  const then = new Date(Date.now() - 60_000)
  for (const path of paths) await utimes(path, then, then)
  const { faults } = await readToolkits(folder)
  for (const fault of faults.values()) throw fault
  return tools
}

async function ask<Told>({ child }: Child<unknown>, what: string): Promise<Told> {
  child.send(what)
  const [told] = (await once(child, 'message')) as [Told]
  return told
}

/** Medians of milliseconds of a call, by turns. */
async function byTurns(few: Child<Start>, all: Child<Start>) {
  const times = { few: [] as number[], all: [] as number[] }
  for (const child of [few, all]) await ask(child, 'connect')
  for (let round = 0; round < roundsOfCalls; round += 1) {
    times.few.push(await ask<number>(few, 'execute'))
    times.all.push(await ask<number>(all, 'execute'))
  }
  return { few: median(times.few), all: median(times.all) }
}
