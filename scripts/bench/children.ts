import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of the bench, and what it told when it was ready. */
export interface Child<Told> {
  told: Told
  child: ChildProcess
  stop(): void
}

/** Starts one of the files here in a process of its own, as servers are. */
export async function startChild<Told>(file: string, ...told: string[]): Promise<Child<Told>> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), told, {
    execArgv: process.execArgv,
  })
  const [message] = (await once(child, 'message')) as [Told]
  return { told: message, child, stop: () => void child.kill() }
}
