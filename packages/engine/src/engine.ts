import { createApiKeys } from './access/api-keys.ts'
import { createEnsureProject } from './access/projects.ts'
import { createSessionTokens } from './access/session-tokens.ts'
import { readLoginOptions } from './authorization/login-options.ts'
import { createAuthorization } from './authorization/authorization.ts'
import { consoleLink, createConsole } from './console/create-console.ts'
import { type Audit, createAudit } from './audit/audit.ts'
import { createErased } from './audit/erased.ts'
import { createCallLog } from './calls/call-log.ts'
import { atUpstream } from './calls/current-call.ts'
import { type CatalogueChanges, createCatalogue } from './catalogue/catalogue.ts'
import { checkCallbackUrlList } from './connections/links/callback-url.ts'
import { requireToolkits } from './catalogue/require-toolkits.ts'
import { checkClients } from './connections/auth-configs/check-clients.ts'
import { createConnections } from './connections/connections.ts'
import type { Ends } from './connections/endings/ends.ts'
import { type ConnectionSettings, parsePublicUrl } from './connections/settings.ts'
import { readVerification } from './connections/links/verifier.ts'
import { createWaiters } from './connections/waiters.ts'
import type { EngineOptions } from './engine-options.ts'
import { createFileAddresses } from './files/file-addresses.ts'
import { readFilePolicy } from './files/file-options.ts'
import { createFiles } from './files/files.ts'
import { createStorage } from './files/storage/create-storage.ts'
import { createHooks, hookSecrets } from './hooks/create-hooks.ts'
import { createGate } from './hooks/gate.ts'
import { createHttp } from './http/app.ts'
import { capability, type Inside } from './access/capability.ts'
import { asideOutbound } from './limits/aside-outbound.ts'
import { createFairTurns } from './limits/fair-turns.ts'
import { readLimits } from './limits/limit-options.ts'
import { createLimits } from './limits/limits.ts'
import { peerOf } from './limits/peer.ts'
import { inProcess } from './in-process.ts'
import { engineJobs } from './jobs/engine-jobs.ts'
import { startJobs } from './jobs/jobs.ts'
import { reseal, type Resealed } from './jobs/reseal.ts'
import { readRetention } from './jobs/retention.ts'
import { createMcp } from './mcp/mcp.ts'
import { observedOutbound } from './outbound/observed-outbound.ts'
import { createBreaker } from './outbound/breaker.ts'
import { createBulkhead } from './outbound/bulkhead.ts'
import { guardedOutbound } from './outbound/guarded-outbound.ts'
import { createOutbound } from './outbound/outbound.ts'
import { operatorOrigins } from './outbound/operator-origins.ts'
import { tracedOutbound } from './outbound/traced-outbound.ts'
import { timedOutbound } from './outbound/timed-outbound.ts'
import { originRoutes, routeTo } from './outbound/routes.ts'
import { readBranding } from './pages/branding/read-branding.ts'
import { createPersons } from './persons/persons.ts'
import { createPages } from './pages/pages.ts'
import { observedSessions } from './sessions/observed-sessions.ts'
import { createSessions } from './sessions/sessions.ts'
import { openClock } from './store/clock.ts'
import { createStore } from './store/create-store.ts'
import { openSignals } from './store/signals.ts'
import { withSecrets } from './telemetry/live-secrets.ts'
import { describeError } from './telemetry/describe-error.ts'
import { faultsOnly, silent } from './telemetry/log.ts'
import { logMissing } from './telemetry/missing-programs.ts'
import { createTelemetry } from './telemetry/telemetry.ts'
import { limitedTools } from './tools/limited-tools.ts'
import { observedTools } from './tools/observed-tools.ts'
import { createTools } from './tools/tools.ts'
import { createAuditKeys } from './vault/audit-keys.ts'
import { createSigner } from './vault/signer.ts'
import { openVault } from './vault/vault.ts'

/** The Maillon backend. */
export interface Engine {
  /**
   * Serves the API (with a key) and the Connect Links: mount it wherever a fetch handler goes. Whoever holds the socket may
   * tell by `calledFrom(address)` who is at its other end; of anything else that frameworks hand on, nothing is read.
   */
  fetch(request: Request, from?: object): Promise<Response>
  /**
   * A fetch that acts for a project without a key, as the app, or as the command that opened its database. It exists in
   * this process only; no request can spell it.
   */
  as(project?: string, kind?: Inside['kind']): typeof fetch
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
  const { onError, mcpTokenLifetimeMs = 24 * 3_600_000 } = options
  const { log = onError ? silent : faultsOnly } = options
  const settings: ConnectionSettings = {
    publicUrl: options.publicUrl === undefined ? undefined : parsePublicUrl(options.publicUrl),
    callbackUrls: checkCallbackUrlList(options.callbackUrls ?? []),
    loopbackCallbacks: options.loopbackCallbacks ?? false,
    ...readVerification(options),
    clients: options.authConfigs ?? {},
  }
  const logins = readLoginOptions(options.mcp, settings.publicUrl)
  const operated = operatorOrigins(options.origins ?? {})
  const { toolkits, services, olderToolkits } = options
  const catalogue = createCatalogue(toolkits, services, operated.of, olderToolkits)
  checkClients(settings.clients, catalogue)
  requireToolkits('origins', operated.toolkits, catalogue)
  requireToolkits('traceUpstreams', options.traceUpstreams ?? [], catalogue)
  const routes = originRoutes(options.routes ?? {})
  const brand = readBranding(options, catalogue)
  const filePolicy = readFilePolicy(options.files)
  const policy = readLimits(options.limits)
  const telemetry = createTelemetry({ log, onError })
  const wayTo = (origin: string) => observedOutbound(createOutbound(routeTo(origin)), telemetry)
  const hooks = createHooks(options.hooks ?? {}, { wayTo, now: options.now ?? Date.now })
  const gate = createGate(hooks, telemetry.fault)
  const store = await createStore({
    database: options.database,
    pool: options.databasePool,
    telemetry,
  })
  const closing = async (error: unknown) => {
    await store.close()
    throw error
  }
  const now = options.now ?? (await openClock(store).catch(closing))
  const auditKeys = createAuditKeys(options.encryptionKey, now)
  const audit = createAudit({
    store,
    keys: auditKeys,
    now,
    onError: (error) => telemetry.fault(error, 'audit'),
  })
  const erased = createErased(auditKeys)
  const vault = await openVault({
    encryptionKey: options.encryptionKey,
    store,
    now,
    note: audit.write,
  }).catch(closing)

  const files = createFiles({
    store,
    vault,
    storage: createStorage(options.files?.storage, { database: options.database, wayTo }),
    policy: filePolicy,
    now,
  })
  const calls = createCallLog({ store, erased, vault, telemetry, options: options.calls, now })
  const traced = tracedOutbound(
    createOutbound(routes, { operated }),
    telemetry,
    options.traceUpstreams ?? [],
  )
  const outbound = asideOutbound(
    observedOutbound(
      guardedOutbound(timedOutbound(traced, atUpstream), {
        breaker: createBreaker(now),
        bulkhead: createBulkhead(),
      }),
      telemetry,
    ),
  )
  const waiters = createWaiters((id) => signals.send(id))
  const signals = openSignals(options.database, {
    heard: waiters.wakeHere,
    missed: waiters.wakeAll,
    lost: (cause) => telemetry.log.warn({ error: describeError(cause) }, 'signals lost'),
  })
  const unheard = logMissing(telemetry.log)
  const ungauge = telemetry.gauge('waiters', 'Calls that wait for a change.', waiters.count)
  const connections = createConnections({
    store,
    vault,
    files,
    catalogue,
    outbound,
    routes,
    audit: audit.write,
    waiters,
    telemetry,
    settings,
    now,
  })
  const oldest = new Map<string, number>()
  const unoldest = telemetry.gauge(
    'oldest_row',
    'Age of the oldest row of each table, in ms.',
    // A process whose jobs stand still says so by rows that grow older.
    () => [...oldest].map(([table, madeAt]) => [now() - madeAt, table] as const),
  )
  const jobs = startJobs({
    store,
    jobs: engineJobs({
      store,
      connections,
      files,
      audit,
      policy: readRetention(options.retention),
      onAges: (ages) => {
        oldest.clear()
        ages.forEach((age, table) => oldest.set(table, now() - age))
      },
      now,
    }),
    isPeriodic: options.jobs ?? true,
    onError: (error, name) => telemetry.fault(error, `job ${name}`),
  })
  const ended = new AbortController()
  const found = createTools(catalogue, { connections, files }, options.search, {
    onFailure: (cause) =>
      telemetry.log.warn({ error: describeError(cause) }, 'no embeddings: searches go by words'),
    signal: ended.signal,
    now,
  })
  const limits = createLimits({
    store,
    erased,
    policy,
    isAlone: options.database === ':memory:',
    onError: (error) => telemetry.fault(error, 'usage'),
    now,
  })
  calls.onFlush(limits.write)
  const turns = createFairTurns()
  const unturned = telemetry.gauge('turns', 'Calls that wait for their turn.', turns.waiting)
  const observed = observedTools(found, telemetry, ({ projectId, toolkit: subject, tool }) =>
    audit.note({ projectId, action: 'toolkit.quarantined', subject, detail: { tool } }),
  )
  const tools = limitedTools(observed, limits)
  const sessionParts = {
    store,
    vault,
    files,
    catalogue,
    connections,
    tools,
    gate,
    audit: audit.write,
    calls,
    waiters,
    limits,
    turns,
    settings,
    now,
    onError: telemetry.fault,
  }
  const sessions = observedSessions(createSessions(sessionParts), telemetry)
  const persons = createPersons({
    store,
    vault,
    connections,
    sessions,
    files,
    calls,
    audit,
    erased,
    now,
  })
  const apiKeys = createApiKeys({ store, audit: audit.write, now })
  const ensureProject = createEnsureProject(store, now)
  const signer = createSigner(options.encryptionKey)
  const sessionTokens = createSessionTokens({ signer, lifetimeMs: mcpTokenLifetimeMs, now })
  const authorization = createAuthorization({
    store,
    audit: audit.write,
    vault,
    outbound,
    signer,
    settings,
    logins,
    now,
  })
  const operator = createConsole(options.console, {
    store,
    audit: audit.write,
    apiKeys,
    ensureProject,
    limits,
    signer,
    outbound,
    publicUrl: settings.publicUrl,
    appName: brand.app,
    now,
  })
  const app = createHttp({
    store,
    vault,
    files,
    fileAddresses: createFileAddresses(signer, now),
    signer,
    catalogue,
    connections,
    sessions,
    persons,
    tools,
    calls,
    gate,
    apiKeys,
    audit: audit.log,
    sessionTokens,
    authorization,
    consoleAccess: operator?.access,
    ensureProject,
    settings,
    limits,
    turns,
    allowedHosts: options.allowedHosts,
    telemetry,
    now,
  })
  app.route(
    '/',
    createMcp({
      sessions,
      calls,
      connections,
      apiKeys,
      ensureProject,
      sessionTokens,
      authorization,
      catalogue,
      vault,
      files,
      waiters,
      settings,
      limits,
      allowedHosts: options.allowedHosts,
      appName: brand.app,
      telemetry,
      now,
    }),
  )
  if (operator) app.route('/', operator.routes)
  app.route(
    '/',
    createPages({ connections, authorization, settings, limits, brand, now, telemetry }),
  )

  const prefix =
    settings.publicUrl === undefined ? '' : new URL(settings.publicUrl).pathname.replace(/\/$/, '')
  const secrets = [
    ...options.encryptionKey.split(/[,:]/),
    ...hookSecrets(options.hooks ?? {}),
    ...Object.values(settings.clients).map(({ clientSecret }) => clientSecret),
  ]
  const handle = (request: Request, bindings: object) =>
    withSecrets(async () => app.fetch(withoutPrefix(request, prefix), bindings), secrets)
  async function end(): Promise<void> {
    unheard()
    ungauge()
    unoldest()
    unturned()
    ended.abort()
    await jobs.stop()
    await Promise.all([files.close(), calls.close(), hooks.close()])
    await audit.close()
    await limits.close()
    await Promise.all([catalogue.close(), outbound.close(), signals.close(), store.close()])
  }
  let ending: Promise<void> | undefined
  return {
    fetch: (request, from) => handle(request, peerOf(from)),
    as: (projectId = 'default', kind = 'app') =>
      inProcess((request) => handle(request, { [capability]: { projectId, kind } })),
    consoleLink: (projectId = 'default') => consoleLink(operator, projectId),
    catalogue: toldChanges(catalogue, waiters.wakeAll, audit.note),
    revokeAll: connections.ends.revokeAll,
    reseal: () => reseal({ store, vault }),
    runJobs: jobs.runAll,
    drain: () => {
      waiters.drain()
      void calls.flush()
    },
    close: () => (ending ??= end()),
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

/** Mounted below a path, some frameworks hand on the whole path and some the rest of it. */
function withoutPrefix(request: Request, prefix: string): Request {
  const url = new URL(request.url)
  if (prefix === '' || !url.pathname.startsWith(`${prefix}/`)) return request
  url.pathname = url.pathname.slice(prefix.length)
  return new Request(url, request)
}
