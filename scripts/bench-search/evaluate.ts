import type { DataSet } from './data-sets.ts'
import type { BuildIndex } from './engines.ts'

/** How well and how fast a set's queries are answered: means in percent, times in ms. */
export interface Score extends Quality {
  p50_ms: number
  p95_ms: number
  /** The median of five. */
  build_ms: number
}

interface Quality {
  r1: number
  r5: number
  r10: number
  ndcg5: number
}

/** Scores several engines on the same set in turns: one pass over the queries for quality, one for time. */
export function evaluate({ tools, queries }: DataSet, engines: readonly BuildIndex[]): Score[] {
  const runs = engines.map((build) => {
    const search = build(tools)
    const quality = mean(queries.map((query) => judge(query, search(query.text))))
    return { build, search, quality, buildMs: [] as number[], queryMs: [] as number[] }
  })
  for (let round = 0; round < 5; round += 1) {
    for (const { build, buildMs } of runs) buildMs.push(timed(() => build(tools)))
  }
  for (const { text } of queries) {
    for (const { search, queryMs } of runs) queryMs.push(timed(() => search(text)))
  }
  return runs.map(({ quality, buildMs, queryMs }) => ({
    ...quality,
    p50_ms: percentile(queryMs, 0.5),
    p95_ms: percentile(queryMs, 0.95),
    build_ms: percentile(buildMs, 0.5),
  }))
}

function judge({ needs }: DataSet['queries'][number], found: readonly string[]): Quality {
  const recall = (depth: number) => {
    const top = new Set(found.slice(0, depth))
    return needs.filter((need) => need.some((id) => top.has(id))).length / needs.length
  }
  return { r1: recall(1), r5: recall(5), r10: recall(10), ndcg5: ndcg(needs, found.slice(0, 5)) }
}

/** A tool gains when it is the first to meet some need. */
function ndcg(needs: readonly (readonly string[])[], top: readonly string[]): number {
  let open = needs
  const gains = top.map((id) => {
    const before = open.length
    open = open.filter((need) => !need.includes(id))
    return open.length < before ? 1 : 0
  })
  return discounted(gains) / discounted(needs.slice(0, 5).map(() => 1))
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0)
}

function mean(qualities: readonly Quality[]): Quality {
  const of = (key: keyof Quality) =>
    round((100 * qualities.reduce((sum, quality) => sum + quality[key], 0)) / qualities.length)
  return { r1: of('r1'), r5: of('r5'), r10: of('r10'), ndcg5: of('ndcg5') }
}

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
