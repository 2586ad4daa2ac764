import { readFileSync } from 'node:fs'
import { type IncomingMessage, request, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What our Caddyfile says of one site. */
export interface Site {
  address: string
  upstreams: string[]
  /** Directives of `reverse_proxy`. */
  proxy: Record<string, string>
}

/** Reads what our own Caddyfile is written in: one site with one `reverse_proxy`. */
export function readCaddyfile(path: string, environment: Record<string, string>): Site {
  const text = readFileSync(path, 'utf8')
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\{\$(\w+)\}/g, (_, name: string) => environment[name] ?? '')
  const [, address = '', upstreams = '', body = ''] =
    /^(\S+) \{\s*reverse_proxy ([^{]+) \{([^}]*)\}\s*\}\s*$/.exec(text) ?? []
  const directives = body.trim().split(/\s*\n\s*/)
  return {
    address,
    upstreams: upstreams.trim().split(/\s+/),
    proxy: Object.fromEntries(directives.map((line) => line.split(/\s+/) as [string, string])),
  }
}

/**
 * Stands where Caddy would: hands requests to each upstream in turn that its health check found ready, and to the next one
 * when none takes the connection. `dial` says where an upstream is. TLS is left out.
 */
export async function startProxy(
  { address, upstreams, proxy }: Site,
  dial: (upstream: string) => string,
) {
  const ready = new Set(upstreams)
  let turn = 0
  const check = async (upstream: string) => {
    const answer = await fetch(`${dial(upstream)}${proxy.health_uri}`).catch(() => undefined)
    if (answer?.ok) ready.add(upstream)
    else ready.delete(upstream)
  }
  const checks = setInterval(() => void upstreams.map(check), msOf(proxy.health_interval))
  const server = createServer((incoming, outgoing) => hand(incoming, outgoing, [...ready]))

  function hand(incoming: IncomingMessage, outgoing: ServerResponse, among: string[]): void {
    const choice = among[turn++ % among.length]
    if (choice === undefined) return void outgoing.writeHead(502).end()
    const { method, url } = incoming
    const headers = { ...incoming.headers, host: address, 'x-forwarded-proto': 'https' }
    const sent = request(new URL(url ?? '/', dial(choice)), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    sent.once('error', (error: NodeJS.ErrnoException) => {
      const others = among.filter((upstream) => upstream !== choice)
      if (error.code === 'ECONNREFUSED') hand(incoming, outgoing, others)
      else outgoing.writeHead(502).end()
    })
    incoming.pipe(sent)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isReady: (upstream: string) => ready.has(upstream),
    async stop() {
      clearInterval(checks)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `5s` as milliseconds. */
export function msOf(duration = ''): number {
  const [, count, unit = 's'] = /^(\d+)(ms|s|min|m)?$/.exec(duration) ?? []
  return Number(count) * { ms: 1, s: 1000, m: 60_000, min: 60_000 }[unit as 'ms']
}
