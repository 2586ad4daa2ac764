import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Maillon } from '@maillon/core'
import { clientsFromEnvironment, createEngine } from '@maillon/engine'
import { services as allServices } from '@maillon/services'
import { allToolkits } from '@maillon/toolkits'
import { importedToolkits, toolkitsFolder } from '../config/imported-toolkits.ts'
import { hooksOf } from '../config/read-hooks.ts'
import { originsOf } from '../config/read-origins.ts'
import { throwProblems } from '../config/problems.ts'
import { readOrMakeKey } from '../keys/read-or-make-key.ts'
import { jsonLog } from '../server/json-log.ts'
import { listen } from '../server/listen.ts'
import { settingsFolder } from './install/client-files.ts'

/** An engine in this process, whose Connect Links are served on loopback. */
export interface Embedded {
  maillon: Maillon
  stop(): Promise<unknown>
}

/**
 * Starts an engine on a database in the user's own folder, which several processes may share, with OAuth clients from the
 * environment: `GMAIL_CLIENT_ID`, and so on. Nothing of it is written to stdout. Throws what the engine does.
 */
export async function startEmbedded(folder = defaultFolder()): Promise<Embedded> {
  const {
    toolkits: imported,
    olderToolkits,
    problems,
  } = await importedToolkits(toolkitsFolder(undefined, process.env))
  const hooks = hooksOf(undefined, process.env, problems)
  throwProblems('maillon mcp', problems)
  const toolkits = [...allToolkits, ...imported]
  const services = allServices()
  const slugs = [...toolkits, ...services.list()].map(({ slug }) => slug)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const encryptionKey = await readOrMakeKey(join(folder, 'encryption-key'), 'local')
  const server = await listen({
    port: 0,
    start: (url) =>
      createEngine({
        toolkits,
        olderToolkits,
        services,
        database: join(folder, 'maillon.db'),
        encryptionKey,
        publicUrl: url,
        appName: 'Maillon on this machine',
        loopbackCallbacks: true,
        allowedHosts: [],
        authConfigs: clientsFromEnvironment(slugs, process.env),
        origins: originsOf(slugs, process.env),
        hooks,
        log: jsonLog('warn', process.stderr),
      }),
  })
  return { maillon: new Maillon({ engine: server.engine }), stop: server.stop }
}

function defaultFolder(): string {
  const { platform, env: environment } = process
  return join(settingsFolder({ platform, home: homedir(), environment }), 'maillon')
}
