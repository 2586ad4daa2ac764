import type { CallHourRow, CallRow } from '../store/rows.ts'
import { stepOf } from './durations.ts'

const hourMs = 3_600_000

/** The hour in which a time lies. */
export function hourOf(at: number): number {
  return Math.floor(at / hourMs) * hourMs
}

/** Calls, counted by hour, toolkit and duration. */
export function hoursOf(rows: readonly CallRow[]): CallHourRow[] {
  const counted = new Map<string, CallHourRow>()
  for (const { projectId, at, toolkit, ms, status } of rows) {
    const row = { projectId, hour: hourOf(at), toolkit: toolkit ?? '', step: stepOf(ms) }
    const key = `${row.hour} ${row.step} ${row.toolkit} ${projectId}`
    const known = counted.get(key) ?? { ...row, calls: 0, failures: 0 }
    known.calls += 1
    if (status === 'failed') known.failures += 1
    counted.set(key, known)
  }
  return [...counted.values()]
}
