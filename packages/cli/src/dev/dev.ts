import { consoleFiles } from '@maillon/console'
import { clientsFromEnvironment, createEngine } from '@maillon/engine'
import { services as allServices } from '@maillon/services'
import { allToolkits } from '@maillon/toolkits'
import { importedToolkits, toolkitsFolder } from '../config/imported-toolkits.ts'
import { brandingOf } from '../config/read-branding.ts'
import { filesOf } from '../config/read-files.ts'
import { hooksOf } from '../config/read-hooks.ts'
import { originsOf } from '../config/read-origins.ts'
import { throwProblems } from '../config/problems.ts'
import type { Phases } from '../terminal/phases.ts'
import { visible } from '../terminal/visible.ts'
import { jsonLog } from '../server/json-log.ts'
import { listen } from '../server/listen.ts'
import { stopSignal } from '../server/stop-signal.ts'
import { type DevState, ephemeralState, storedState } from './dev-state.ts'
import { type DevEmulation, startEmulation } from './emulation.ts'
import { watchToolkits } from './watch-toolkits.ts'
import { welcome } from './welcome.ts'

export interface DevOptions {
  port: number
  json: boolean
  ephemeral: boolean
  emulate: boolean
  console: boolean
  'callback-url'?: readonly string[] | undefined
}

/** Starts an engine on loopback and serves until SIGTERM or SIGINT. */
export async function dev(options: DevOptions, phases: Phases): Promise<void> {
  const state = options.ephemeral ? ephemeralState() : await storedState('.maillon')
  if (options.emulate) phases.begin('Starting emulated upstreams')
  const upstreams = options.emulate ? await startEmulation() : undefined
  try {
    await serve(state, upstreams, options, phases)
  } finally {
    await upstreams?.stop()
  }
}

async function serve(
  state: DevState,
  upstreams: DevEmulation | undefined,
  options: DevOptions,
  phases: Phases,
): Promise<void> {
  phases.begin('Reading toolkits')
  const folder = toolkitsFolder(undefined, process.env)
  const { toolkits: imported, olderToolkits, problems } = await importedToolkits(folder)
  const toolkits = [...allToolkits, ...imported]
  const services = allServices()
  const slugs = [...toolkits, ...services.list()].map(({ slug }) => slug)
  const clients = clientsFromEnvironment(slugs, process.env)
  const authConfigs = { ...clients, ...upstreams?.authConfigs }
  const files = filesOf(undefined, process.env, problems)
  const hooks = hooksOf(undefined, process.env, problems)
  const branding = brandingOf(undefined, process.env, problems)
  throwProblems('maillon dev', problems)
  phases.begin('Starting the engine')
  const server = await listen({
    port: options.port,
    start: (url) =>
      createEngine({
        toolkits,
        olderToolkits,
        services,
        database: state.database,
        encryptionKey: state.encryptionKey,
        publicUrl: url,
        appName: 'Your app',
        branding,
        origins: originsOf(slugs, process.env),
        files,
        hooks,
        callbackUrls: options['callback-url'] ?? [],
        loopbackCallbacks: true,
        // What a call was given and answered is there to be looked at, and made again, on the developer's own machine.
        calls: { content: true },
        allowedHosts: [],
        authConfigs,
        routes: upstreams?.routes ?? {},
        log: jsonLog('warn', process.stderr),
        ...(options.console && { console: { files: consoleFiles() } }),
      }),
  })
  try {
    const apiKey = await state.apiKey(server.engine)
    await state.runsAt(server.url)
    const ready = {
      url: server.url,
      apiKey,
      upstreams: upstreams?.urls ?? {},
      ...(options.console && { console: server.engine.consoleLink() }),
    }
    phases.end()
    console.log(options.json ? JSON.stringify(ready) : welcome(ready, Object.keys(authConfigs)))
    const stopWatching = await watchToolkits(folder, server.engine, (line) =>
      console.error(visible(line)),
    )
    await stopSignal()
    stopWatching()
    await state.runsAt(undefined)
  } finally {
    await server.stop()
  }
}
