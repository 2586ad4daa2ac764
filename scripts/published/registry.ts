import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { runServer } from 'verdaccio'
import { run } from './run.ts'

export interface Registry {
  url: string
  /** What makes npm, pnpm, yarn and bun install from it and from nowhere else, with nothing kept from before. */
  env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/**
 * A registry on loopback. What is not published to it is fetched from where the package manager of this machine is set to
 * fetch from.
 */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true })
  const uplink = (await run('npm', ['config', 'get', 'registry'])).trim()
  const cafile = (await run('npm', ['config', 'get', 'cafile'])).trim()
  // Others' packages are kept for the next run; ours are of this one alone.
  const kept = resolve('node_modules/.cache/published/storage')
  const storage = relative(kept, join(folder, 'storage'))
  const ours = { access: '$all', publish: '$all', storage }
  const server = (await runServer({
    configPath: join(folder, 'verdaccio.yaml'),
    storage: kept,
    uplinks: {
      npm: {
        url: uplink,
        maxage: '1d',
        ...(isAbsolute(cafile) && { ca: readFileSync(cafile, 'utf8') }),
      },
    },
    packages: {
      '@maillon/*': ours,
      'create-maillon': ours,
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
    env: clientSettings(url, folder),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/**
 * Every client takes another spelling, and yarn and bun none of npm's. The machine's own settings are left out, and what is
 * not on loopback cannot be reached: what a client has, it has from the registry.
 */
function clientSettings(url: string, folder: string): Record<string, string> {
  const { host } = new URL(url)
  const caches = join(folder, 'caches')
  const userconfig = join(folder, 'npmrc')
  const settings = [
    `registry=${url}`,
    `//${host}/:_authToken=loopback`,
    'audit=false',
    'fund=false',
  ]
  writeFileSync(userconfig, `${settings.join('\n')}\nupdate-notifier=false\n`)
  const nowhere = 'http://127.0.0.1:9'
  return {
    npm_config_registry: url,
    npm_config_userconfig: userconfig,
    npm_config_globalconfig: join(folder, 'no-npmrc'),
    npm_config_cache: join(caches, 'npm'),
    pnpm_config_registry: url,
    pnpm_config_userconfig: userconfig,
    pnpm_config_npmrc_auth_file: userconfig,
    pnpm_config_store_dir: join(caches, 'pnpm-store'),
    pnpm_config_cache_dir: join(caches, 'pnpm'),
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: 'localhost',
    YARN_GLOBAL_FOLDER: join(caches, 'yarn'),
    YARN_CACHE_FOLDER: join(caches, 'yarn-cache'),
    YARN_ENABLE_TELEMETRY: '0',
    // What was published a moment ago is what is wanted here.
    YARN_NPM_MINIMAL_AGE_GATE: '0',
    BUN_CONFIG_REGISTRY: url,
    BUN_INSTALL_CACHE_DIR: join(caches, 'bun'),
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    http_proxy: nowhere,
    https_proxy: nowhere,
    NO_PROXY: 'localhost,127.0.0.1',
    no_proxy: 'localhost,127.0.0.1',
  }
}
