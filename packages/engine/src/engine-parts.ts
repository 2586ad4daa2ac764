import { readLoginOptions } from './authorization/login-options.ts'
import { createAudit } from './audit/audit.ts'
import { createErased } from './audit/erased.ts'
import { createCallLog } from './calls/call-log.ts'
import { atUpstream } from './calls/current-call.ts'
import { createCatalogue } from './catalogue/catalogue.ts'
import { checkCallbackUrlList } from './connections/links/callback-url.ts'
import { requireToolkits } from './catalogue/require-toolkits.ts'
import { checkClients } from './connections/auth-configs/check-clients.ts'
import { createConnections } from './connections/connections.ts'
import { type ConnectionSettings, parsePublicUrl } from './connections/settings.ts'
import { readVerification } from './connections/links/verifier.ts'
import { createWaiters } from './connections/waiters.ts'
import type { EngineOptions } from './engine-options.ts'
import { readFilePolicy } from './files/file-options.ts'
import { createFiles } from './files/files.ts'
import { createStorage } from './files/storage/create-storage.ts'
import { createHooks } from './hooks/create-hooks.ts'
import { createGate } from './hooks/gate.ts'
import { asideOutbound } from './limits/aside-outbound.ts'
import { createFairTurns } from './limits/fair-turns.ts'
import { checkQuotas, readLimits } from './limits/limit-options.ts'
import { createLimits } from './limits/limits.ts'
import { engineJobs } from './jobs/engine-jobs.ts'
import { startJobs } from './jobs/jobs.ts'
import { readRetention } from './jobs/retention.ts'
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
import { observedSessions } from './sessions/observed-sessions.ts'
import { createSessions } from './sessions/sessions.ts'
import { openClock } from './store/clock.ts'
import { createStore } from './store/create-store.ts'
import { openSignals } from './store/signals.ts'
import { describeError } from './telemetry/describe-error.ts'
import { faultsOnly, silent } from './telemetry/log.ts'
import { logMissing } from './telemetry/missing-programs.ts'
import { createTelemetry } from './telemetry/telemetry.ts'
import { limitedTools } from './tools/limited-tools.ts'
import { observedTools } from './tools/observed-tools.ts'
import { createTools } from './tools/tools.ts'
import { createAuditKeys } from './vault/audit-keys.ts'
import { openVault } from './vault/vault.ts'

/** What an engine is made of, below what it serves. */
export type EngineParts = Awaited<ReturnType<typeof createEngineParts>>

/** Opens the database and puts together what works on it. Throws as `createEngine` does. */
export async function createEngineParts(options: EngineOptions) {
  const { onError } = options
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
  checkQuotas(policy, options.calls)
  const telemetry = createTelemetry({ log, onError })
  const wayTo = (origin: string) =>
    asideOutbound(observedOutbound(createOutbound(routeTo(origin)), telemetry))
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
  return {
    settings,
    logins,
    brand,
    telemetry,
    store,
    vault,
    now,
    gate,
    audit,
    files,
    calls,
    catalogue,
    outbound,
    waiters,
    connections,
    jobs,
    limits,
    turns,
    tools,
    sessions,
    persons,
    end,
  }
}
