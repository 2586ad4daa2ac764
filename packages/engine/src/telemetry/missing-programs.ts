import type { MaillonError } from '@maillon/core'
import type { Log } from './log.ts'

type Listener = (missing: MaillonError) => void

const listeners = new Set<Listener>()

/**
 * Logs, once each, what lies beside the engine's own files and cannot be started, as in a bundle that left it out. Such
 * programs belong to the process, whatever engines it has. The answer ends that.
 */
export function logMissing(log: Log): () => void {
  const told = new Set<string>()
  const listener: Listener = ({ code, message, hint }) => {
    if (!told.has(message)) log.warn({ code, hint }, message)
    told.add(message)
  }
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells all engines of this process. */
export function tellMissing(missing: MaillonError): void {
  for (const listener of listeners) listener(missing)
}
