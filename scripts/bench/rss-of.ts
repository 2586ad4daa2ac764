import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a process has of memory now, in MiB; on Linux alone. */
export function rssOf({ pid }: ChildProcess): number {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kib) / 1_024
}
