import type { ServerEventBus } from '@modelcontextprotocol/server'
import type { LiveSession } from '../sessions/parts.ts'
import type { McpParts } from './parts.ts'

/** Woken at once where words travel between processes; else what another process changed is seen this late. */
const pollMs = 5_000

/**
 * Tells whoever listens to a session that its tools changed. `end` is called when there is nothing to listen to any more:
 * the session was deleted, its tokens were revoked, or the process is about to end.
 */
export function sessionChanges(
  { sessions, waiters, telemetry }: McpParts,
  session: LiveSession,
  end: () => Promise<void>,
): ServerEventBus {
  async function watch(tell: () => void, signal: AbortSignal): Promise<void> {
    let { configVersion } = session
    let tools = sessions.allTools()
    while (!signal.aborted && !waiters.isDraining) {
      await waiters.sleep(session.id, pollMs, signal)
      if (signal.aborted) return
      const now = await sessions.get(session.projectId, session.id)
      if (now.tokenVersion !== session.tokenVersion) break
      if (now.configVersion !== configVersion || sessions.allTools() !== tools) tell()
      configVersion = now.configVersion
      tools = sessions.allTools()
    }
    await end()
  }

  return {
    // Changes come from the session itself, and from the catalogue.
    publish() {},
    subscribe(listener) {
      const stop = new AbortController()
      watch(() => listener({ kind: 'tools_list_changed' }), stop.signal).catch((error: unknown) => {
        if (!stop.signal.aborted) telemetry.log.debug({ error: String(error) }, 'mcp')
        return end()
      })
      return () => stop.abort()
    },
  }
}
