import { createServer } from 'node:net'
import { hostileHosts } from '../../../core/src/toolkit/hostile-hosts.contract.ts'
import { expect, onTestFinished, test } from 'vitest'
import { hostileUrls } from './hostile-urls.contract.ts'
import { createOutbound, type Outbound } from './outbound.ts'
import { operatorOrigins } from './operator-origins.ts'
import { originRoutes } from './routes.ts'

/** Where something stands that an app, a person, a model or a service may have made up. */
export interface Place {
  /** Sends a request to where that leads, or answers the address to which a browser would be sent. */
  send: (typed: string, outbound: Outbound) => Promise<unknown>
  /** What leads somewhere there, or nobody would see a place that refuses all. */
  sound: string
  /** Of places that lead to hosts of a list, these; no other name is even looked up. */
  hosts?: RegExp
  /** What the operator named. */
  origins?: Readonly<Record<string, readonly string[]>>
}

/** Whatever has been made up: addresses, and what stands for a host in them. */
const typed = new Set([
  ...hostileUrls,
  ...hostileUrls.map((url) => url.replace(/^https:\/*/, '').replace(/[/?#].*$/, '')),
  ...hostileHosts,
])

/** T20: whatever stands in a place, nobody is reached: every name leads to this machine, which counts who connects. */
export function ssrfContract(name: string, { send, sound, hosts, origins = {} }: Place): void {
  test(`T20 S05 ${name} reaches none of them`, async () => {
    let connections = 0
    const canary = createServer((socket) => {
      connections += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
    const lookedUp: string[] = []
    const outbound = createOutbound(originRoutes({}), {
      operated: operatorOrigins(origins),
      lookup: (host, _, callback) => {
        lookedUp.push(host)
        callback(null, [{ address: '127.0.0.1', family: 4 }])
      },
    })
    onTestFinished(async () => {
      await outbound.close()
      canary.close()
    })
    const address = await send(sound, outbound).catch(() => undefined)
    expect([...lookedUp, hostOf(address)].filter(Boolean)).not.toEqual([])
    const led: [typed: string, where: unknown][] = []
    for (const one of typed) {
      await send(one, outbound).then(
        (address) => led.push([one, hosts?.test(hostOf(address)) ? 'its own host' : address]),
        () => undefined,
      )
    }
    expect(led.filter(([, where]) => where !== 'its own host')).toEqual([])
    expect(connections).toBe(0)
    if (hosts) expect(lookedUp.filter((host) => !hosts.test(host))).toEqual([])
  })
}

function hostOf(address: unknown): string {
  return URL.parse(String(address))?.host ?? ''
}
