import type { ConsoleIssuerOptions, EngineOptions } from '@maillon/engine'
import { isLoopback, type Services, serviceToolkit, type Toolkit } from '@maillon/core/toolkit'
import { services as allServices } from '@maillon/services'
import { allToolkits } from '@maillon/toolkits'
import { type MaillonConfig, configFile } from './config-file.ts'
import { type Environment, listVariable, secretVariable, variable } from './environment.ts'
import type { LoadedConfig } from './load-config.ts'
import { brandingOf } from './read-branding.ts'
import { filesOf } from './read-files.ts'
import { hooksOf } from './read-hooks.ts'
import { limitsOf } from './read-limits.ts'
import { originsOf } from './read-origins.ts'
import type { Problem } from './problems.ts'
import { clientsOf } from './read-clients.ts'

/** All that a command may need to know; what is missing is undefined, and what is wrong is among the problems. */
export interface Settings {
  database: string | undefined
  databasePool: number | undefined
  encryptionKey: string | undefined
  publicUrl: string | undefined
  verification: 'app' | 'browser' | undefined
  verifierUrl: EngineOptions['verifierUrl']
  mcp: MaillonConfig['mcp']
  /** Whether the console is served. */
  console: boolean
  /** Where people log in to it beside those with a key. */
  consoleLogin: ConsoleIssuerOptions | undefined
  appName: string | undefined
  branding: NonNullable<EngineOptions['branding']>
  callbackUrls: readonly string[]
  toolkits: EngineOptions['toolkits']
  /** Versions of them that sessions may pin. */
  olderToolkits: readonly Toolkit[]
  /** Those beside the toolkits; none where the config file says which toolkits there are. */
  services: Services | undefined
  authConfigs: NonNullable<EngineOptions['authConfigs']>
  origins: NonNullable<EngineOptions['origins']>
  files: NonNullable<EngineOptions['files']>
  /** Whether arguments and results of calls are kept. */
  callContent: boolean
  traceUpstreams: readonly string[]
  hooks: ReturnType<typeof hooksOf>
  limits: EngineOptions['limits']
  host: string
  port: number
  allowedHosts: readonly string[]
  trustProxy: boolean
  /** Where Prometheus asks; nowhere when undefined. */
  metrics: { port: number; host: string } | undefined
  logLevel: NonNullable<MaillonConfig['logLevel']>
  drainSeconds: number
  graceSeconds: number
}

/** Reads the config file and the environment, which goes before the file; `imported` toolkits come beside its own. */
export function readSettings(
  loaded: LoadedConfig | undefined,
  environment: Environment,
  imported: readonly Toolkit[] = [],
): { settings: Settings; problems: Problem[] } {
  const problems: Problem[] = []
  const file = checkFile(loaded, problems)
  const own = checkFile({ path: 'The environment', content: ownVariables(environment) }, problems)
  const secret = (name: string, path?: string) => secretVariable(environment, name, problems, path)
  const given = { ...file, ...own }
  if (file.database && hasPassword(file.database)) {
    problems.push({
      what: `${loaded?.path ?? 'The config file'} holds the database's password.`,
      add: 'MAILLON_DATABASE_URL=postgres://…   # in the environment, or MAILLON_DATABASE_URL_FILE',
    })
  }
  const services = file.toolkits ? undefined : allServices()
  const toolkits = [...toolkitsOf(file, problems), ...imported]
  const slugs = [...toolkits, ...(services?.list() ?? [])].map(({ slug }) => slug)
  const settings: Settings = {
    database: secret('MAILLON_DATABASE_URL') ?? file.database,
    databasePool: given.databasePool,
    encryptionKey: secret('MAILLON_ENCRYPTION_KEY', file.encryptionKeyFile),
    publicUrl: given.publicUrl,
    verification: given.verification,
    verifierUrl: given.verifierUrl,
    mcp: given.mcp,
    console: given.console === undefined ? isOwnMachine(given) : given.console !== false,
    consoleLogin: consoleLoginOf(file, secret),
    appName: given.appName,
    branding: brandingOf(file.branding, environment, problems),
    callbackUrls: given.callbackUrls ?? [],
    toolkits,
    olderToolkits: [],
    services,
    authConfigs: clientsOf(file, environment, { problems, imported, services }),
    origins: originsOf(slugs, environment, file.origins),
    files: filesOf(file.files, environment, problems),
    callContent: given.calls?.content ?? false,
    traceUpstreams: given.traceUpstreams ?? [],
    hooks: hooksOf(file.hooks, environment, problems),
    limits: limitsOf(file.limits, environment, problems),
    host: given.host ?? '127.0.0.1',
    port: given.port ?? 4400,
    allowedHosts: given.allowedHosts ?? [],
    trustProxy: given.trustProxy ?? false,
    metrics: given.metrics && { ...given.metrics, host: given.metrics.host ?? '127.0.0.1' },
    logLevel: given.logLevel ?? 'info',
    drainSeconds: given.drainSeconds ?? 5,
    graceSeconds: given.graceSeconds ?? 30,
  }
  return { settings, problems }
}

function ownVariables(environment: Environment): Record<string, unknown> {
  const number = (name: string) => {
    const given = variable(environment, name)
    return given === undefined ? undefined : /^\d+$/.test(given) ? Number(given) : given
  }
  const flag = (name: string) => {
    const given = variable(environment, name)
    return given === 'true' ? true : given === 'false' ? false : given
  }
  const content = flag('MAILLON_CALL_CONTENT')
  const metricsPort = number('MAILLON_METRICS_PORT')
  const metricsHost = variable(environment, 'MAILLON_METRICS_HOST')
  const found = {
    databasePool: number('MAILLON_DATABASE_POOL'),
    metrics: metricsPort === undefined ? undefined : { port: metricsPort, host: metricsHost },
    calls: content === undefined ? undefined : { content },
    traceUpstreams: listVariable(environment, 'MAILLON_TRACE_UPSTREAMS'),
    publicUrl: variable(environment, 'MAILLON_PUBLIC_URL'),
    verification: variable(environment, 'MAILLON_VERIFICATION'),
    verifierUrl: variable(environment, 'MAILLON_VERIFIER_URL'),
    appName: variable(environment, 'MAILLON_APP_NAME'),
    callbackUrls: listVariable(environment, 'MAILLON_CALLBACK_URLS'),
    host: variable(environment, 'MAILLON_LISTEN_HOST'),
    port: number('MAILLON_LISTEN_PORT'),
    allowedHosts: listVariable(environment, 'MAILLON_ALLOWED_HOSTS'),
    trustProxy: flag('MAILLON_TRUST_PROXY'),
    console: flag('MAILLON_CONSOLE'),
    logLevel: variable(environment, 'MAILLON_LOG_LEVEL'),
    drainSeconds: number('MAILLON_DRAIN_SECONDS'),
    graceSeconds: number('MAILLON_GRACE_SECONDS'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

function checkFile(loaded: LoadedConfig | undefined, problems: Problem[]): MaillonConfig {
  const parsed = configFile.safeParse(loaded?.content ?? {})
  if (parsed.success) return parsed.data
  const wrong = new Set<PropertyKey>()
  for (const { path, message, ...issue } of parsed.error.issues) {
    const [name] = path
    if (name !== undefined) wrong.add(name)
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : []
    for (const key of unknown) if (path.length === 0) wrong.add(key)
    const isSecret = unknown.some((key) => /encryptionKey|clientSecret/.test(key))
    problems.push({
      what: `${loaded?.path ?? ''}: ${[...path, message].join(': ')}.`,
      add: isSecret
        ? 'MAILLON_ENCRYPTION_KEY=…, <TOOLKIT>_CLIENT_SECRET=…   # secrets only in the environment, or in a file of their own'
        : 'docs/self-hosting.md has the table of settings.',
    })
  }
  // What is sound is used, so that the rest is checked in the same run.
  const content = Object.entries(Object(loaded?.content)).filter(([name]) => !wrong.has(name))
  return configFile.safeParse(Object.fromEntries(content)).data ?? {}
}

function consoleLoginOf(
  { console }: MaillonConfig,
  secret: (name: string, path?: string) => string | undefined,
): ConsoleIssuerOptions | undefined {
  if (typeof console !== 'object') return undefined
  const { clientSecretFile, ...login } = console.login
  return { ...login, clientSecret: secret('MAILLON_CONSOLE_CLIENT_SECRET', clientSecretFile) }
}

/** Whether nobody else reaches the engine: neither its address nor what it listens on leads here from elsewhere. */
function isOwnMachine({ publicUrl = '', host = '127.0.0.1' }: MaillonConfig): boolean {
  const name = URL.parse(publicUrl)?.hostname
  const listens = host.includes(':') ? `[${host}]` : host
  return name !== undefined && isLoopback(name) && isLoopback(listens)
}

function hasPassword(database: string): boolean {
  if (!URL.canParse(database)) return false
  const { password, searchParams } = new URL(database)
  return password !== '' || searchParams.has('password')
}

function toolkitsOf({ toolkits }: MaillonConfig, problems: Problem[]): EngineOptions['toolkits'] {
  if (!toolkits) return allToolkits
  return toolkits.flatMap((entry) => {
    if (typeof entry !== 'string') return [entry]
    const found = allToolkits.filter(({ slug }) => slug === entry)
    if (found.length > 0) return found
    const services = allServices()
    if (services.has(entry)) return [serviceToolkit(services.file(entry))]
    const slugs = allToolkits.map(({ slug }) => slug).join(', ')
    problems.push({
      what: `toolkits: there is no toolkit or service "${entry}".`,
      add: `Known toolkits: ${slugs}; services: maillon toolkits list`,
    })
    return []
  })
}
