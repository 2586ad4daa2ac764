import { consoleLink } from './console/create-console.ts'
import { type Audit } from './audit/audit.ts'
import { type CatalogueChanges } from './catalogue/catalogue.ts'
import type { Ends } from './connections/endings/ends.ts'
import type { EngineOptions } from './engine-options.ts'
import { hookSecrets } from './hooks/create-hooks.ts'
import type { Inside } from './access/capability.ts'
import { type InsideDoor, insideDoor } from './http/doors/inside-door.ts'
import { createNodeDoor, type NodeDoor } from './http/doors/node-door.ts'
import { createWebDoor, type WebDoor } from './http/doors/web-door.ts'
import type { Http } from './http/http.ts'
import { peerOf } from './limits/peer.ts'
import { reseal, type Resealed } from './jobs/reseal.ts'
import { withSecrets } from './telemetry/live-secrets.ts'
import { createEngineApp } from './engine-app.ts'
import { createEngineParts } from './engine-parts.ts'

/** The Maillon backend. */
export interface Engine {
  /**
   * Serves the API (with a key) and the Connect Links: mount it wherever a fetch handler goes. Whoever holds the socket may
   * tell by `calledFrom(address)` who is at its other end; of anything else that frameworks hand on, nothing is read.
   */
  fetch(request: Request, from?: object): Promise<Response>
  /**
   * Serves calls of the API straight from a server of Node, without a `Request` and a `Response`. Undefined for all else, and
   * for what is spelled oddly: nothing of it was read then, and `fetch` has to serve it. `host` takes the place of the
   * header, behind a proxy that is trusted.
   */
  serveNode: NodeDoor
  /**
   * A fetch that acts for a project without a key, as the app, or as the command that opened its database. It exists in
   * this process only; no request can spell it.
   */
  as(project?: string, kind?: Inside['kind']): InsideDoor
  /** An address that opens the console once, logged in, for who sits at this machine. Throws `config_invalid`. */
  consoleLink(project?: string): string
  /** Changes the catalogue of this process while it runs. */
  catalogue: CatalogueChanges
  /** The process is about to end: calls that wait for a person answer how it stands. All others go on. */
  drain(): void
  /** Revokes connections at their upstreams, on the bad day: of one project, of one user there, or all of them. */
  revokeAll: Ends['revokeAll']
  /** Seals all that is stored under older encryption keys anew, under the first one; then those are not needed any more. */
  reseal(): Promise<Resealed>
  /** Does each periodic job once, now. */
  runJobs(): Promise<void>
  /** Ends it: waits for nothing, closes the database. */
  close(): Promise<void>
}

/**
 * Starts an engine in this process: opens and migrates the database, and checks the key.
 * Throws `config_invalid`, `encryption_key_invalid`, `encryption_key_wrong`, `unavailable`.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const parts = await createEngineParts(options)
  const { http, operator } = createEngineApp(options, parts)
  const { settings, store, vault, audit, calls, catalogue, waiters, connections, jobs } = parts
  const prefix =
    settings.publicUrl === undefined ? '' : new URL(settings.publicUrl).pathname.replace(/\/$/, '')
  const secrets = [
    ...options.encryptionKey.split(/[,:]/),
    ...hookSecrets(options.hooks ?? {}),
    ...Object.values(settings.clients).map(({ clientSecret }) => clientSecret),
  ]
  const webDoor = createWebDoor(http, prefix)
  const plain: Pick<Http, 'plain' | 'isPlain'> = {
    isPlain: http.isPlain,
    plain: (request) => withSecrets(() => http.plain(request), secrets),
  }
  const web: WebDoor = (...visit) => withSecrets(() => webDoor(...visit), secrets)
  let ending: Promise<void> | undefined
  return {
    fetch: (request, from) => web(request, peerOf(from)),
    serveNode: createNodeDoor(plain, prefix),
    as: (projectId = 'default', kind = 'app') =>
      insideDoor(plain, (request) => web(request, {}, { projectId, kind }), { projectId, kind }),
    consoleLink: (projectId = 'default') => consoleLink(operator, projectId),
    catalogue: toldChanges(catalogue, waiters.wakeAll, audit.note),
    revokeAll: connections.ends.revokeAll,
    reseal: () => reseal({ store, vault }),
    runJobs: jobs.runAll,
    drain: () => {
      waiters.drain()
      void calls.flush()
    },
    close: () => (ending ??= parts.end()),
  }
}

/** Changes of the catalogue that wake who listens to sessions, whose tools may be others now, and are written down. */
function toldChanges(
  { put, remove }: CatalogueChanges,
  wake: () => void,
  note: Audit['note'],
): CatalogueChanges {
  return {
    put(toolkit, older) {
      put(toolkit, older)
      wake()
      const to = { version: toolkit.version, tools: toolkit.tools.length }
      note({ projectId: null, action: 'toolkit.put', subject: toolkit.slug, to })
    },
    remove(slug) {
      const isGone = remove(slug)
      if (!isGone) return false
      wake()
      note({ projectId: null, action: 'toolkit.removed', subject: slug })
      return true
    },
  }
}
