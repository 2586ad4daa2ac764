import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isAbsolute, join } from 'node:path'
import { runServer } from 'verdaccio'
import { run } from './run.ts'

export interface Registry {
  url: string
  /** What makes npm, pnpm, yarn and bun install from it, with nothing kept from before. */
  env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/**
 * A registry on loopback. What is not published to it is fetched from where the package manager of this machine is set to
 * fetch from.
 */
export async function startRegistry(folder: string): Promise<Registry> {
  const uplink = (await run('npm', ['config', 'get', 'registry'])).trim()
  const cafile = (await run('npm', ['config', 'get', 'cafile'])).trim()
  const server = (await runServer({
    configPath: join(folder, 'verdaccio.yaml'),
    storage: join(folder, 'storage'),
    uplinks: {
      npm: {
        url: uplink,
        maxage: '1h',
        ...(isAbsolute(cafile) && { ca: readFileSync(cafile, 'utf8') }),
      },
    },
    packages: {
      '@maillon/*': { access: '$all', publish: '$all' },
      'create-maillon': { access: '$all', publish: '$all' },
      '**': { access: '$all', proxy: 'npm' },
    },
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    log: { type: 'stdout', format: 'json', level: 'fatal' },
    max_body_size: '100mb',
    web: { enable: false },
  })) as Server
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`
  return {
    url,
    env: clientSettings(url, join(folder, 'caches')),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Every client takes another spelling, and yarn and bun none of npm's. */
function clientSettings(url: string, caches: string): Record<string, string> {
  return {
    npm_config_registry: url,
    [`npm_config_//${new URL(url).host}/:_authToken`]: 'loopback',
    npm_config_cache: join(caches, 'npm'),
    npm_config_store_dir: join(caches, 'pnpm'),
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: 'localhost',
    YARN_GLOBAL_FOLDER: join(caches, 'yarn'),
    YARN_ENABLE_TELEMETRY: '0',
    BUN_CONFIG_REGISTRY: url,
    BUN_INSTALL_CACHE_DIR: join(caches, 'bun'),
  }
}
