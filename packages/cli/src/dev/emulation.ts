import { MaillonError } from '@maillon/core'
import type { EngineOptions } from '@maillon/engine'

/** Emulated third parties and what the engine has to know to reach them. */
export interface DevEmulation {
  urls: Record<string, string>
  routes: Record<string, string>
  authConfigs: NonNullable<EngineOptions['authConfigs']>
  stop(): Promise<void>
}

/** Starts emulated upstreams on loopback. Throws `config_invalid` where testkit is not installed. */
export async function startEmulation(): Promise<DevEmulation> {
  const { startUpstreams } = await import('@maillon/testkit/upstreams').catch((cause: unknown) => {
    throw new MaillonError('config_invalid', {
      message: 'Emulated upstreams need two packages that are not installed.',
      hint: 'npm install --save-dev @maillon/testkit emulate@0.12.2',
      cause,
    })
  })
  const { upstreams, routes, authConfigs, stop } = await startUpstreams()
  return {
    urls: Object.fromEntries(Object.entries(upstreams).map(([name, { url }]) => [name, url])),
    routes,
    authConfigs,
    stop,
  }
}
