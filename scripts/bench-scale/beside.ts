import { median } from '../bench-adapters/median.ts'
import { besides, type Row } from '../bench/row.ts'
import type { Side } from './side.ts'
import { asks } from './views.ts'

const rounds = 7
const callsARound = 150
const warmCalls = 30

/** What 99 of 100 of each take on the large side beside the small one, which take turns call by call: medians of the rounds. */
export async function besideRows(name: string, large: Side, small: Side): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, ask] of Object.entries(asks)) {
    let round = 0
    const measure = async (count: number) => {
      const times: [number[], number[]] = [[], []]
      for (let call = 0; call < count; call += 1) {
        round += 1
        for (const [index, side] of [large, small].entries()) {
          const start = performance.now()
          await ask(side, round)
          times[index]?.push(performance.now() - start)
        }
      }
      return times.map(p99) as [number, number]
    }
    await measure(warmCalls)
    const measured: [number, number][] = []
    for (let turn = 0; turn < rounds; turn += 1) measured.push(await measure(callsARound))
    const [ours, floor] = [0, 1].map((side) => median(measured.map((one) => one[side] ?? NaN)))
    rows.push(besides(`${name}: ${what}, p99 ms`, ours, floor, '≤ 1.2'))
  }
  return rows
}

/** What the jobs of each minute take when nothing is left to do. */
export async function jobsRow(name: string, large: Side, small: Side): Promise<Row> {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { engine }] of [large, small].entries()) {
      const start = performance.now()
      await engine.runJobs()
      times[index]?.push(performance.now() - start)
    }
  return besides(`${name}: all jobs with nothing to do, ms`, median(times[0]), median(times[1]))
}

function p99(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.ceil(times.length * 0.99) - 1] ?? NaN
}
