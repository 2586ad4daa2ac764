import { isLoopback } from '@maillon/core/toolkit'
import { consoleFiles } from '@maillon/console'
import { createEngine, type EngineOptions } from '@maillon/engine'
import { type ConfigSources, settingsFor } from '../config/settings-for.ts'
import type { Settings } from '../config/read-settings.ts'
import { jsonLog } from '../server/json-log.ts'
import { listen } from '../server/listen.ts'
import { stopSignal } from '../server/stop-signal.ts'
import type { Phases } from '../terminal/phases.ts'
import { exitCodes } from '../exit-codes.ts'
import type { MetricsAddress } from './metrics-address.ts'
import { printable } from './printable.ts'

const needed = ['database', 'encryptionKey', 'publicUrl', 'verification'] as const

/** Serves until SIGTERM or SIGINT; answers the exit code. Throws `config_invalid` with everything that is missing. */
export async function serve(
  options: ConfigSources & { 'print-config': boolean; console?: boolean | undefined },
  phases: Phases,
): Promise<number> {
  phases.begin('Reading settings and toolkits')
  const read = await settingsFor('maillon serve', options, needed)
  const settings = { ...read, console: options.console ?? read.console }
  if (options['print-config']) {
    phases.end()
    console.log(JSON.stringify(printable(settings), null, 2))
    return exitCodes.done
  }
  const stopping = stopSignal()
  const log = jsonLog(settings.logLevel)
  const { host, port, trustProxy, drainSeconds, graceSeconds, publicUrl, verification } = settings
  const metrics = await metricsAddress(settings)
  phases.begin('Opening the database')
  const server = await listen({
    host,
    port,
    trustProxy,
    drainMs: drainSeconds * 1000,
    graceMs: graceSeconds * 1000,
    start: () => createEngine({ ...engineOptions(settings), log }),
  }).catch(async (error) => {
    await metrics?.close()
    throw error
  })
  phases.end()
  const { url } = server
  log.info({ url, publicUrl, verification, ...(metrics && { metrics: metrics.url }) }, 'ready')
  await stopping
  log.info({ drainSeconds, graceSeconds }, 'stopping')
  const cut = await server.stop()
  await metrics?.close()
  if (cut > 0) log.warn({ cut }, 'stopped before all requests were answered')
  else log.info({}, 'stopped')
  return cut > 0 ? exitCodes.failed : exitCodes.done
}

async function metricsAddress({ metrics }: Settings): Promise<MetricsAddress | undefined> {
  if (metrics === undefined) return undefined
  const { openMetricsAddress } = await import('./metrics-address.ts')
  return openMetricsAddress(metrics)
}

function engineOptions(
  settings: Settings & Record<'database' | 'encryptionKey', string>,
): EngineOptions {
  const { publicUrl, verification, verifierUrl, mcp, appName, host } = settings
  const { database, databasePool, encryptionKey, toolkits, olderToolkits, services, authConfigs } =
    settings
  const { origins, callbackUrls, allowedHosts, files, hooks, limits, branding, traceUpstreams } =
    settings
  return {
    database,
    ...(databasePool && { databasePool }),
    encryptionKey,
    toolkits,
    olderToolkits,
    services,
    authConfigs,
    origins,
    callbackUrls,
    files,
    ...(settings.console && {
      console: { files: consoleFiles(), login: settings.consoleLogin },
    }),
    hooks,
    branding,
    calls: { content: settings.callContent },
    traceUpstreams,
    // Reached by one of these names, the request came from this machine.
    allowedHosts: isLoopback(host.includes(':') ? `[${host}]` : host)
      ? [...allowedHosts, ...loopbackNames]
      : allowedHosts,
    ...(publicUrl && { publicUrl }),
    ...(verification && { verification }),
    ...(verifierUrl && { verifierUrl }),
    ...(mcp && { mcp }),
    ...(appName && { appName }),
    ...(limits !== undefined && { limits }),
  }
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']
