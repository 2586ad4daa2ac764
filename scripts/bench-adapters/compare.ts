import type { Format } from './formats.ts'
import { median } from './median.ts'
import { sampleTools } from './sample-tools.ts'

/** Medians over many runs, in milliseconds, and what the model's request weighs. */
export interface Cost {
  /** Turning the tools into the framework's own. */
  wrapMs: number
  /** The framework turning those into the body of the first request: what an adapter put off shows here. */
  requestMs: number
  bytes: number
}

/** Runs both adapters of a format in turns, each time on tools that nothing has seen before. */
export async function compare(
  format: Format,
  tools: number,
  runs: number,
): Promise<{ ours: Cost; theirs: Cost }> {
  const samples = { ours: [] as Cost[], theirs: [] as Cost[] }
  const warmUps = Math.ceil(runs / 4)
  for (let run = -warmUps; run < runs; run += 1) {
    for (const side of run % 2 === 0 ? sides : sides.toReversed()) {
      const cost = await measure(format, side, tools)
      if (run >= 0) samples[side].push(cost)
    }
  }
  return { ours: medians(samples.ours), theirs: medians(samples.theirs) }
}

const sides = ['ours', 'theirs'] as const

async function measure(format: Format, side: (typeof sides)[number], count: number): Promise<Cost> {
  const tools = sampleTools(count)
  const start = performance.now()
  const wrapped = format[side](tools)
  const ready = performance.now()
  const body = await format.request(wrapped)
  const sent = performance.now()
  return { wrapMs: ready - start, requestMs: sent - ready, bytes: Buffer.byteLength(body) }
}

function medians(costs: readonly Cost[]): Cost {
  return {
    wrapMs: median(costs.map(({ wrapMs }) => wrapMs)),
    requestMs: median(costs.map(({ requestMs }) => requestMs)),
    bytes: median(costs.map(({ bytes }) => bytes)),
  }
}
