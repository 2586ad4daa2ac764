import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import type { ChildProcess } from 'node:child_process'

/** Clock ticks are a hundredth of a second on Linux. */
const tickMs = 10

/** What an engine process of the bench has taken of the processor, in ms. */
export async function engineTime(child: ChildProcess): Promise<number> {
  child.send('processor time')
  const [ms] = (await once(child, 'message')) as [number]
  return ms
}

/** The same of the Postgres servers below this process, with what has ended; on Linux, and nothing elsewhere. */
export function postgresTime(): number {
  let ticks = 0
  for (const { pid, name, fields } of processes()) {
    if (name !== 'postgres' || !isBelow(pid)) continue
    // utime, stime, and those of children that have ended: proc(5).
    for (const field of [11, 12, 13, 14]) ticks += Number(fields[field])
  }
  return ticks * tickMs
}

interface Process {
  pid: number
  name: string
  /** Those after the name. */
  fields: string[]
}

function* processes(): Generator<Process> {
  for (const folder of readdirSync('/proc')) {
    if (/^\d+$/.test(folder)) {
      const found = processOf(Number(folder))
      if (found) yield found
    }
  }
}

function processOf(pid: number): Process | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, name = '', rest = ''] = /\((.*)\) (.*)$/s.exec(text) ?? []
    return { pid, name, fields: rest.split(' ') }
  } catch {
    // It has ended meanwhile.
    return undefined
  }
}

function isBelow(pid: number): boolean {
  for (let at = pid; at > 1; at = Number(processOf(at)?.fields[1] ?? 0))
    if (at === process.pid) return true
  return false
}
