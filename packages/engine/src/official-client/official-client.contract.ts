import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { Composio } from '@composio/core'
import { startTestEngine, type TestEngineOptions } from '@maillon/testkit'
import { startUpstreams, visitLink } from '@maillon/testkit/upstreams'
import { expect, vi } from 'vitest'

/**
 * The official client, unchanged, against an engine that listens on loopback, with emulated upstreams.
 * `stop` fails when the client printed anything, or when this process dialled anything but loopback.
 */
export async function startOfficialClient(options: TestEngineOptions = {}) {
  // Elsewhere the client keeps its telemetry off by itself.
  vi.stubEnv('NODE_ENV', 'production')
  const printed = watchConsole()
  const dialled = watchSockets()
  const world = await startUpstreams()
  const served = await startTestEngine({
    routes: world.routes,
    authConfigs: world.authConfigs,
    ...options,
  })
  const { engine, url, apiKey } = served
  return {
    world,
    engine,
    url,
    apiKey,
    printed,
    composio: clientOf(apiKey, url),
    /** Signs in at a Connect Link as Ada, without a browser. */
    finish: (link: string | null | undefined, email: string = world.users.ada.email) =>
      visitLink(engine, link ?? '', { user: email }),
    typeKey: (link: string | null | undefined) =>
      visitLink(engine, link ?? '', { apiKey: world.apiKeys.resend }),
    async stop() {
      await served.stop()
      await world.stop()
      unsubscribe('net.client.socket', dialled.listen)
      vi.unstubAllEnvs()
      vi.restoreAllMocks()
      expect(printed.filter((line) => !ofFiles.test(line))).toEqual([])
      const hosts = [...dialled.hosts].filter((host) => !loopback.includes(host))
      expect(hosts).toEqual([])
      expect(dialled.hosts.size).toBeGreaterThan(0)
    },
  }
}

export type OfficialClient = Awaited<ReturnType<typeof startOfficialClient>>

/** The client as its own documentation sets it up against another address. */
export function clientOf(apiKey: string, baseURL: string) {
  return new Composio({ apiKey, baseURL, allowTracking: false, disableVersionCheck: true })
}

/** What the client says of each tool that takes a file, whatever it answers, and of each file that it saves. */
const ofFiles = /^(?:warn: .+ has a file-uploadable input|info: .+ Saving file to:)/

const loopback = ['localhost', '127.0.0.1', '::1']

function watchConsole(): string[] {
  const printed: string[] = []
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...texts) => {
      printed.push(`${level}: ${texts.join(' ')}`)
    })
  }
  return printed
}

function watchSockets() {
  const hosts = new Set<string>()
  const listen = (message: unknown) => {
    const { socket } = message as { socket: Socket }
    socket.on('lookup', (_error, _address, _family, host: string) => hosts.add(host))
    socket.on('connectionAttempt', (address: string) => hosts.add(address))
  }
  subscribe('net.client.socket', listen)
  return { hosts, listen }
}
