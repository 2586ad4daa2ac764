import type { ProtocolError, ServerEventBus } from '@modelcontextprotocol/server'
import type { LiveSession } from '../sessions/parts.ts'
import type { ListenPlaces } from './listen-places.ts'
import type { McpParts } from './parts.ts'

/** What a session tells those who listen. */
export interface SessionChanges extends ServerEventBus {
  /** Why nobody could listen, when there was no place. */
  refusal?: ProtocolError
}

/** Woken at once where words travel between processes; else what another process changed is seen this late. */
const pollMs = 5_000

/**
 * Tells whoever listens to a session, and is still let in, that its tools changed. `end` is called when there is nothing to listen to any more: the session was deleted, what let the
 * caller in has ended, or the process is about to end.
 */
export function sessionChanges(
  { sessions, waiters, telemetry }: McpParts,
  session: LiveSession,
  places: ListenPlaces,
  end: () => Promise<void>,
): SessionChanges {
  async function watch(tell: () => void, signal: AbortSignal): Promise<void> {
    let { configVersion } = session
    let tools = sessions.allTools()
    while (!signal.aborted && !waiters.isDraining) {
      await waiters.sleep(session.id, pollMs, signal)
      if (signal.aborted) return
      const now = await session.again()
      if (now.configVersion !== configVersion || sessions.allTools() !== tools) tell()
      configVersion = now.configVersion
      tools = sessions.allTools()
    }
    await end()
  }

  const changes: SessionChanges = {
    // Changes come from the session itself, and from the catalogue.
    publish() {},
    subscribe(listener) {
      const leave = takePlace()
      const stop = new AbortController()
      watch(() => listener({ kind: 'tools_list_changed' }), stop.signal).catch((error: unknown) => {
        if (!stop.signal.aborted) telemetry.log.debug({ error: String(error) }, 'mcp')
        return end()
      })
      return () => {
        stop.abort()
        leave()
      }
    },
  }
  return changes

  function takePlace(): () => void {
    try {
      return places.take(session.id)
    } catch (error) {
      changes.refusal = error as ProtocolError
      throw error
    }
  }
}
