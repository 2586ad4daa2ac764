import { createApiKeys } from './access/api-keys.ts'
import { createEnsureProject } from './access/projects.ts'
import { createSessionTokens } from './access/session-tokens.ts'
import { createAuthorization } from './authorization/authorization.ts'
import { createConsole } from './console/create-console.ts'
import type { EngineOptions } from './engine-options.ts'
import { createFileAddresses } from './files/file-addresses.ts'
import { createHttp } from './http/http.ts'
import { createMcp } from './mcp/mcp.ts'
import { createPages } from './pages/pages.ts'
import { createSigner } from './vault/signer.ts'
import type { EngineParts } from './engine-parts.ts'

/** What an engine serves: the API, MCP, the pages, and the console where the operator wants one. */
export function createEngineApp(options: EngineOptions, parts: EngineParts) {
  const { settings, logins, brand, telemetry, store, vault, now, gate, audit, files, calls } = parts
  const { catalogue, outbound, waiters, connections, limits, turns, tools, sessions, persons } =
    parts
  const { mcpTokenLifetimeMs = 24 * 3_600_000 } = options
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
  const http = createHttp({
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
  const { app } = http
  const mcp = createMcp({
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
  })
  http.put(mcp.place)
  app.route('/', mcp.logins)
  if (operator) app.route('/', operator.routes)
  app.route(
    '/',
    createPages({ connections, authorization, settings, limits, brand, now, telemetry }),
  )
  return { http, operator }
}
