import type { DatabaseKind } from './engines.ts'

/** What a bar is run with. */
export interface RunOptions {
  /** 1 is the full bar; less is shorter by that factor. */
  scale: number
  database: DatabaseKind
  /** Engine processes. */
  processes: number
}

/** What was measured, in plain values. */
export type Measured = Record<string, number | string | boolean>

/** One bar: a sentence, where it applies, and how it is measured. */
export interface Bar {
  id: string
  bar: string
  /** Database and number of engine processes of each run. */
  on: readonly (readonly [DatabaseKind, number])[]
  run(options: RunOptions): Promise<{ pass: boolean; measured: Measured }>
}

/** A count at this scale, and one at the least. */
export function scaled(count: number, scale: number, least = 1): number {
  return Math.max(least, Math.round(count * scale))
}

/** Times are judged at full scale only: a machine that is busy with something else says nothing about the code. */
export function inTime(ms: number, limitMs: number, scale: number): boolean {
  return scale < 1 || ms <= limitMs
}

/** The value that so many hundredths do not exceed. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return Math.round(
    sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * hundredths) / 100))] ?? 0,
  )
}

/** How long work takes, in ms, beside its result. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now()
  return { result: await work(), ms: performance.now() - start }
}

/** SQLite, and Postgres with one, two and four processes. */
export const everywhere = [
  ['sqlite', 1],
  ['postgres', 1],
  ['postgres', 2],
  ['postgres', 4],
] as const satisfies Bar['on']

/** Both databases, one process. */
export const bothDatabases = [
  ['sqlite', 1],
  ['postgres', 1],
] as const satisfies Bar['on']
