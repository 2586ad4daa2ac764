import {
  type ClientCapabilities,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server'
import type { PendingFacts } from '../../sessions/pending/run-later.ts'

/** The name of the Tasks extension (SEP-2663). */
export const tasksExtension = 'io.modelcontextprotocol/tasks'

/** So often clients are to ask, which then wait no longer for what is about to end. */
export const pollMs = 2_000

/** What the extension tells of a call that goes on. */
export function taskOf({ id, createdAt, statusAt, expiresAt }: PendingFacts) {
  return {
    taskId: id,
    createdAt: new Date(createdAt).toISOString(),
    lastUpdatedAt: new Date(statusAt).toISOString(),
    ttlMs: Math.max(0, expiresAt - createdAt),
    pollIntervalMs: pollMs,
  }
}

/** Whether a request's client reads tasks in place of answers. */
export function takesTasks(capabilities: ClientCapabilities | undefined): boolean {
  return capabilities?.extensions?.[tasksExtension] !== undefined
}

/** Throws what the protocol has for a client that has not said that it knows tasks. */
export function requireTasks(capabilities: ClientCapabilities | undefined): void {
  if (takesTasks(capabilities)) return
  throw new ProtocolError(
    ProtocolErrorCode.MissingRequiredClientCapability,
    'Tasks are for clients that declare them.',
    { requiredCapabilities: { extensions: { [tasksExtension]: {} } } },
  )
}
