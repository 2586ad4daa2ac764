import { createServer, type AddressInfo } from 'node:net'
import { createEmulator } from 'emulate'
import type { GateRequest } from './gate.ts'

/** A request for the service, its body as text or as it came. */
export type Forwarded = Pick<GateRequest, 'method' | 'path' | 'headers'> & {
  body: string | Uint8Array<ArrayBuffer>
}

/** An emulated service, reached only through its gate. */
export interface Emulation {
  /** Passes a request on and answers what the service says; redirects are not followed. */
  forward(request: Forwarded): Promise<Response>
  /** Brings the seeded world back. */
  reset(): Promise<void>
  stop(): Promise<void>
}

/** Starts one service of the `emulate` package, which itself takes any token for valid. */
export async function startEmulation(options: {
  service: 'google' | 'github' | 'slack' | 'resend' | 'vercel'
  /** The real service's address, for links in its answers and for `iss` of its id tokens. */
  baseUrl: string
  seed: Record<string, unknown>
  /** Fills in what a seed cannot say, by calling the service. */
  populate?: (forward: Emulation['forward']) => Promise<void>
}): Promise<Emulation> {
  const { service, baseUrl, seed, populate } = options
  // With a baseUrl of ours, the emulator does not tell which port it took.
  const port = await freePort()
  const emulator = await createEmulator({ service, port, baseUrl, seed })

  async function forward({ method, path, headers, body }: Forwarded): Promise<Response> {
    const { host: _host, connection: _connection, 'content-length': _length, ...rest } = headers
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: rest,
      redirect: 'manual',
      ...(method !== 'GET' && method !== 'HEAD' && { body }),
    })
    const kept = new Headers(response.headers)
    // Cookies know no ports: one of an emulator would be sent to the app under test.
    for (const name of ['set-cookie', 'transfer-encoding', 'connection', 'keep-alive'])
      kept.delete(name)
    const empty = response.status === 204 || response.status === 304
    return new Response(empty ? null : await response.arrayBuffer(), {
      status: response.status,
      headers: kept,
    })
  }

  await populate?.(forward)
  return {
    forward,
    reset: async () => {
      emulator.reset()
      await populate?.(forward)
    },
    stop: () => emulator.close(),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
